import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type GateControl, gateControl } from '#infra/local/gate/control.ts';
import type { Templates } from '#infra/local/gate/resolve.ts';
import { type Gate, startGate } from '#infra/local/gate/start.ts';
import { assumptionFor } from '#kernel/session.ts';
import { bucketOf, templatesIn } from '#test/support/assembly.ts';
import { callersOf } from '#test/support/callers.ts';
import { changed, mutations } from './mutations.ts';
import { probeIsolation } from './probe.ts';
import { plantWalls, type Walls } from './walled.ts';

const objects = mkdtempSync(join(tmpdir(), 'placeboard-walls-'));
let templates: Templates;
let gate: Gate;
let control: GateControl;
let walls: Walls;

// A gate of its own before the shared engine: the templates of the stack that other tests use stay as they are.
beforeAll(async () => {
  const { engine, table, assembly } = inject('stack');
  templates = templatesIn(assembly);
  gate = await startGate({ templates, dynamodb: engine, objects });
  control = gateControl(gate);
  walls = await plantWalls(callersOf(gate), { table, bucket: bucketOf(assembly) });
});

afterAll(async () => {
  await gate.stop();
  rmSync(objects, { recursive: true, force: true });
});

async function probe(copy: Templates, among?: string[]): Promise<string[]> {
  await control.replaceTemplates(copy);
  return probeIsolation({ gate, walls, ...(among && { among }) });
}

/** Those whose attempts a mutation is about: everyone else tries in the first test. */
const callersIn = (finds: string[]): string[] => finds.map((each) => each.slice(0, each.indexOf(':')));

describe('the probe of the walls', () => {
  test('finds nothing where the template is as it is', async () => {
    expect(await probe(templates)).toEqual([]);
  });

  test.each(mutations)('finds it when $name', async ({ make, finds }) => {
    expect(await probe(make(templates), callersIn(finds))).toEqual(expect.arrayContaining(finds));
  });

  test('finds sessions that are always another authority’s', async () => {
    await control.replaceTemplates(templates);
    const found = await probeIsolation({
      gate,
      walls,
      choose: (purpose) => assumptionFor('authority' in purpose ? { ...purpose, authority: walls.other } : purpose),
    });
    expect(found).toEqual(
      expect.arrayContaining([
        'a reader’s session: get other’s rows: allowed',
        'a reader’s session: get one’s own rows: refused',
        'an administrator’s session: put among other’s seats: allowed',
        'a session cleared to read schools: query other’s restricted rows: allowed',
        'a writer’s session: read other’s file: allowed',
      ]),
    );
  });
});

describe('a wall that still stands', () => {
  test('the Null guard keeps a scan out even where Scan is granted', async () => {
    const copy = changed(templates, { role: 'AuthorityReaderRole', sid: 'ReadOwnRows' }, (each) => ({
      ...each,
      Action: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Scan'],
    }));
    expect(await probe(copy)).toEqual([]);
  });

  test('the Deny keeps the log as written even where changes are granted', async () => {
    const copy = changed(templates, { role: 'AuthorityWriterRole', sid: 'WriteOwnRows' }, (each) => ({
      ...each,
      Action: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
    }));
    const found = await probe(copy, ['a writer’s session']);
    expect(found).toContain('a writer’s session: update a row of one’s own: allowed');
    expect(found.filter((each) => each.includes('log'))).toEqual([]);
  });
});
