import type { CycleDraft } from '#shared/cycles/schema.ts';
import { AskView, CycleView } from '#shared/cycles/views.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { Api } from './api.ts';
import { type CycleContent, dayOf, type PlanContent, type Written } from './content.ts';
import { updateDraftOf } from './drafts.ts';
import { addressOf } from './people.ts';

type Round = {
  readonly api: Api;
  readonly plan: PlanContent;
  /** Where the plan’s cycles are. */
  readonly path: string;
  readonly key: string;
  readonly today: LocalDate;
};

export function cycleDraftOf(cycle: CycleContent, today: LocalDate): CycleDraft {
  const { name, instructions, lockedOn } = cycle;
  const [from, to, dueOn, openedOn] = [cycle.from, cycle.to, cycle.dueOn, cycle.openedOn].map((when) =>
    dayOf(when, today),
  );
  if (from === undefined || to === undefined || dueOn === undefined) throw new Error('A cycle has its dates');
  // What was reported long ago was reviewed then; what is asked now is reviewed by whoever tries it out.
  return { name, instructions, from, to, dataOn: to, dueOn, openedOn, reviewed: lockedOn === null };
}

/** Opens a cycle as the plan’s clerk, and answers its path. */
export async function openCycle({ api, plan, path, key, today }: Round, cycle: CycleContent): Promise<string> {
  const as = addressOf(plan, 'clerk');
  const body = cycleDraftOf(cycle, today);
  const opened = await api.send({ as, path, key: `${key}-cycle`, body, answer: CycleView });
  return `${path}/${opened.cycle.id}`;
}

/** Locks a cycle with whatever was not reported as “No update”. */
export async function lockCycle({ api, plan, key }: Round, at: string, lockedOn: LocalDate): Promise<void> {
  const as = addressOf(plan, 'clerk');
  const { asks, cycle } = await api.read({ as, path: at, answer: CycleView });
  const withoutUpdate = asks.filter(({ state }) => state !== 'accepted').map(({ node }) => node);
  const body = { withoutUpdate, lockedOn };
  const how = { method: 'POST', version: cycle.version, key: `${key}-cycle-lock` } as const;
  await api.send({ as, path: `${at}/lock`, body, ...how, answer: CycleView });
}

/** Some have answered by now: the lead has returned one, and has others before them. */
export async function answerCycle(round: Round, at: string, rows: readonly Written[]): Promise<void> {
  await Promise.all(rows.map((each) => answerOne(round, at, each)));
}

async function answerOne({ api, plan, today }: Round, at: string, { row, id, key }: Written): Promise<void> {
  if (row.answer === undefined || row.owner === undefined) return;
  const { returned: reason, ...answer } = row.answer;
  const path = `${at}/asks/${id}`;
  const given = { as: addressOf(plan, row.owner), path, body: updateDraftOf(answer, today), version: 0 };
  await api.send({ ...given, method: 'PUT', key: `${key}-answer`, answer: AskView });
  if (reason === undefined) return;
  const how = { path: `${path}/return`, method: 'POST', version: 1, key: `${key}-return` } as const;
  await api.send({ ...how, as: addressOf(plan, 'clerk'), body: { reason }, answer: AskView });
}
