import * as z from 'zod';
import {
  aBoardDraft,
  aDecisionDraft,
  aMeetingDraft,
  aMemberDraft,
  anActionDraft,
  anItemDraft,
} from '#test/builders/boards.ts';
import { aSchoolDraft } from '#test/builders/dashboards.ts';
import type { PlantedPlan } from './content.ts';
import { freshFunction } from './in-process.ts';
import type { Page } from './pages.ts';

const Made = z.looseObject({ id: z.string() });
const Cycles = z.looseObject({ items: z.array(Made) });
const Item = Made.extend({ report: z.looseObject({ recommendations: z.array(Made) }) });
const [members, meetings, items, decisions] = [12, 8, 8, 3];

export const decidedAction = 'action that a board decided';

/** A board among others, a full meeting of it with what it decided, and a school: put there by the routes themselves. */
export async function plantPages(home: string, subject: string, planted: PlantedPlan): Promise<Page[]> {
  const { ask } = freshFunction(subject, { tapped: false });
  const send = async (path: string, body: unknown): Promise<unknown> =>
    JSON.parse((await ask('POST', path, { body })).text);
  const made = async (path: string, body: unknown): Promise<string> => Made.parse(await send(path, body)).id;
  const each = async <T>(many: number, make: (number: number) => Promise<T>): Promise<T[]> => {
    const all: T[] = [];
    for (let number = 1; number <= many; number += 1) all.push(await make(number));
    return all;
  };

  const above = await made(`${home}/boards`, aBoardDraft());
  await each(3, (number) => made(`${home}/boards`, aBoardDraft({ name: `Sub-group ${number}`, parent: above })));
  const board = `${home}/boards/${await made(`${home}/boards`, aBoardDraft({ name: 'School board', parent: above }))}`;
  await each(members, (number) => made(`${board}/members`, aMemberDraft({ name: `Head of school ${number}` })));
  const [meeting = ''] = await each(meetings, () => made(`${board}/meetings`, aMeetingDraft()));
  const path = `${home}/meetings/${meeting}`;
  const plan = `${home}/plans/${planted.plan}`;
  const [last] = Cycles.parse(JSON.parse((await ask('GET', `${plan}/cycles`)).text)).items;
  const looked = { plan: planted.plan, cycle: last?.id };
  const agenda = await each(items, async (number) => {
    const cycle = number === 1 ? looked : null;
    const draft = anItemDraft({ title: `Item ${number}: progress of the plan`, order: `a${number}`, cycle });
    return Item.parse(await send(`${path}/agenda-items`, draft));
  });
  await ask('PATCH', path, { body: { state: 'agenda-published' }, headers: { 'if-match': '"1"' } });
  const decided = agenda.slice(0, decisions).map(({ id, report }) => ({
    ...{ item: id, recommendations: report.recommendations.map((each) => each.id) },
  }));
  for (const each of decided) await send(`${path}/decisions`, aDecisionDraft(each));

  const node = `${plan}/nodes`;
  const { parent } = Placed.parse(JSON.parse((await ask('GET', `${node}/${planted.actions[0]}`)).text)).node;
  const draft = anActionDraft({ plan: planted.plan, objective: parent });
  const arisen = DecidedAction.parse(await send(`${path}/decisions/${decided[0]?.recommendations[1]}/actions`, draft));
  const school = aSchoolDraft();
  await send(`${home}/schools`, school);
  return [
    { what: decidedAction, path: `${node}/${arisen.node.id}` },
    { what: 'board', path: board },
    { what: 'meeting of eight items', path },
    { what: 'dashboard', path: `${home}/dashboard` },
    { what: 'school', path: `${home}/schools/${school.urn}` },
  ];
}

const Placed = z.looseObject({ node: z.looseObject({ parent: z.string() }) });
const DecidedAction = z.looseObject({ node: Made });
