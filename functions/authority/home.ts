import { type BoardSummaryRow, boardSummaryRow } from '#kernel/board-rows.ts';
import { messagesOf } from '#kernel/communication-keys.ts';
import { type CommunicationRow, communicationRow } from '#kernel/communication-rows.ts';
import { topPartition, workOf } from '#kernel/keys.ts';
import { type PlanSummaryRow, planSummaryRow } from '#kernel/plan-rows.ts';
import { type PersonRow, personRow, type SettingsRow, settingsRow } from '#kernel/settings-rows.ts';
import { type WaitingRows, waitingRowsOf } from '#kernel/waiting-rows.ts';
import type { Home, Waiting, WaitingMention } from '#shared/authorities/home.ts';
import { messageState } from '#shared/communications/rules.ts';
import type { WaitingMessage } from '#shared/communications/schema.ts';
import { askedOf } from '#shared/cycles/asked.ts';
import { localDateOf } from '#shared/dates.ts';
import { hasRight, mayOwn } from '#shared/people/rules.ts';
import { current } from '#shared/plans/current.ts';
import { waitingState } from '#shared/plans/rules.ts';
import { PlanSummary } from '#shared/plans/schema.ts';
import { comingMeetings } from './boards/view.ts';
import type { Session } from './deps.ts';

const mostWaiting = 50;
const mostMeetings = 8;

/** The home page: the authority’s top partition, the person’s work and their messages, three queries side by side. */
export async function homeOf(session: Session): Promise<Home> {
  const { audience, table, seat, authority, person, today } = session;
  const [top, work, messages] = await Promise.all([
    table.all(topPartition(audience)),
    table.firstOnIndex(workOf(audience, person), mostWaiting),
    table.firstOnIndex(messagesOf(audience, person), mostWaiting),
  ]);
  const { settings, people, plans, boards } = sorted(top);
  const rows = waitingRowsOf(work);
  const standing = plans.filter((plan) => !plan.removed);
  const edits = hasRight(seat.role, 'edit');
  return {
    authority: { id: authority, name: settings.name, accent: settings.accent },
    me: {
      person,
      name: people.find((each) => each.id === person)?.name ?? '',
      role: seat.role,
      clearance: seat.clearance,
    },
    today,
    suspended: session.suspended,
    waiting: waitingOf(rows, standing, today),
    mentions: mentionsOf(rows, standing),
    messages: messages.map((item) => messageOf(communicationRow.read(item), today)),
    meetings: comingMeetings(boards, today).slice(0, mostMeetings),
    plans: standing.map((plan) => PlanSummary.parse(plan)),
    statuses: current(settings.schemes)[0]?.statuses ?? [],
    shapes: settings.shapes.map(({ key, name }) => ({ key, name })),
    leavers: edits ? leaversOf(people, standing) : [],
    people: people.map(({ id, name, left, outside, through }) => ({ id, name, left, outside, through })),
    can: { addPlan: edits, importPlan: edits, administer: hasRight(seat.role, 'administer') },
  };
}

function sorted(items: readonly Record<string, unknown>[]) {
  const settings: SettingsRow[] = [];
  const people: PersonRow[] = [];
  const plans: PlanSummaryRow[] = [];
  const boards: BoardSummaryRow[] = [];
  for (const item of items) {
    if (item.row === 'settings') settings.push(settingsRow.read(item));
    else if (item.row === 'person') people.push(personRow.read(item));
    else if (item.row === 'plan-summary') plans.push(planSummaryRow.read(item));
    // Other pages’ own: nothing of it is on this one.
    else if (item.row === 'dashboard' || item.row === 'partnership') continue;
    else if (item.row === 'board-summary') boards.push(boardSummaryRow.read(item));
    else throw new Error('The authority’s partition holds a row of a kind that is not known');
  }
  const [only] = settings;
  if (only === undefined) throw new Error('The authority has no settings');
  return { settings: only, people, plans, boards };
}

function messageOf({ id, message, channel, plannedOn }: CommunicationRow, today: string): WaitingMessage {
  return { id, message, channel, plannedOn, state: messageState(plannedOn, today) };
}

/** Rows of plans that are gone, or whose import is not finished, do not wait for anyone. */
function waitingOf({ nodes, asks }: WaitingRows, plans: readonly PlanSummaryRow[], today: string): Waiting[] {
  return nodes.flatMap((node) => {
    const plan = plans.find((each) => each.id === node.plan);
    if (plan === undefined) return [];
    return [
      {
        plan: plan.id,
        planTitle: plan.title,
        node: node.id,
        title: node.title,
        dueOn: node.dueOn,
        state: waitingState(node, today),
        lastUpdatedOn: node.latest?.effectiveOn ?? null,
        ask: askedOf(plan.cycle, { node, asks }),
      },
    ];
  });
}

function mentionsOf({ mentions }: WaitingRows, plans: readonly PlanSummaryRow[]): WaitingMention[] {
  return mentions.flatMap(({ plan: id, node, title, comment, by, at }) => {
    const plan = plans.find((each) => each.id === id);
    if (plan === undefined) return [];
    const on = localDateOf(new Date(at));
    return [{ plan: plan.id, planTitle: plan.title, node, title, comment, by, on }];
  });
}

/** Who has left and still owns open actions: work that nobody does, until it goes to someone else. */
function leaversOf(people: readonly PersonRow[], plans: readonly PlanSummaryRow[]): Home['leavers'] {
  return people
    .filter((each) => !mayOwn(each))
    .map(({ id }) => ({ person: id, open: plans.reduce((sum, { owners }) => sum + (owners[id] ?? 0), 0) }))
    .filter(({ open }) => open > 0);
}
