import { AgendaItem } from '#shared/boards/agenda.ts';
import { DecidedAction, Decision, MeetingView } from '#shared/boards/schema.ts';
import { daysAfter } from '#shared/calendar.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { BoardId, NodeId, PersonId, PlanId } from '#shared/ids.ts';
import { NodeView, PlanView, Recorded } from '#shared/plans/schema.ts';
import { type Caller, must } from './ask.ts';

export type Planned = { readonly plan: PlanId; readonly objective: NodeId };
export type Meeting = { readonly path: string; readonly item: AgendaItem };
export type Action = { readonly plan: PlanId; readonly node: NodeId; readonly path: string };

/** A plan in the authority’s own shape, with one row above the actions on each of its levels. */
export async function makePlan(clerk: Caller, authority: string, today: LocalDate): Promise<Planned> {
  const view = await clerk.send('POST', `${authority}/plans`, {
    body: { title: 'Education plan', purpose: 'What the board has agreed', agreedOn: today, shape: 'four-columns' },
    answer: PlanView,
  });
  let parent: NodeId | null = null;
  for (const { key, name } of view.shape.levels.slice(0, -1)) {
    const body = {
      ...{ level: key, parent, order: 'a0', title: `${name} for children who move school often` },
      ...{ fields: {}, owner: null, dueOn: null },
    };
    const made: Recorded = await clerk.send('POST', `${authority}/plans/${view.id}/nodes`, { body, answer: Recorded });
    parent = made.node.id;
  }
  if (parent === null) throw new Error('The plan has no level above its actions');
  return { plan: view.id, objective: parent };
}

/** A meeting of today with one report, its agenda published. */
export async function callMeeting(clerk: Caller, authority: string, asked: { board: BoardId; today: LocalDate }) {
  const { board, today } = asked;
  const meeting = await clerk.send('POST', `${authority}/boards/${board}/meetings`, {
    body: { on: today, begins: '14:00', place: 'Town hall' },
    answer: MeetingView,
  });
  const path = `${authority}/meetings/${meeting.id}`;
  const recommendations = [
    { id: null, verb: 'note', words: 'how many pupils joined or left during the year' },
    { id: null, verb: 'agree', words: 'that every school has a named person who welcomes new pupils' },
  ];
  const report = {
    ...{ title: 'Pupils who move during the year', from: 'Head of School Improvement' },
    ...{ purpose: 'To agree what schools do for them', body: 'One pupil in nine moved last year.', recommendations },
  };
  const item = await clerk.send('POST', `${path}/agenda-items`, {
    body: { order: 'a0', title: report.title, minutes: 20, report },
    answer: AgendaItem,
  });
  const body = { state: 'agenda-published' };
  await clerk.send('PATCH', path, { body, version: meeting.version, answer: MeetingView });
  return { path, item } satisfies Meeting;
}

/** The board agrees; an action of the plan comes of it, and each shows the other. */
export async function decide(clerk: Caller, meeting: Meeting, asked: Planned & { owner: PersonId; today: LocalDate }) {
  const { plan, objective, owner, today } = asked;
  const recommendation = meeting.item.report?.recommendations[1]?.id;
  const decision = await clerk.send('POST', `${meeting.path}/decisions`, {
    body: { item: meeting.item.id, recommendation, outcome: 'agreed', words: '', on: today },
    answer: Decision,
  });
  const made = await clerk.send('POST', `${meeting.path}/decisions/${decision.id}/actions`, {
    body: {
      ...{ plan, parent: objective, order: 'a0', title: 'Name someone in every school who welcomes new pupils' },
      ...{ fields: {}, owner, dueOn: daysAfter(today, 60) },
    },
    answer: DecidedAction,
  });
  const authority = meeting.path.slice(0, meeting.path.indexOf('/meetings/'));
  const action: Action = { plan, node: made.node.id, path: `${authority}/plans/${plan}/nodes/${made.node.id}` };
  const seen = await clerk.get(action.path, NodeView);
  must(
    made.decision.actions.some(({ node }) => node === action.node),
    'the decision shows its action',
  );
  must(seen.decided?.decision.id === decision.id, 'the action shows its decision');
  return action;
}
