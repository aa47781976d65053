import type { Column } from '#shared/vocabulary.ts';

/** What authorities call the same column: each list is one idea. */
const ideas = [
  ['outcome', 'outcome to be achieved', 'intended outcome', 'desired outcome', 'what we want to achieve'],
  ['objective', 'aim', 'aim and objective', 'target'],
  ['goal', 'our goal'],
  ['priority', 'key priority', 'priority area', 'our priority'],
  ['theme', 'strand', 'key theme', 'workstream', 'work strand'],
  [
    'action',
    'agreed action',
    'key action',
    'activity',
    'key activity',
    'what we will do',
    'action to be taken',
    'task',
  ],
  ['delivered', 'action delivered', 'progress', 'progress to date', 'progress update', 'progress made', 'update'],
  ['next', 'next step', 'what next', 'further action', 'further action needed', 'what happens next'],
  [
    'responsible',
    'lead',
    'lead officer',
    'owner',
    'action owner',
    'who',
    'by whom',
    'person responsible',
    'responsibility',
  ],
  ['timescale', 'timescale and resource', 'when', 'by when', 'deadline', 'target date', 'due date', 'due', 'timeline'],
  [
    'success',
    'success criteria',
    'success measure',
    'measure of success',
    'how we will know',
    'how will we know',
    'impact',
  ],
  ['monitoring', 'monitored by', 'how monitored', 'monitoring arrangement'],
  ['evaluation', 'evaluated by', 'how evaluated', 'evaluation arrangement'],
  ['linked', 'linked strategy and plan', 'linked strategy', 'linked plan', 'link to other plan'],
].map((names) => new Set(names));

function singular(word: string): string {
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  return /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

/** A heading without case, punctuation and plurals: `Timescale/ Resources` is `timescale and resource`. */
export function plainHeading(heading: string): string {
  const words = heading
    .toLowerCase()
    .replace(/[&/+]/g, ' and ')
    .match(/[\p{L}\p{N}]+/gu);
  return words === null ? heading.trim() : words.map(singular).join(' ');
}

const ideaOf = (words: string) => ideas.find((names) => names.has(words));

/** Both a column's heading and its key can tell what it is for. */
export function meansTimescale(column: Column): boolean {
  const timescale = ideaOf('timescale');
  return ideaOf(plainHeading(column.heading)) === timescale || column.key === 'timescale';
}

type HeadingMatch = { column: Column | null; exact: boolean };

/** Which column each heading names: first those that say the same words, then those that mean the same. */
export function matchHeadings(headings: string[], columns: Column[]): HeadingMatch[] {
  const free = new Set(columns);
  const found: HeadingMatch[] = headings.map(() => ({ column: null, exact: false }));
  const plain = headings.map(plainHeading);
  const take = (exact: boolean, fits: (column: Column, words: string) => boolean) => {
    for (const [index, words] of plain.entries()) {
      if (words === '' || found[index]?.column !== null) continue;
      const column = [...free].find((candidate) => fits(candidate, words));
      if (column === undefined) continue;
      free.delete(column);
      found[index] = { column, exact };
    }
  };
  take(true, (column, words) => plainHeading(column.heading) === words);
  take(false, (column, words) => {
    const idea = ideaOf(words);
    return idea !== undefined && (ideaOf(plainHeading(column.heading)) ?? ideaOf(column.key)) === idea;
  });
  return found;
}
