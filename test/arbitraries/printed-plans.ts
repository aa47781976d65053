import fc from 'fast-check';
import type { Milestone } from '#shared/milestones/schema.ts';
import { dueColumn, ownerColumn } from '#shared/plans/column-meaning.ts';
import type { PrintedNode } from '#shared/plans/printed-parts.ts';
import { shippedShapes } from '#shared/plans/templates.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import type { Found } from '#shared/work/schema.ts';

type Branch = {
  title: string;
  words: string[];
  delivered: string;
  next: string;
  updatedOn: string;
  status: number;
  steps: Step[];
  moved: string;
  evidence: string;
  owner: string | null;
  dueOn: string | null;
  below: Branch[];
};
type Step = Pick<Milestone, 'number' | 'title' | 'dueOn' | 'doneOn'>;

/** A row as it is printed, with the status of its update and, of an action, its owner, date, steps. */
export type ArbitraryNode = PrintedNode & {
  status: string | null;
  steps: Step[];
  moved: string;
  evidence: string;
  owner: string | null;
  dueOn: string | null;
};

const holdable = (words: string) => !/(?![\t\n\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/u.test(words);
const anyWords = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc
      .array(fc.constantFrom('one', 'two', ' ', '\n', '\n\n', '\t', '<w:p>', '&amp;', ']]>', '\u00a0', '\u00ad', '“'), {
        maxLength: 8,
      })
      .map((parts) => parts.join('')),
    fc.constantFrom('Objective', 'Action', 'Outcome to be achieved', 'Heading 1', 'No priority given'),
  )
  .filter(holdable)
  .map((words) => words.trim());
const title = fc.oneof(
  fc.constantFrom('The same words', 'Action'),
  anyWords.filter((words) => words !== ''),
);
const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

const dated = fc.option(date, { nil: null });
const steps = fc.uniqueArray(
  fc.record({ number: fc.integer({ min: 1, max: 40 }), title, dueOn: dated, doneOn: dated }),
  { selector: ({ number }) => number, maxLength: 3 },
);

/** Those who own actions, by their names. */
export const owners = new Map([
  ['p1', 'Head of Early Years'],
  ['p2', 'A. N. Officer, Education'],
]);
const person = fc.option(fc.constantFrom(...owners.keys()), { nil: null });

/** Trees of the depth of the shape; an upper row may have nothing below it. */
function branches(depth: number): fc.Arbitrary<Branch[]> {
  const below = depth === 1 ? fc.constant<Branch[]>([]) : branches(depth - 1);
  const words = fc.array(anyWords, { minLength: 5, maxLength: 5 });
  return fc.array(
    fc.record({
      title,
      words,
      delivered: anyWords,
      next: anyWords,
      updatedOn: date,
      status: fc.nat(9),
      steps,
      moved: anyWords,
      evidence: anyWords,
      owner: person,
      dueOn: dated,
      below,
    }),
    {
      maxLength: 3,
    },
  );
}

function nodesOf(shape: PlanShape, tree: Branch[]): ArbitraryNode[] {
  const nodes: ArbitraryNode[] = [];
  const add = (branch: Branch, place: { depth: number; parent: string | null; index: number }) => {
    const level = shape.levels[place.depth]?.key ?? '';
    const columns = shape.columns.filter((column) => column.level === level && column.shows === 'field');
    const id = `n${String(nodes.length).padStart(4, '0')}`;
    const isAction = place.depth === shape.levels.length - 1;
    const updated = isAction && branch.delivered + branch.next !== '';
    nodes.push({
      ...{ id, parent: place.parent, level, title: branch.title, order: `a${place.index}`, removed: null },
      number: `${place.index + 1}${place.index === 1 ? 'b' : ''}`,
      fields: Object.fromEntries(columns.map((column, index) => [column.key, branch.words[index] ?? ''])),
      latest: updated ? { delivered: branch.delivered, next: branch.next, effectiveOn: branch.updatedOn } : null,
      status: updated ? (shape.statuses[branch.status]?.key ?? null) : null,
      moved: isAction ? branch.moved : '',
      evidence: isAction ? branch.evidence : '',
      owner: isAction ? branch.owner : null,
      dueOn: isAction ? branch.dueOn : null,
      steps: isAction && shape.milestones !== undefined ? branch.steps : [],
    });
    for (const [index, child] of branch.below.entries()) add(child, { depth: place.depth + 1, parent: id, index });
  };
  for (const [index, branch] of tree.entries()) add(branch, { depth: 0, parent: null, index });
  return nodes;
}

type Told = {
  level: string;
  title: string;
  fields: Record<string, string>;
  update: [string, string] | null;
  steps: Step[];
  owner: string | null;
  /** Only of a plan without a timescale: of another it is what the words of that say. */
  dueOn: string | null;
  parent: number;
};

const byNumber = (found: readonly Step[]) => found.toSorted((a, b) => a.number - b.number);

/** What must be the same on both sides: order, structure and words, whatever the ids. */
export function told(shape: PlanShape, rows: Found['rows']): Told[] {
  return rows.map((row) => ({
    ...{ level: row.level, title: row.title },
    fields: fieldsShown(shape, row),
    update: row.update === null ? null : [row.update.delivered, row.update.next],
    owner: row.owner?.words ?? null,
    dueOn: dueColumn(shape) === null ? null : row.dueOn,
    steps: byNumber((row.steps?.found ?? []).map((step) => ({ ...step, number: step.number ?? 0 }))),
    parent: rows.findIndex((other) => other.id === row.parent),
  }));
}

function fieldsShown(shape: PlanShape, row: { level: string; fields: Record<string, string> }): Record<string, string> {
  const columns = shape.columns.filter((column) => column.level === row.level && column.shows === 'field');
  return Object.fromEntries(columns.map((column) => [column.key, row.fields[column.key] ?? '']));
}

/** Only the columns of the authority are printed, so only they can come back; on a sheet the status has one as well. */
export function expected(shape: PlanShape, nodes: ArbitraryNode[], { isSheet = false } = {}): Told[] {
  const shown = (key: string) => shape.columns.some((column) => column.shows === 'update' && column.key === key);
  return nodes.map((node) => {
    const delivered = shown('delivered') ? (node.latest?.delivered ?? '') : '';
    const next = shown('next') ? (node.latest?.next ?? '') : '';
    return {
      ...{ level: node.level, title: node.title, fields: fieldsShown(shape, node) },
      update: delivered + next === '' && !(isSheet && node.status !== null) ? null : [delivered, next],
      owner: ownerColumn(shape) === null ? null : (owners.get(node.owner ?? '') ?? null),
      dueOn: dueColumn(shape) === null ? null : node.dueOn,
      steps: byNumber(node.steps),
      parent: nodes.findIndex((other) => other.id === node.parent),
    };
  });
}

/** The steps of all actions of a plan, each with the row that it is of. */
export const stepsOf = (nodes: readonly ArbitraryNode[]) =>
  nodes.flatMap(({ id, steps: own }) => own.map((step) => ({ ...step, node: id })));

/** Two levels as headings, a level with a column of its own beside its title, two columns that are called the same. */
const deepShape: PlanShape = {
  key: 'deep',
  name: 'Deep',
  levels: ['theme', 'priority', 'objective', 'step', 'action'].map((key) => ({ key, name: key, plural: `${key}s` })),
  milestones: { name: 'Milestone', plural: 'Milestones' },
  columns: [
    { key: 'sponsor', heading: 'Sponsor', level: 'priority', shows: 'field' },
    { key: 'objective', heading: 'Objective', level: 'objective', shows: 'title' },
    { key: 'measure', heading: 'Measure', level: 'objective', shows: 'field' },
    { key: 'action', heading: 'Action', level: 'action', shows: 'title' },
    { key: 'lead', heading: 'Who', level: 'action', shows: 'field' },
    { key: 'second', heading: 'Who', level: 'action', shows: 'field' },
    { key: 'next', heading: 'Next steps', level: 'action', shows: 'update' },
  ],
  statuses: [],
};
const flatShape: PlanShape = {
  ...{ key: 'flat', name: 'Flat', levels: [{ key: 'action', name: 'Task', plural: 'Tasks' }], statuses: [] },
  milestones: { name: 'Checkpoint', plural: 'Checkpoints' },
  columns: [
    { key: 'action', heading: 'Task', level: 'action', shows: 'title' },
    { key: 'owner', heading: 'Owner', level: 'action', shows: 'field' },
  ],
};
export const planShapes = [...shippedShapes, deepShape, flatShape];

/** A plan of any shape and any words that a file can hold. */
export const printedPlans = fc.constantFrom(...planShapes).chain((shape) =>
  fc.record({
    shape: fc.constant(shape),
    nodes: branches(shape.levels.length).map((tree) => nodesOf(shape, tree)),
    title: title.map((words) => words.slice(0, 200).toWellFormed().trim()).filter((words) => words !== ''),
    purpose: anyWords,
    agreedOn: date,
  }),
);
