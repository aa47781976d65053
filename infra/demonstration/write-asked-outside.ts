import { BoardList } from '#shared/boards/schema.ts';
import { CycleList, CycleView } from '#shared/cycles/views.ts';
import type { PersonId } from '#shared/ids.ts';
import { PlanList, PlanView, Recorded } from '#shared/plans/schema.ts';
import type { Api } from './api.ts';
import { writeOutsider } from './write-outside.ts';

/** Someone outside who owns an action, and is asked for an update through the board at which they have a seat. */
export type AskedOutside = {
  readonly authority: string;
  readonly board: string;
  readonly member: { readonly address: string; readonly name: string };
  readonly plan: string;
  /** How the words of the action begin. */
  readonly action: string;
};

export const askedOutside: readonly AskedOutside[] = [
  {
    ...{ authority: 'plymouth', board: 'Education board', plan: 'One plan for education improvement in the city' },
    member: { address: 'trust@plymouth-board.example', name: 'Chief executive of an academy trust' },
    action: 'Give every new teacher in the city’s trusts a mentor',
  },
];

/** Seated by the administrator, given the action by the clerk, and asked in the plan’s open cycle. */
export async function writeAskedOutside(api: Api, content: AskedOutside): Promise<void> {
  const { authority, member } = content;
  const path = `/api/authorities/${authority}`;
  const as = `clerk@${authority}.example`;
  const key = `demonstration-asked-${member.address}`;
  const { items: boards } = await api.read({ as, path: `${path}/boards`, answer: BoardList });
  const board = boards.find(({ name }) => name === content.board);
  if (board === undefined) throw new Error(`There is no ${content.board}`);
  const person = await writeOutsider(api, { ...member, authority, audience: `board:${authority}:${board.id}` });
  const { items: plans } = await api.read({ as, path: `${path}/plans`, answer: PlanList });
  const plan = plans.find(({ title }) => title === content.plan);
  if (plan === undefined) throw new Error(`There is no ${content.plan}`);
  await give(api, { as, key, path: `${path}/plans/${plan.id}`, person, action: content.action });
  const { items: cycles } = await api.read({ as, path: `${path}/plans/${plan.id}/cycles`, answer: CycleList });
  const open = cycles.find(({ locked }) => locked === null);
  if (open === undefined) throw new Error(`${content.plan} has no open cycle`);
  const asking = `${path}/plans/${plan.id}/cycles/${open.id}/outside`;
  await api.send({ as, path: asking, key: `${key}-asked`, answer: CycleView });
}

type Giving = { as: string; key: string; path: string; person: PersonId; action: string };

async function give(api: Api, { as, key, path, person, action }: Giving): Promise<void> {
  const { nodes } = await api.read({ as, path, answer: PlanView });
  const node = nodes.find(({ title }) => title.startsWith(action));
  if (node === undefined) throw new Error(`There is no action “${action}”`);
  const body = { owner: person };
  await api.send({
    as,
    path: `${path}/nodes/${node.id}`,
    key: `${key}-owner`,
    body,
    version: node.version,
    answer: Recorded,
  });
}
