import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { RowShape } from '#kernel/rows.ts';

const folder = join(import.meta.dirname, 'golden');
const functions = resolve(import.meta.dirname, '../../functions');

const Golden = z.looseObject({ row: z.string(), v: z.int() });
const golden = readdirSync(folder).map((file) => ({
  file,
  item: Golden.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
}));

/** Written by the kernel itself and read back field by field, without a shape of its own. */
const withoutShape = ['request'];

const looksLikeShape = (value: unknown): value is RowShape<unknown> =>
  typeof value === 'object' && value !== null && 'kind' in value && 'v' in value && 'read' in value && 'write' in value;

/** Every shape that a module of the functions exports, found and not listed, so that a new one cannot be forgotten. */
async function everyShape(): Promise<RowShape<unknown>[]> {
  const files = readdirSync(functions, { recursive: true, encoding: 'utf8' });
  const modules = files.filter((file) => file.endsWith('.ts') && !/(\.test|(^|\/)main)\.ts$/.test(file));
  const withShapes = modules.filter((file) => readFileSync(join(functions, file), 'utf8').includes('rowShape('));
  const loaded = await Promise.all(withShapes.map((file) => import(join(functions, file))));
  return loaded.flatMap((module) => Object.values(module)).filter(looksLikeShape);
}

const shapes = await everyShape();
const versionsOf = ({ kind, v }: RowShape<unknown>) =>
  Array.from({ length: v }, (_, place) => `${kind}.${place + 1}.json`);

describe('golden rows', () => {
  test('are there for every version of every shape that was ever shipped, and for nothing else', () => {
    expect(shapes.length).toBeGreaterThan(10);
    const wanted = [...shapes.flatMap(versionsOf), ...withoutShape.map((kind) => `${kind}.1.json`)];
    expect(golden.map(({ file }) => file).sort()).toEqual(wanted.sort());
  });

  test.each(golden)('$file says what it is', ({ file, item }) => {
    expect(file).toBe(`${item.row}.${item.v}.json`);
  });
});

describe('a shape', () => {
  const rows = golden.flatMap(({ file, item }) => {
    const shape = shapes.find(({ kind }) => kind === item.row);
    return shape === undefined ? [] : [{ file, item, shape }];
  });

  test.each(rows)('still reads $file', ({ item, shape }) => {
    expect(() => shape.read(item)).not.toThrow();
  });

  test.each(rows.filter(({ item, shape }) => item.v === shape.v))('writes $file again with nothing lost', (row) => {
    const { pk: _pk, sk: _sk, gsi1pk: _gsi1pk, gsi1sk: _gsi1sk, retention, ...rest } = row.item;
    // An entry is written by the kernel and only ever read by its shape, which has no use for why it is kept.
    const fields = row.shape.kind === 'entry' ? rest : { ...rest, retention };
    expect(row.shape.write(row.shape.read(row.item))).toMatchObject(fields);
  });

  test.each(rows)('reads $file with a field from a later version', ({ item, shape }) => {
    expect(shape.read({ ...item, cameLater: true })).toEqual(shape.read(item));
  });
});
