import { headingLevels } from '#shared/plans/printed-columns.ts';
import { statusColumn } from '#shared/plans/readable-columns.ts';
import type { FoundAt } from '#shared/plans/schema.ts';
import { longText } from '#shared/plans/schema.ts';
import type { Column, PlanShape } from '#shared/vocabulary.ts';
import type { FoundRow } from '#shared/work/schema.ts';
import type { Merge } from './read-tables.ts';
import type { StatusWords } from './status-words.ts';

/** A cell under a column. `above`: the words of the merged cell that it continues. */
export type Value = { text: string; above: string; merge: Merge; at: FoundAt };
type RowInput = {
  values: Map<Column, Value>;
  aside: { heading: string; words: string }[];
  notes: string[];
  at: FoundAt;
};

type Heading = { words: string; depth: number; at: FoundAt; node: FoundRow | null };

/**
 * The rows as they grow while the document is read from top to bottom. `exact`: the product's own export, in which only
 * a merged cell or a blank one continues the row above, so that equal words stay two rows.
 */
export type PlanRows = {
  shape: PlanShape;
  exact: boolean;
  newId: () => string;
  rows: FoundRow[];
  current: (FoundRow | null)[];
  chain: Heading[];
  headed: number;
  statuses: StatusWords;
};

export function planRows(options: Pick<PlanRows, 'shape' | 'exact' | 'newId' | 'statuses'>): PlanRows {
  const current = options.shape.levels.map(() => null);
  return { ...options, rows: [], current, chain: [], headed: headingLevels(options.shape) };
}

const bandDepth = 100;
/** Long words are compared as they stand: they are looked at again for every row below them. */
const comparable = (words: string) => (words.length > 2_000 ? words : words.replace(/\s+/gu, ' '));
const sameWords = (left: string, right: string) => left === right || comparable(left) === comparable(right);
/** Words that are too long already are refused in the end, and grow no further until then. */
const joined = (first: string, second: string) =>
  first.length > longText ? first : [first, second].filter((words) => words !== '').join('\n');

export function doubt(row: FoundRow, reason: string): void {
  if (row.state === 'new') row.state = 'doubtful';
  if (row.reason?.includes(reason) !== true) row.reason = row.reason === null ? reason : `${row.reason}. ${reason}`;
}

function addNode(plan: PlanRows, depth: number, title: string, at: FoundAt): FoundRow {
  const level = plan.shape.levels[depth]?.key ?? '';
  const parent = plan.current[depth - 1]?.id ?? null;
  const row: FoundRow = {
    ...{ id: plan.newId(), parent, level, title, fields: {}, dueOn: null, update: null, at },
    ...{ state: 'new', reason: null },
  };
  plan.rows.push(row);
  plan.current = plan.current.map((node, index) => (index === depth ? row : index > depth ? null : node));
  return row;
}

function addUnnamed(plan: PlanRows, depth: number, at: FoundAt): FoundRow {
  const name = plan.shape.levels[depth]?.name.toLowerCase() ?? 'row';
  const row = addNode(plan, depth, `No ${name} given`, at);
  doubt(row, `The document gives no ${name} above this row`);
  return row;
}

/** A heading above the tables; it becomes a row when the first row stands under it. */
export function noteHeading(plan: PlanRows, heading: { words: string; depth: number; at: FoundAt }): void {
  const { depth, words } = heading;
  if (words === '' || (plan.exact && depth !== bandDepth && depth > plan.headed)) return;
  plan.chain = [...plan.chain.filter((above) => above.depth < depth), { ...heading, node: null }];
  if (plan.exact && depth !== bandDepth) realiseHeadings(plan, depth, heading.at);
}

/** Whether a heading above the tables names the upper rows; rows inside them are then none. */
export function isHeaded(plan: PlanRows): boolean {
  return plan.exact || plan.chain.some((heading) => heading.depth !== bandDepth);
}

/** A row that is one cell across the whole table, like a heading inside it. */
export function noteBand(plan: PlanRows, band: { words: string; at: FoundAt }): void {
  noteHeading(plan, { ...band, depth: bandDepth });
}

/** Makes the lowest `count` headings above this place the rows of the topmost levels, unless they are already. */
export function realiseHeadings(plan: PlanRows, count: number, at: FoundAt): void {
  const wanted = plan.chain.slice(Math.max(0, plan.chain.length - count));
  for (let depth = 0; depth < count; depth += 1) {
    const heading = wanted[depth];
    const current = plan.current[depth] ?? null;
    if (heading === undefined) {
      if (current === null) addUnnamed(plan, depth, at);
    } else if (heading.node === null || heading.node !== current) {
      const again = !plan.exact && current !== null && sameWords(current.title, heading.words);
      heading.node = again ? current : addNode(plan, depth, heading.words, heading.at);
    }
  }
}

function titleIn(plan: PlanRows, input: RowInput, depth: number) {
  const level = plan.shape.levels[depth]?.key;
  const found = [...input.values].find(([column]) => column.shows === 'title' && column.level === level);
  const value = found?.[1];
  const blank = value === undefined || value.merge === 'continue' || value.text === '';
  return { words: blank ? '' : value.text, merged: value?.merge === 'continue', at: value?.at ?? input.at };
}

function othersOf(plan: PlanRows, input: RowInput, depth: number): [Column, Value][] {
  const level = plan.shape.levels[depth]?.key;
  return [...input.values].filter(([column]) => column.shows !== 'title' && column.level === level);
}

