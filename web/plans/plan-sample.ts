import type { CycleMark } from '#shared/cycles/mark.ts';
import { planHealth } from '#shared/plans/health.ts';
import { PlanView } from '#shared/plans/schema.ts';
import { sevenColumns } from '#shared/plans/templates.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import type { PlanNode } from './plan-tree.ts';

const can = { change: true, remove: true, recordUpdate: true };

/** Ids for tests, told apart by a number. */
export const sampleId = (number: number): string => String(number).padStart(26, '0');

/** A row of a plan for tests, which say only what they are about. */
export const aRow = (id: number, row: object = {}): unknown => ({
  id: sampleId(id),
  level: 'action',
  title: `Row ${id}`,
  fields: {},
  order: `a${id}`,
  parent: null,
  owner: null,
  dueOn: null,
  since: '2018-04-16',
  createdAt: '2018-04-16T09:00:00.000Z',
  latest: null,
  removed: null,
  asFound: null,
  version: 1,
  can,
  ...row,
});

export const under = (parent: number): object => ({ parent: sampleId(parent) });

export const said = (effectiveOn: string, status: string | null, delivered = 'Done'): object => ({
  latest: {
    id: sampleId(99),
    status,
    delivered,
    next: '',
    effectiveOn,
    recordedAt: `${effectiveOn}T09:00:00.000Z`,
    by: sampleId(98),
  },
});

export function aPlan(rows: unknown[], shape: PlanShape = sevenColumns, cycles: CycleMark[] = []): PlanView {
  const nodes = PlanView.shape.nodes.parse(rows);
  return PlanView.parse({
    id: sampleId(1),
    title: 'Education action plan',
    purpose: '',
    holder: { kind: 'authority' },
    heldBy: null,
    agreedOn: '2018-04-16',
    shape,
    version: 1,
    createdAt: '2018-04-16T09:00:00.000Z',
    asAt: null,
    knownAt: null,
    boardComments: [],
    stops: [],
    nodes,
    links: [],
    milestones: [],
    criteria: [],
    health: planHealth(shape, nodes, { today: '2019-09-03', present: cycles[0] ?? null, criteria: [] }),
    cycles,
    can: { change: true, addNode: true, remove: true, openCycle: true },
  });
}

export function rowIn(plan: PlanView, id: number): PlanNode {
  const found = plan.nodes.find((node) => node.id === sampleId(id));
  if (found === undefined) throw new Error(`The sample has no row ${id}`);
  return found;
}
