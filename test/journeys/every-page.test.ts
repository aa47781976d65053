import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { anItemDraft } from '#test/builders/boards.ts';
import { aCommentDraft, aConsultationDraft } from '#test/builders/consultations.ts';
import { aCriterionDraft } from '#test/builders/criteria.ts';
import { aMilestoneDraft } from '#test/builders/milestones.ts';
import { aNodeDraft, aPlanDraft, ok } from '#test/builders/plans.ts';
import type { Office } from '#test/support/officers.ts';
import { eventually } from '#test/support/world.ts';
import { settled, test } from './browser.ts';
import { problemsOf, unseenRoutes, walk } from './crawl.ts';
import { aSmallPlan } from './word-files.ts';

const titleOf = (address: string): RegExp =>
  address.startsWith('/peterborough') ? /^.+ – Peterborough – Placeboard$/ : /^(.+ – )?Placeboard$/;

/** Work on files that is done, and a plan as it stood: no link leads there. */
async function workOf(office: Office): Promise<string[]> {
  const [plan] = ok(await office.as('clerk').get(`${office.path}/plans`), 200).body.items;
  const { name, buffer } = aSmallPlan('A plan to be looked at');
  const form = new FormData();
  form.set('kind', 'plan');
  form.set('file', new File([new Uint8Array(buffer)], name));
  const work = await Promise.all([
    done(office, 'imports', form),
    done(office, 'exports', { kind: 'plan', plan: plan.id, format: 'docx', asAt: null }),
    done(office, 'copies', { plan: plan.id, title: 'Next year', agreedOn: '2025-01-15', years: 1, closed: false }),
  ]);
  return [...work, `/${office.id}/plans/${plan.id}?asAt=2019-09-30`];
}

async function done(office: Office, kind: string, body: unknown): Promise<string> {
  const clerk = office.as('clerk');
  const { id } = ok(await clerk.send('POST', `${office.path}/${kind}`, body), 202).body;
  const ask = () => clerk.get(`${office.path}/${kind}/${id}`);
  await eventually(ask, (answer) => ['ready', 'committed'].includes(answer.body.state));
  return `/${office.id}/${kind}/${id}`;
}

/** The page that makes an action of a decision: only the item that is open shows the link to it. */
async function decisionOf({ as, path, id }: Office): Promise<string> {
  const clerk = as('clerk');
  const get = async (address: string) => ok(await clerk.get(`${path}/${address}`), 200).body;
  const [board] = (await get('boards')).items;
  const { meetings } = await get(`boards/${board.id}`);
  const views = await Promise.all(meetings.map((meeting: { id: string }) => get(`meetings/${meeting.id}`)));
  const deciding = views.find(({ decisions }) => decisions.length > 0);
  return `/${id}/meetings/${deciding.id}/decisions/${deciding.decisions[0].id}/action`;
}

/** A locked cycle’s pages that only an open one’s links lead to, and what is asked of whom. */
async function cycleOf({ as, path, id }: Office): Promise<string[]> {
  const get = async (address: string) => ok(await as('clerk').get(`${path}/${address}`), 200).body;
  const { items } = await get('plans');
  const plan = items.find(({ cycle }: { cycle: object | null }) => cycle !== null);
  const at = `plans/${plan.id}/cycles/${plan.cycle.id}`;
  const [ask] = (await get(at)).asks;
  return [`/${id}/${at}/change`, `/${id}/${at}/asks/${ask.node}`, `/${id}/updates`];
}

/** How one will know, of a first action: its pages are linked once there is a criterion. And whose actions are open. */
async function criterionOf({ as, path, id, personOf }: Office): Promise<string[]> {
  const clerk = as('clerk');
  const [plan] = ok(await clerk.get(`${path}/plans`), 200).body.items;
  const { nodes } = ok(await clerk.get(`${path}/plans/${plan.id}`), 200).body;
  const action = nodes.find(({ level }: { level: string }) => level === 'action');
  const at = `plans/${plan.id}/nodes/${action.id}/criteria`;
  const { criterion } = ok(await clerk.send('POST', `${path}/${at}`, aCriterionDraft()), 201).body;
  const row = `/${id}/plans/${plan.id}/actions/${action.id}`;
  const page = `${row}/criteria/${criterion.id}`;
  // Only an action that is open has a link to where it is handed over.
  return [`${page}/change`, `${page}/evaluate`, `${row}/hand-over`, `/${id}/people/${personOf('owner')}/actions`];
}

/** A step of an action, in a plan whose layout names steps: the first plan’s does not. */
async function milestoneOf({ as, path, id }: Office): Promise<string[]> {
  const clerk = as('clerk');
  const plan = ok(await clerk.send('POST', `${path}/plans`, aPlanDraft({ shape: 'priorities-and-goals' })), 201).body
    .id;
  const add = async (draft: object): Promise<string> =>
    ok(await clerk.send('POST', `${path}/plans/${plan}/nodes`, aNodeDraft(draft)), 201).body.node.id;
  const goal = await add({ level: 'goal', parent: await add({}) });
  const action = await add({ level: 'action', parent: goal });
  const at = `plans/${plan}/nodes/${action}/milestones`;
  const { milestone } = ok(await clerk.send('POST', `${path}/${at}`, aMilestoneDraft()), 201).body;
  const page = `/${id}/plans/${plan}/actions/${action}/milestones`;
  return [`${page}/new`, `${page}/${milestone.id}/change`];
}

