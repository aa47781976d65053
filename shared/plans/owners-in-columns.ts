import { inWords } from '../calendar.ts';
import type { PlanShape } from '../vocabulary.ts';
import { dueColumn, ownerColumn } from './column-meaning.ts';
import { actionLevel } from './rules.ts';

type Owned = { level: string; owner: string | null; dueOn: string | null; fields: Record<string, string> };
type Plan<N> = { shape: PlanShape; nodes: readonly N[] };

/**
 * A plan as it is printed, with who owns each action and when it is due, where no column of its own says so. A column that
 * would be empty is left out.
 */
export function withOwners<N extends Owned>({ shape, nodes }: Plan<N>, names: ReadonlyMap<string, string>): Plan<N> {
  const isAction = ({ level }: Owned) => level === actionLevel(shape);
  const actions = nodes.filter(isAction);
  const owner = actions.some((node) => node.owner !== null) ? ownerColumn(shape) : null;
  const due = actions.some((node) => node.dueOn !== null) ? dueColumn(shape) : null;
  const said = (node: Owned): Record<string, string> => ({
    ...(owner !== null && node.owner !== null && { [owner.key]: names.get(node.owner) ?? '' }),
    ...(due !== null && node.dueOn !== null && { [due.key]: inWords(node.dueOn) }),
  });
  return {
    shape: { ...shape, columns: [...shape.columns, ...[owner, due].filter((column) => column !== null)] },
    nodes: nodes.map((node) => (isAction(node) ? { ...node, fields: { ...node.fields, ...said(node) } } : node)),
  };
}
