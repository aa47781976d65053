import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Node } from '#shared/plans/schema.ts';
import { fieldsOf } from './fields.ts';
import { nodeRow } from './plan-rows.ts';

const golden = resolve(import.meta.dirname, '../../test/contract/golden');
const rows = readdirSync(golden)
  .filter((file) => file.startsWith('node.'))
  .map((file) => nodeRow.read(JSON.parse(readFileSync(join(golden, file), 'utf8'))));

describe('fieldsOf', () => {
  test.each(rows)('leaves of a row of a plan what its own schema would leave of it', (row) => {
    expect(fieldsOf(Node)(row)).toEqual(Node.parse(row));
    expect(Object.keys(row)).toEqual(expect.arrayContaining(['plan', 'batch', 'retention']));
  });
});
