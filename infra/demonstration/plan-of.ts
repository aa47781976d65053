import { PlanList, PlanView } from '#shared/plans/schema.ts';
import type { Api } from './api.ts';

type Reading = { readonly api: Api; readonly as: string; readonly path: string };

/** A plan by its title, as it stands. */
export async function planOf({ api, as, path }: Reading, title: string): Promise<PlanView> {
  const { items } = await api.read({ as, path: `${path}/plans`, answer: PlanList });
  const found = items.find((plan) => plan.title === title);
  if (found === undefined) throw new Error(`There is no plan “${title}”`);
  return api.read({ as, path: `${path}/plans/${found.id}`, answer: PlanView });
}

/** A row of it by how its words begin. */
export function rowIn({ title, nodes }: PlanView, words: string): PlanView['nodes'][number] {
  const row = nodes.find((node) => node.title.startsWith(words));
  if (row === undefined) throw new Error(`The plan “${title}” has no row “${words}”`);
  return row;
}