/** What the row says in the other columns of a level above the actions. Different words of a later row are added. */
function addFields(plan: PlanRows, input: RowInput, { row, depth }: { row: FoundRow; depth: number }): void {
  for (const [column, value] of othersOf(plan, input, depth)) {
    const before = row.fields[column.key];
    const words = value.merge === 'continue' ? '' : value.text;
    if (before === undefined || before === '') row.fields[column.key] = words;
    else if (words !== '' && words !== before) {
      row.fields[column.key] = joined(before, words);
      doubt(row, `A later row gives other words under “${column.heading}”; they were added`);
    }
  }
}

/** The row's part in a level above the actions: a new row, or more of the one above. Says whether it is new. */
function addUpper(plan: PlanRows, input: RowInput, depth: number): boolean {
  const { words, at } = titleIn(plan, input, depth);
  const current = plan.current[depth] ?? null;
  const goesOn = current !== null && (words === '' || (!plan.exact && sameWords(current.title, words)));
  const row = goesOn ? current : words === '' ? addUnnamed(plan, depth, at) : addNode(plan, depth, words, at);
  addFields(plan, input, { row, depth });
  return !goesOn && words !== '';
}

function saysAnything(input: RowInput, level: string): boolean {
  return [...input.values].some(([column, value]) => column.level === level && value.text !== '');
}

function setWords(row: FoundRow, column: Column, words: string): void {
  if (column.shows === 'field') row.fields[column.key] = words;
  else row.update = { ...{ delivered: '', next: '', status: null }, ...row.update, [column.key]: words };
}

function wordsOf(row: FoundRow, column: Column): string {
  if (column.shows === 'field') return row.fields[column.key] ?? '';
  if (column.key === statusColumn) return row.update?.status ?? '';
  return (column.key === 'next' ? row.update?.next : row.update?.delivered) ?? '';
}

/** Words under headings that name no column stay with the row that they were found in. */
function keepAside(row: FoundRow | null, { aside }: RowInput): void {
  if (row !== null && aside.length > 0) row.others = [...(row.others ?? []), ...aside];
}

function addAction(plan: PlanRows, input: RowInput, title: { words: string; at: FoundAt }): FoundRow {
  const depth = plan.shape.levels.length - 1;
  const row = addNode(plan, depth, title.words, title.at);
  for (const [column, value] of othersOf(plan, input, depth)) {
    setWords(row, column, value.merge === 'continue' ? value.above : value.text);
    if (value.merge === 'continue' && value.above !== '') {
      doubt(row, `The cell under “${column.heading}” is merged over several rows; each has its words`);
    }
  }
  for (const note of input.notes) doubt(row, note);
  return row;
}

function addToAction(plan: PlanRows, input: RowInput, row: FoundRow): void {
  const merged = titleIn(plan, input, plan.shape.levels.length - 1).merged;
  for (const [column, value] of othersOf(plan, input, plan.shape.levels.length - 1)) {
    if (value.merge !== 'continue' && value.text !== '')
      setWords(row, column, joined(wordsOf(row, column), value.text));
  }
  doubt(
    row,
    merged
      ? 'The action is merged over several rows; their words were joined'
      : 'The next row looks like the rest of this one, cut by a page; its words were added',
  );
}

/** A row that cannot be read. It is shown with its words and holds up the import. */
export function refuseRow(plan: PlanRows, refused: { words: string[]; at: FoundAt; reason: string }): void {
  const depth = plan.shape.levels.length - 1;
  const kept = plan.current;
  const words = refused.words.filter((text) => text !== '').join(' | ');
  const row = addNode(plan, depth, words.slice(0, 500), refused.at);
  row.state = 'refused';
  row.reason = refused.reason;
  plan.current = kept;
}

/** Reads one row of a plan table. `headed`: how many of the topmost levels this table leaves to headings. */
export function addRow(plan: PlanRows, input: RowInput, headed: number): void {
  const words = [...input.values.values()].map((value) => value.text);
  if (words.every((text) => text === '')) return;
  const leaf = plan.shape.levels.length - 1;
  const title = titleIn(plan, input, leaf);
  const deepest = plan.shape.levels.findLastIndex((level) => saysAnything(input, level.key));
  const uppers = plan.shape.levels
    .map((_, depth) => depth)
    .filter((depth) => depth >= headed && depth < leaf && depth <= deepest);
  const more = othersOf(plan, input, leaf).some(([, value]) => value.text !== '');
  const named = uppers.some((depth) => titleIn(plan, input, depth).words !== '');
  if (title.words === '' && !named && more && plan.current[leaf] === null) {
    const reason = 'The row has neither an action nor a row above that it could go on from. Fill its first cells';
    refuseRow(plan, { words, at: input.at, reason });
    return;
  }
  realiseHeadings(plan, headed, input.at);
  for (const [depth, row] of plan.current.slice(0, headed).entries()) {
    if (row !== null) addFields(plan, input, { row, depth });
  }
  const added = uppers.map((depth) => addUpper(plan, input, depth)).includes(true);
  const above = plan.current[leaf - 1] ?? null;
  const action = plan.current[leaf] ?? null;
  if (title.words !== '') keepAside(addAction(plan, input, title), input);
  else if (more && !added && action !== null) {
    addToAction(plan, input, action);
    keepAside(action, input);
  } else if (more) {
    const row = addAction(plan, input, {
      words: above?.title ?? words.find((text) => text !== '') ?? '',
      at: title.at,
    });
    doubt(row, `The ${plan.shape.levels[leaf]?.name.toLowerCase()} is blank; it was given the words above it`);
    keepAside(row, input);
  } else {
    keepAside(above, input);
    if (added && above !== null && !plan.exact)
      doubt(above, `No ${plan.shape.levels[leaf]?.name.toLowerCase()} is given for it`);
  }
}
