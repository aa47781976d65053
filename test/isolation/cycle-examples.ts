import { aCycle, aCycleDraft, anAnswerDraft, answered, type MadeCycle } from '#test/builders/cycles.ts';
import { anOutsideMember } from '#test/builders/outside.ts';
import { aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import type { Planted } from '#test/support/planted.ts';
import type { Example } from './examples.ts';

const editing = { by: 'editor', lacks: 'contributor' } as const;
const first = { 'if-match': '"1"' };
const none = { 'if-match': '"0"' };

/** What comes after the authority’s path. */
const within = ({ authority }: Planted, path: string): string => path.slice(authority.path.length);

const freshPlan = async ({ authority }: Planted): Promise<MadePlan> =>
  aPlan(authority, authority.as('editor'), { action: { owner: authority.as('contributor').person } });

async function fresh(planted: Planted): Promise<MadeCycle> {
  return aCycle(planted.authority.as('editor'), await freshPlan(planted));
}

/** A cycle with one answer that waits for review. */
async function freshAnswer(planted: Planted): Promise<MadeCycle> {
  const cycle = await fresh(planted);
  await answered(planted.authority.as('contributor'), cycle);
  return cycle;
}

const cycleAt = (planted: Planted) => within(planted, planted.cycle.path);
const askAt = (planted: Planted) => within(planted, planted.cycle.ask);
const dropAll = (cycle: MadeCycle) => ({ withoutUpdate: [cycle.ask.slice(-26)], lockedOn: '2024-09-27' });

export const cycleExamples: Record<string, Example> = {
  listCycles: { by: 'reader', at: (planted) => ({ path: within(planted, planted.cycle.path.slice(0, -27)) }) },
  openCycle: {
    ...editing,
    at: ({ plan }) => ({ path: `/plans/${plan.plan}/cycles`, body: aCycleDraft() }),
    ready: async (planted) => ({
      path: `${within(planted, (await freshPlan(planted)).path)}/cycles`,
      body: aCycleDraft(),
    }),
  },
  getCycle: { by: 'reader', at: (planted) => ({ path: cycleAt(planted) }) },
  changeCycle: {
    ...editing,
    at: (planted) => ({ path: cycleAt(planted), body: { dueOn: '2024-09-25' }, headers: first }),
    ready: async (planted) => ({
      ...{ path: within(planted, (await fresh(planted)).path), body: { dueOn: '2024-09-25' }, headers: first },
    }),
  },
  withdrawCycle: {
    ...editing,
    at: (planted) => ({ path: cycleAt(planted), body: { why: 'Too early' }, headers: first }),
    ready: async (planted) => ({
      ...{ path: within(planted, (await fresh(planted)).path), body: { why: 'Too early' }, headers: first },
    }),
  },
  lockCycle: {
    ...editing,
    at: (planted) => ({ path: `${cycleAt(planted)}/lock`, body: dropAll(planted.cycle), headers: first }),
    ready: async (planted) => {
      const cycle = await fresh(planted);
      return { path: `${within(planted, cycle.path)}/lock`, body: dropAll(cycle), headers: first };
    },
  },
  remindOwners: { ...editing, at: (planted) => ({ path: `${cycleAt(planted)}/remind` }) },
  askOutside: {
    ...editing,
    at: (planted) => ({ path: `${cycleAt(planted)}/outside` }),
    ready: async (planted) => {
      const { authority } = planted;
      const [cycle, member] = [await fresh(planted), await anOutsideMember(authority)];
      const node = cycle.path.replace(/cycles.*$/, `nodes/${cycle.ask.slice(-26)}`);
      ok(await authority.as('editor').send('PATCH', node, { owner: member.person }, first), 200);
      return { path: `${within(planted, cycle.path)}/outside` };
    },
  },
  getFrozenReport: { by: 'reader', at: (planted) => ({ path: `${within(planted, planted.lockedCycle)}/report` }) },
  getReport: {
    by: 'reader',
    at: (planted) => ({ path: `${within(planted, planted.lockedCycle)}/reports/appendix` }),
    wrongQuery: '/plans/01ARZ3NDEKTSV4RRFFQ69G5FAV/cycles/01ARZ3NDEKTSV4RRFFQ69G5FAV/reports/changes?against=the-last',
  },
  getDifference: {
    by: 'reader',
    at: ({ plan }) => ({ path: `/plans/${plan.plan}/difference?from=2024-01-15` }),
    wrongQuery: '/plans/01ARZ3NDEKTSV4RRFFQ69G5FAV/difference?from=yesterday',
  },
  getAsk: { by: 'reader', at: (planted) => ({ path: askAt(planted) }) },
  answerAsk: {
    ...{ by: 'editor', lacks: 'reader' },
    at: (planted) => ({ path: askAt(planted), body: anAnswerDraft(), headers: none }),
    ready: async (planted) => ({
      ...{ path: within(planted, (await fresh(planted)).ask), body: anAnswerDraft(), headers: none },
    }),
  },
  acceptAnswer: {
    ...editing,
    at: (planted) => ({ path: `${askAt(planted)}/accept`, headers: first }),
    ready: async (planted) => ({ path: `${within(planted, (await freshAnswer(planted)).ask)}/accept`, headers: first }),
  },
  returnAnswer: {
    ...editing,
    at: (planted) => ({ path: `${askAt(planted)}/return`, body: { reason: 'Say how many came' }, headers: first }),
    ready: async (planted) => ({
      path: `${within(planted, (await freshAnswer(planted)).ask)}/return`,
      body: { reason: 'Say how many came' },
      headers: first,
    }),
  },
  listMyUpdates: { by: 'contributor', at: () => ({ path: '/updates' }) },
};
