import type { FieldProblem } from '../problem.ts';
import type { OfferedShape, PlanShape, StatusScheme } from '../vocabulary.ts';
import { current } from './current.ts';

/** An authority’s own words for its plans: what it offers, and what it offered once. */
export type OfferedWords = { shapes: readonly OfferedShape[]; schemes: readonly StatusScheme[] };

/** The shape whole, with the statuses of its scheme or of another that is chosen; what is retired in both is in it. */
function whole({ shapes, schemes }: OfferedWords, key: string, scheme?: string): PlanShape | null {
  const shape = shapes.find((each) => each.key === key);
  const statuses = schemes.find((each) => each.key === (scheme ?? shape?.scheme))?.statuses;
  if (shape === undefined || statuses === undefined) return null;
  const { scheme: _scheme, retired: _retired, ...layout } = shape;
  return { ...layout, statuses };
}

/** All shapes that the authority has or had, whole, by which what was made with them is read. */
export function planShapes(words: OfferedWords): PlanShape[] {
  return words.shapes.flatMap(({ key }) => whole(words, key) ?? []);
}

/** The shape that a plan is made with or laid out in: what is offered now, and nothing retired; null where it is not. */
export function shapeForPlan({ shapes, schemes }: OfferedWords, key: string, scheme?: string): PlanShape | null {
  if (scheme !== undefined && !current(schemes).some((each) => each.key === scheme)) return null;
  const shape = whole({ shapes: current(shapes), schemes }, key, scheme);
  if (shape === null) return null;
  const [levels, columns, statuses] = [current(shape.levels), current(shape.columns), current(shape.statuses)];
  return { ...shape, levels, columns, statuses };
}

/** What is not right about a choice of shape and scheme. */
export function choiceProblems(words: OfferedWords, { shape, scheme }: { shape: string; scheme?: string | undefined }) {
  const problems: FieldProblem[] = [];
  if (!current(words.shapes).some(({ key }) => key === shape))
    problems.push({ pointer: '#/shape', detail: 'Choose one of your authority’s plan shapes' });
  if (scheme !== undefined && !current(words.schemes).some(({ key }) => key === scheme))
    problems.push({ pointer: '#/scheme', detail: 'Choose one of your authority’s status schemes' });
  return problems;
}

/** Whole shapes as they are offered: each with the scheme that has its statuses, the first where none has. */
export function asOfferedWith(schemes: readonly [StatusScheme, ...StatusScheme[]], shapes: readonly PlanShape[]) {
  const schemeOf = (statuses: PlanShape['statuses']): string =>
    (schemes.find((each) => JSON.stringify(each.statuses) === JSON.stringify(statuses)) ?? schemes[0]).key;
  const offered = shapes.map(({ statuses, ...shape }): OfferedShape => ({ ...shape, scheme: schemeOf(statuses) }));
  return { schemes: [...schemes], shapes: offered };
}
