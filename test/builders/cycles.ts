import type { Answer, Api } from '../support/world.ts';
import { type MadePlan, ok } from './plans.ts';

/** A valid draft of a cycle; a test says only what it is about. */
export const aCycleDraft = (overrides: object = {}) => ({
  name: 'Autumn 2024',
  from: '2024-03-01',
  to: '2024-08-31',
  dataOn: '2024-08-31',
  dueOn: '2024-09-20',
  instructions: 'Say what was delivered, in numbers where you can.',
  reviewed: true,
  openedOn: '2024-09-02',
  ...overrides,
});

export const anAnswerDraft = (overrides: object = {}) => ({
  status: 'on-track',
  delivered: 'Three courses were held',
  next: 'Hold two more',
  effectiveOn: '2024-09-10',
  evidence: [],
  ...overrides,
});

export type MadeCycle = { id: string; path: string; ask: string };

/** An open cycle of a plan with one action. */
export async function aCycle(lead: Api, plan: MadePlan, overrides: object = {}): Promise<MadeCycle> {
  const { body } = ok(await lead.send('POST', `${plan.path}/cycles`, aCycleDraft(overrides)), 201);
  const path = `${plan.path}/cycles/${body.cycle.id}`;
  return { id: body.cycle.id, path, ask: `${path}/asks/${plan.action}` };
}

export const version = (read: number) => ({ 'if-match': `"${read}"` });

/** The answer to the cycle’s one ask, given in the version that stands. */
export async function answered(owner: Api, cycle: MadeCycle, overrides: object = {}): Promise<Answer> {
  const { body } = ok(await owner.get(cycle.ask), 200);
  return ok(await owner.send('PUT', cycle.ask, anAnswerDraft(overrides), version(body.ask.version)), 200);
}
