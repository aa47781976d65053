import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { functionRoleOf } from '#infra/constructs/function-names.ts';
import { type GateControl, gateControl } from '#infra/local/gate/control.ts';
import { type Gate, startGate } from '#infra/local/gate/start.ts';
import { bucketOf, templatesIn } from '#test/support/assembly.ts';
import { type Callers, callersOf } from '#test/support/callers.ts';
import { probeUntil } from './probe.ts';
import { wallsOf } from './role-walls.ts';
import { takenBy } from './taking-attempts.ts';
import { triersOf } from './triers.ts';
import { plantWalls, type Walls } from './walled.ts';

const { engine, table, assembly } = inject('stack');
const templates = templatesIn(assembly);
const standing = wallsOf(templates);
const objects = mkdtempSync(join(tmpdir(), 'placeboard-roles-'));
let gate: Gate;
let control: GateControl;
let walls: Walls;
/** Who they are does not change with a wall: a session that was taken is judged anew at each call. */
let callers: Callers;

beforeAll(async () => {
  gate = await startGate({ templates, dynamodb: engine, objects });
  control = gateControl(gate);
  callers = callersOf(gate);
  walls = await plantWalls(callers, { table, bucket: bucketOf(assembly) });
});

afterAll(async () => {
  await gate.stop();
  rmSync(objects, { recursive: true, force: true });
});

describe('the walls of every role, removed in turn on a copy', () => {
  test('are those of every role that a session may have, and of every function with rows of its own', () => {
    const withRows = ['authority', 'audience', 'public', 'publisher', 'platform', 'onboarding', 'jobs'] as const;
    const roles = [...Object.keys(takenBy).map((role) => `${role}Role`), ...withRows.map(functionRoleOf)];
    expect([...new Set(standing.map(({ role }) => role))].sort()).toEqual(roles.sort());
  });

  test.each(standing.map((wall) => [wall.name, wall] as const))('without %s: somebody gets in', async (_, wall) => {
    const { role, make, seen } = wall;
    await control.replaceTemplates(make(templates));
    expect(await probeUntil({ callers, walls, triers: triersOf(role), seen })).toEqual(expect.stringMatching(seen));
  });
});
