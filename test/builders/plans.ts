import type { Answer, Api, Authority } from '../support/world.ts';

/** A valid plan draft; a test says only what it is about. */
export const aPlanDraft = (overrides: object = {}) => ({
  title: 'Education action plan',
  purpose: 'To improve outcomes',
  agreedOn: '2024-01-15',
  shape: 'seven-columns',
  ...overrides,
});

export const aNodeDraft = (overrides: object = {}) => ({
  level: 'priority',
  parent: null,
  title: 'Ready for school',
  fields: {},
  order: 'a0',
  owner: null,
  dueOn: null,
  ...overrides,
});

export const anUpdateDraft = (overrides: object = {}) => ({
  status: 'on-track',
  delivered: 'Two conferences were held',
  next: 'Agree the dates for next year',
  effectiveOn: '2024-06-01',
  evidence: [],
  ...overrides,
});

export type MadePlan = { plan: string; priority: string; objective: string; action: string; path: string };

/** A plan with one priority, one objective and one action. */
export async function aPlan(
  authority: Authority,
  api: Api,
  overrides: { plan?: object; action?: object } = {},
): Promise<MadePlan> {
  const made = ok(await api.send('POST', `${authority.path}/plans`, aPlanDraft(overrides.plan)), 201);
  const path = `${authority.path}/plans/${made.body.id}`;
  const add = async (draft: object) =>
    ok(await api.send('POST', `${path}/nodes`, aNodeDraft({ effectiveOn: '2024-01-15', ...draft })), 201).body.node.id;
  const priority = await add({});
  const objective = await add({ level: 'objective', parent: priority, title: 'Support families' });
  const action = await add({
    level: 'action',
    parent: objective,
    title: 'Hold parenting courses',
    ...overrides.action,
  });
  return { plan: made.body.id, priority, objective, action, path };
}

/** Fails loudly where a step that a test only builds on did not work. */
export function ok(answer: Answer, status: number): Answer {
  if (answer.status !== status)
    throw new Error(`${status} was expected: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}
