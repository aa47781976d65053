import { describe, expect, test } from 'vitest';
import { attributesIn, equalsHash } from './key-condition.ts';

const names = { '#pk': 'pk', '#sk': 'sk' };

describe('the partition that a query reads', () => {
  test.each([
    ['pk = :a', ':a'],
    ['#pk=:a', ':a'],
    ['#pk = :a AND #sk BETWEEN :b AND :c', ':a'],
    ['begins_with(#sk, :b) and (#pk = :a)', ':a'],
    ['sk = :b AND pk = :a', ':a'],
  ])('%s', (expression, expected) => {
    expect(equalsHash(expression, 'pk', names)).toBe(expected);
  });

  test.each([
    'pk > :a',
    'sk = :a',
    'pk = :a OR pk = :b',
    'pk = :a AND pk = :b',
    'NOT pk = :a',
    'pk = sk',
    'pk IN (:a, :b)',
    '#other = :a',
    'pk = :a; x',
    '',
  ])('is not told by "%s"', (expression) => {
    expect(equalsHash(expression, 'pk', names)).toBeUndefined();
  });
});

describe('the attributes that an expression names', () => {
  test('are the top-level ones, by their real names', () => {
    expect(attributesIn('#pk = :a AND a.b[0].c < :x AND attribute_exists(d)', names)).toEqual(['pk', 'a', 'd']);
  });
});