/** A consultation that asks officers alone; its last page is linked only once it has closed. */
async function consultationOf({ as, path, id, personOf }: Office): Promise<string> {
  const clerk = as('clerk');
  const [plan] = ok(await clerk.get(`${path}/plans`), 200).body.items;
  const draft = aConsultationDraft({ plan: plan.id }, { officers: [personOf('owner')] });
  const made = ok(await clerk.send('POST', `${path}/consultations`, draft), 201).body;
  ok(await clerk.send('POST', `${path}/consultations/${made.id}/comments`, aCommentDraft()), 201);
  return `/${id}/consultations/${made.id}/final`;
}

/** What a board says of a cycle’s report: the page is linked once an item looks at one. */
async function lookingOf({ as, path, id }: Office): Promise<string> {
  const clerk = as('clerk');
  const get = async (address: string) => ok(await clerk.get(`${path}/${address}`), 200).body;
  const plan = (await get('plans')).items.find(({ cycle }: { cycle: object | null }) => cycle !== null);
  const [board] = (await get('boards')).items;
  const { meetings } = await get(`boards/${board.id}`);
  const open = meetings.filter(({ state }: { state: string }) => state !== 'minutes-agreed');
  const { id: meeting } = open.find(({ state }: { state: string }) => state === 'held') ?? open[0];
  const cycle = { plan: plan.id, cycle: plan.cycle.id };
  const draft = anItemDraft({ title: 'How the plan goes', order: 'b00', report: null, cycle });
  const item = ok(await clerk.send('POST', `${path}/meetings/${meeting}/agenda-items`, draft), 201).body.id;
  return `/${id}/meetings/${meeting}/items/${item}/said`;
}

async function problemsAt(page: Page, address: string): Promise<string[]> {
  await page.goto(address);
  await settled(page);
  return problemsOf(page, titleOf(address));
}

describe('every page fits its window, is named, and has nothing that axe finds wrong', () => {
  test('for those who are not signed in', async ({ aWindow }) => {
    const page = await aWindow();
    expect(await problemsAt(page, '/')).toEqual([]);
    expect(await problemsAt(page, '/accessibility')).toEqual([]);
    expect(await problemsAt(page, '/cookies')).toEqual([]);
  });

  test('wherever a link leads, and that is to every page there is', { timeout: 600_000 }, async ({
    signedIn,
    office,
  }) => {
    const peterborough = office('peterborough');
    const seen = new Map<string, string>();
    const admin = await signedIn('admin@peterborough.example', '/peterborough');
    const decision = await decisionOf(peterborough);
    const sending = decision.replace(/\/decisions\/.*/, '/send');
    const final = await consultationOf(peterborough);
    const lost = ['/peterborough/search?q=plan', '/peterborough/nothing/at/all'];
    const said = await lookingOf(peterborough);
    const from = ['/peterborough', ...lost, decision, sending, final, said];
    const criterion = await criterionOf(peterborough);
    const steps = await milestoneOf(peterborough);
    const all = [...from, ...steps, ...(await workOf(peterborough)), ...(await cycleOf(peterborough)), ...criterion];
    expect(await walk({ page: admin, from: all, title: titleOf }, seen)).toEqual([]);
    const cleared = await signedIn('improvement@peterborough.example', '/peterborough');
    const school = seen.get('/peterborough/schools/:number') ?? '';
    const issued = '/peterborough/schools/990102';
    expect(await walk({ page: cleared, from: [school, issued], title: titleOf }, seen)).toEqual([]);
    const guest = await signedIn('member@eastern.example', '/authorities');
    expect(await walk({ page: guest, from: ['/authorities'], title: titleOf }, seen)).toEqual([]);
    const chair = await signedIn('chair@portsmouth-board.example', '/authorities');
    expect(await walk({ page: chair, from: ['/authorities'], title: titleOf }, seen)).toEqual([]);
    const trust = await signedIn('trust@plymouth-board.example', '/authorities');
    expect(await walk({ page: trust, from: ['/authorities'], title: titleOf }, seen)).toEqual([]);
    const head = await signedIn('head@school.example', '/audiences/school/990102');
    expect(await walk({ page: head, from: ['/audiences/school/990102'], title: titleOf }, seen)).toEqual([]);
    const platform = await signedIn('platform@placeboard.example', '/platform');
    const looked = ['/platform', '/platform/plymouth/suspend'];
    expect(await walk({ page: platform, from: looked, title: titleOf }, seen)).toEqual([]);
    // The answer of the sign-in comes to an address of its own, which lasts for a moment; work in several is looked at below.
    expect(unseenRoutes([...seen.values(), '/signed-in', '/work', '/updates'])).toEqual([]);
  });

  test('for one who works in two authorities', async ({ signedIn }) => {
    const page = await signedIn('director@shared.example', '/work');
    const from = ['/work', '/updates', '/authorities'];
    expect(await walk({ page, from, title: titleOf, onward: false }, new Map())).toEqual([]);
  });

  test('for one who may only read', async ({ signedIn }) => {
    const page = await signedIn('reader@peterborough.example', '/peterborough');
    const from = ['people', 'settings', 'imports/new', 'plans/new', 'people/invite'];
    const seen = new Map([['/peterborough', '']]);
    const addresses = from.map((path) => `/peterborough/${path}`);
    expect(await walk({ page, from: addresses, title: titleOf, onward: false }, seen)).toEqual([]);
  });
});
