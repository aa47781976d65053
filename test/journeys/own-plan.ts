import { aNodeDraft, aPlanDraft, ok } from '#test/builders/plans.ts';
import type { Office } from '#test/support/officers.ts';

/** A plan that one journey alone works on, with the addresses of its page and of its part of the interface. */
export type OwnPlan = {
  id: string;
  page: string;
  api: string;
  objective: string;
  /** Three actions; the first is the contributor’s. */
  actions: [string, string, string];
};

export const actionTitles = ['Hold parenting courses', 'Visit every nursery', 'Publish a guide for families'] as const;

/** One priority with one objective and three actions, in seven columns, agreed on 15 January 2024. */
export async function aPlanIn(office: Office, title: string): Promise<OwnPlan> {
  const clerk = office.as('clerk');
  const { id } = ok(await clerk.send('POST', `${office.path}/plans`, aPlanDraft({ title })), 201).body;
  const api = `${office.path}/plans/${id}`;
  const add = async (draft: object): Promise<string> =>
    ok(await clerk.send('POST', `${api}/nodes`, aNodeDraft({ effectiveOn: '2024-01-15', ...draft })), 201).body.node.id;
  const objective = await add({
    level: 'objective',
    parent: await add({ title: 'Every child is ready for school' }),
    title: 'Families are supported',
  });
  const [first, second, third] = actionTitles;
  const under = { level: 'action', parent: objective };
  const owner = office.personOf('owner');
  return {
    id,
    api,
    objective,
    page: `/${office.id}/plans/${id}`,
    actions: [
      await add({ ...under, title: first, order: 'a0', owner, dueOn: '2030-03-31' }),
      await add({ ...under, title: second, order: 'a1' }),
      await add({ ...under, title: third, order: 'a2' }),
    ],
  };
}
