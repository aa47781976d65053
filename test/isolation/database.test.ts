import { beforeAll, describe, expect, inject, test } from 'vitest';
import { bucketOf } from '#test/support/assembly.ts';
import { type Callers, callersOf } from '#test/support/callers.ts';
import { callersTried } from './attempts.ts';
import { outcomeOf } from './probe.ts';
import { plantWalls, type Walls } from './walled.ts';

let callers: Callers;
let walls: Walls;

beforeAll(async () => {
  const { gate, table, assembly } = inject('stack');
  callers = callersOf(gate);
  walls = await plantWalls(callers, { table, bucket: bucketOf(assembly) });
});

describe.each(callersTried)('$who, straight at the database', (tried) => {
  test.each(tried.attempts)('$name: $wants', async (attempt) => {
    expect(await outcomeOf(tried, attempt, { callers, walls })).toBe(attempt.wants);
  });
});
