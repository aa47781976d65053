import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, FrozenRow } from './report.ts';

/** The same content, its keys put in in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, each]) => [key, turned(each)]),
  );
}

describe('canonical JSON', () => {
  test('does not hang on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      }),
    );
  });

  test('is the same again after it was read', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = canonicalJson(value);
        expect(canonicalJson(JSON.parse(once))).toBe(once);
      }),
    );
  });

  test('says all that was there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('leaves out what has no value', () => {
    expect(canonicalJson({ b: undefined, a: [undefined, null] })).toBe('{"a":[null,null]}');
  });
});

test('a frozen row keeps fields of a plan’s row that came later', () => {
  const id = '0'.repeat(26);
  const node = {
    ...{ id, level: 'action', title: 'Hold courses', fields: {}, order: 'a0', parent: null, owner: null, dueOn: null },
    ...{ since: '2018-01-15', createdAt: '2018-01-15T09:00:00.000Z', latest: null, removed: null, asFound: null },
    ...{ startOn: null, doneOn: null, responsible: [], monitoredBy: [], evaluatedBy: [], moves: [], number: null },
    ...{ version: 1, cameLater: 'kept' },
  };
  const row = { node, standing: 'no-update', update: null, before: null };
  expect(FrozenRow.parse(row)).toEqual(row);
});
