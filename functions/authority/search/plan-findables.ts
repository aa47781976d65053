import { inWords } from '#shared/calendar.ts';
import { byDate } from '#shared/milestones/rules.ts';
import type { Milestone } from '#shared/milestones/schema.ts';
import type { Node } from '#shared/plans/schema.ts';
import { type Branch, treeOf } from '#shared/plans/tree.ts';
import type { Findable } from '#shared/search/rules.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import type { SeenPlan } from '../searchable.ts';

/** A plan and each of its rows. */
export function planFindables({ plan, nodes, milestones }: SeenPlan, at: string): Findable[] {
  const address = `${at}/plans/${plan.id}`;
  const whole: Findable = {
    ...{ kind: 'plan', title: plan.title, where: `Agreed on ${inWords(plan.agreedOn)}`, around: 'plan' },
    ...{ parts: [{ of: 'Purpose', words: plan.purpose }], address },
  };
  const steps = Map.groupBy(milestones, ({ node }): string => node);
  const rows = (branches: readonly Branch<Node>[]): Findable[] =>
    branches.flatMap(({ node, number, children }) => {
      const level = plan.shape.levels.find(({ key }) => key === node.level)?.name ?? 'Row';
      const row: Findable = {
        ...{ kind: 'row', title: node.title, number, parts: partsOf(plan.shape, node, steps.get(node.id)) },
        ...{ where: `Plan: ${plan.title}, ${level} ${number}`, around: `${plan.title} ${level}` },
        address: `${address}/actions/${node.id}`,
      };
      return [row, ...rows(children)];
    });
  return [whole, ...rows(treeOf(nodes))];
}

/** What the latest update says, where a plan has no column of its own for it. */
const updateNames = { delivered: 'Delivered', next: 'Next steps' } as const;

/** The other columns of a row, its latest update and its steps, as the plan calls them. */
function partsOf(
  { columns, milestones }: PlanShape,
  { level, fields, latest }: Node,
  steps: readonly Milestone[] = [],
): Findable['parts'] {
  const own = columns.filter((column) => column.level === level && column.shows === 'field');
  const heading = (key: keyof typeof updateNames) =>
    columns.find((column) => column.shows === 'update' && column.key === key)?.heading ?? updateNames[key];
  return [
    ...own.map((column) => ({ of: column.heading, words: fields[column.key] ?? '' })),
    { of: heading('delivered'), words: latest?.delivered ?? '' },
    { of: heading('next'), words: latest?.next ?? '' },
    ...byDate(steps).map(({ number, title }) => ({ of: `${milestones?.name ?? 'Step'} ${number}`, words: title })),
  ];
}
