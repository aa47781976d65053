import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shippedShapes } from '#shared/plans/templates.ts';
import { Found } from '#shared/work/schema.ts';
import { openDocx } from './open-docx.ts';
import { readTables } from './read-tables.ts';
import { found, outline } from './word-fixtures.ts';
import { planDocument } from './write-docx.ts';

const folder = new URL('../../../../shared/data/plans/', import.meta.url);
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.docx')) : [];
const documents = files.map((name) => ({ name: basename(name, '.docx'), bytes: readFileSync(new URL(name, folder)) }));

const facts = new Map([
  [
    'plymouth-2018',
    { counts: { priority: 5, objective: 18, action: 24, update: 0 }, agreedOn: '2018-04-01', updatesOn: null },
  ],
  [
    'peterborough-2019-update',
    { counts: { outcome: 12, action: 12, update: 12 }, agreedOn: '2018-01-01', updatesOn: '2019-09-01' },
  ],
]);

/** What tells a plan whatever its ids and the places its rows were found in. */
const substance = ({ rows }: Found) =>
  rows.map(({ level, title, fields, dueOn, update }) => ({ level, title, fields, dueOn, update }));

function wordsKept(result: Found): Set<string> {
  const words = result.rows.flatMap((row) => [
    row.title,
    ...Object.values(row.fields),
    row.update?.delivered,
    row.update?.next,
  ]);
  return new Set(words.filter((text) => text !== undefined));
}

function exported(result: Found): Uint8Array {
  const shape = shippedShapes.find((candidate) => candidate.key === result.mapping.shape);
  if (shape === undefined) throw new Error('The shape that was recognised is not shipped');
  const nodes = result.rows.map((row, index) => ({
    ...{ ...row, order: `a${String(index).padStart(4, '0')}`, removed: null, number: row.number?.own ?? null },
    latest: row.update === null ? null : { ...row.update, effectiveOn: result.mapping.updatesOn ?? '2020-01-01' },
  }));
  const { title, agreedOn } = result.mapping;
  const plan = { title, purpose: '', agreedOn, shape, nodes };
  return planDocument({ authority: 'An authority', plan, asAt: '2026-01-15', printedOn: '2026-01-15' });
}

describe('documents that authorities published', () => {
  // Without the documents beside the repository there is nothing to read, and this alone says so.
  test('the documents are those whose facts are known, or are not here', () => {
    expect(documents.map(({ name }) => name).filter((name) => !facts.has(name))).toEqual([]);
  });

  test.each(documents)('$name has the rows and dates it should, each certain', ({ name, bytes }) => {
    const result = Found.parse(found(bytes));
    const { agreedOn, updatesOn } = result.mapping;
    expect({ counts: result.counts, agreedOn, updatesOn }).toEqual(facts.get(name));
    expect(result.rows.filter((row) => row.state !== 'new')).toEqual([]);
    expect(result.problems).toEqual([]);
  });

  test.each(documents)('every cell of $name is kept word for word', ({ bytes }) => {
    const result = found(bytes);
    const kept = wordsKept(result);
    const headings = new Set(result.mapping.columns.map((choice) => choice.heading));
    const tables = readTables(openDocx(bytes)).blocks.filter((block) => block.kind === 'table');
    const cells = tables.flatMap((table) => table.rows.flatMap((row) => row.cells.map((cell) => cell.text)));
    expect(cells.filter((text) => text !== '' && !headings.has(text) && !kept.has(text))).toEqual([]);
  });

  test.each(documents)('$name exported and imported again is the same plan', ({ bytes }) => {
    const first = found(bytes);
    const again = found(exported(first));
    expect(substance(again)).toEqual(substance(first));
    expect(outline(again)).toEqual(outline(first));
    const { columns: _, ...mapping } = first.mapping;
    expect(again.mapping).toMatchObject(mapping);
  });
});
