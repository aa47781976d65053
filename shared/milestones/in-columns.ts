import { stepsColumn } from '../plans/readable-columns.ts';
import type { PlanShape } from '../vocabulary.ts';
import { stepsInWords } from './printed.ts';
import type { Milestone } from './schema.ts';

type Step = Pick<Milestone, 'number' | 'title' | 'dueOn' | 'doneOn'> & { node: string };
type Printed = { id: string; fields: Record<string, string> };

/** A plan as it is printed, with a column of the steps of its actions, where its layout names them and an action has any. */
export function withSteps<N extends Printed>(
  plan: { shape: PlanShape; nodes: readonly N[] },
  steps: readonly Step[],
): { shape: PlanShape; nodes: readonly N[] } {
  const { shape, nodes } = plan;
  const column = stepsColumn(shape);
  const ofNode = Map.groupBy(steps, ({ node }) => node);
  if (column === null || !nodes.some(({ id }) => ofNode.has(id))) return plan;
  return {
    shape: { ...shape, columns: [...shape.columns, column] },
    nodes: nodes.map((node) => {
      const own = ofNode.get(node.id);
      return own === undefined ? node : { ...node, fields: { ...node.fields, [column.key]: stepsInWords(own) } };
    }),
  };
}
