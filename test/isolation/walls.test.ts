import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { gateControl } from '#infra/local/gate/control.ts';
import { type Gate, startGate } from '#infra/local/gate/start.ts';
import { authorityAudience, settingsKey } from '#kernel/keys.ts';
import { settingsRow } from '#kernel/settings-rows.ts';
import { tableFor } from '#kernel/table.ts';
import { appCopy, type Edit } from '#test/support/app-copy.ts';
import { authorityDeps, testIssuer } from '#test/support/app-deps.ts';
import { templatesIn } from '#test/support/assembly.ts';
import { callersOf } from '#test/support/callers.ts';
import { type Planted, plantAuthority } from '#test/support/planted.ts';
import { type Authority, anAuthority, engineClient, type Who } from '#test/support/world.ts';
import { changed, without } from './mutations.ts';

let a: Planted;
let b: Authority;

beforeAll(async () => {
  [a, b] = await Promise.all([plantAuthority('MARKOFA'), anAuthority({ mark: 'MARKOFB' })]);
});

type Seen = { statuses: number[]; leaks: boolean };
type App = Awaited<ReturnType<typeof appOf>>;

/** The function with these edits, in this process, with the function’s own role and nothing more. */
async function appOf(edits: readonly Edit[], gate = inject('stack').gate) {
  const { authorityApp, makeSessions } = await appCopy(edits);
  const deps = await authorityDeps({ ...inject('stack'), gate }, makeSessions);
  const app = authorityApp(deps);
  return {
    errors: deps.errors,
    ask: async (who: Who, path: string) => {
      const claims = { iss: testIssuer, sub: b.as(who).subject };
      const event = { requestContext: { authorizer: { jwt: { claims, scopes: null } } } };
      const answer = await app.request(path, {}, { event });
      return { status: answer.status, text: await answer.text() };
    },
  };
}

/** What B’s people are shown when they ask for A, and when they ask for what is their own. */
async function look(app: App, at: 'A' | 'B'): Promise<Seen> {
  const path = at === 'A' ? a.authority.path : b.path;
  const plan = `${path}/plans/${a.plan.plan}`;
  const asked: [Who, string][] = [
    ['admin', path],
    ['editor', `${path}/settings`],
    ['admin', `${path}/people`],
    ['admin', `${path}/audit/people`],
    ['reader', `${path}/plans`],
    ['reader', plan],
    ['reader', `${plan}/nodes/${a.plan.action}`],
    ['cleared', `${plan}/nodes/${a.plan.action}/notes?compartment=schools`],
    ['editor', `${path}/imports/${a.import}`],
    ['reader', `${path}/exports/${a.export}`],
  ];
  const answers = await Promise.all(asked.map(([who, address]) => app.ask(who, address)));
  return {
    statuses: [...new Set(answers.map(({ status }) => status))].sort(),
    leaks: answers.some(({ text }) => text.includes(a.mark)),
  };
}

const namesOf = ({ errors }: App): string[] => [
  ...new Set(errors.map((error) => (error instanceof Error ? error.name : String(error)))),
];

/** A seat anywhere is taken for a seat here. */
const anySeatWillDo = (): Edit[] => [
  {
    file: 'functions/kernel/actor.ts',
    from: 'const key = seatKey(claim.authority, claim.account);',
    to: `const key = seatKey('${b.id}', claim.account);`,
  },
  {
    file: 'functions/kernel/actor.ts',
    from: 'if (seat.authority !== claim.authority) throw new NothingHere();',
    to: '',
  },
];
/** The same, and the seat is taken to be in the authority of the path. */
const noSeatCheck = (): Edit[] =>
  anySeatWillDo().map((edit) =>
    edit.to === ''
      ? { ...edit, to: 'return { seat: { ...seat, authority: claim.authority }, suspended: null };' }
      : edit,
  );
const keysOfAnother = (): Edit[] => [
  {
    file: 'functions/kernel/keys.ts',
    from: 'asAudience(join(partitionPrefix.authority, authority))',
    to: `asAudience(join(partitionPrefix.authority, '${a.authority.id}'))`,
  },
];
const sessionOfAnother = (): Edit[] => [
  {
    file: 'functions/kernel/session.ts',
    from: 'const { authority } = purpose;',
    to: `const authority = '${a.authority.id}';`,
  },
];

describe('the walls of the API, removed in turn on a copy', () => {
  test('as it is: nothing is there for another authority’s people, and their own is', async () => {
    const app = await appOf([]);
    expect(await look(app, 'A')).toEqual({ statuses: [404], leaks: false });
    expect(await look(app, 'B')).toEqual({ statuses: [200, 404], leaks: false });
  });

  // The session is tagged from the path and the store is bound to the seat: they no longer agree, so IAM refuses.
  test('without the seat check the condition refuses, and the answer that is not 404 gives it away', async () => {
    const app = await appOf(anySeatWillDo());
    expect(await look(app, 'A')).toEqual({ statuses: [500], leaks: false });
    expect(namesOf(app)).toEqual(['AccessDeniedException']);
  });

  // No other wall can know a person, so that only the walk through every operation finds this one.
  test('a path that is believed without any seat leaks, and the walk sees it', async () => {
    expect((await look(await appOf(noSeatCheck()), 'A')).leaks).toBe(true);
  });

  test('with keys of another authority the condition refuses', async () => {
    const app = await appOf(keysOfAnother());
    expect(await look(app, 'B')).toEqual({ statuses: [200, 500], leaks: false });
    expect(namesOf(app)).toEqual(['AccessDeniedException']);
  });

  test('with sessions of another authority the condition refuses one’s own', async () => {
    const app = await appOf(sessionOfAnother());
    expect(await look(app, 'B')).toEqual({ statuses: [500], leaks: false });
    expect(namesOf(app)).toEqual(['AccessDeniedException']);
  });

  test('keys and sessions of another authority leak together, and the walk sees it', async () => {
    expect((await look(await appOf([...keysOfAnother(), ...sessionOfAnother()]), 'B')).leaks).toBe(true);
  });
});

describe('the store', () => {
  test('built for another audience on one’s own credentials is refused by the database', async () => {
    const { rows } = await callersOf(inject('stack').gate).session({ does: 'read', authority: b.id });
    const audience = authorityAudience(a.authority.id);
    const table = tableFor({
      client: rows,
      name: inject('stack').table,
      audiences: [audience],
      ...{ person: null, clock: () => new Date(), newId: () => '' },
    });
    await expect(table.get(settingsKey(audience), settingsRow)).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  test('refuses a key of another audience before anyone is asked', async () => {
    const table = tableFor({
      client: engineClient(),
      name: inject('stack').table,
      audiences: [authorityAudience(b.id)],
      ...{ person: null, clock: () => new Date(), newId: () => '' },
    });
    await expect(table.get(settingsKey(authorityAudience(a.authority.id)), settingsRow)).rejects.toMatchObject({
      name: 'NothingHere',
    });
  });
});

describe('the condition, removed from a copy of the template', () => {
  const objects = mkdtempSync(join(tmpdir(), 'placeboard-open-'));
  let open: Gate;

  beforeAll(async () => {
    const { engine, assembly } = inject('stack');
    open = await startGate({ templates: templatesIn(assembly), dynamodb: engine, objects });
    const opened = ['AuthorityReaderRole', 'AuthorityWriterRole', 'AuthorityAdminRole'].reduce(
      (copy, role) =>
        changed(copy, { role, sid: role === 'AuthorityAdminRole' ? 'ReadOwnRowsAndSeats' : 'ReadOwnRows' }, (each) => ({
          ...each,
          Condition: without(each.Condition, 'ForAllValues:StringLike'),
        })),
      templatesIn(assembly),
    );
    await gateControl(open).replaceTemplates(opened);
  });

  afterAll(async () => {
    await open.stop();
    rmSync(objects, { recursive: true, force: true });
  });

  test('leaves the seat check and the store, which hold', async () => {
    const app = await appOf([], open);
    expect(await look(app, 'A')).toEqual({ statuses: [404], leaks: false });
    expect((await look(app, 'B')).leaks).toBe(false);
  });

  test('and then the store’s keys too: it leaks, and the walk sees it', async () => {
    expect((await look(await appOf(keysOfAnother(), open), 'B')).leaks).toBe(true);
  });
});

describe('index keys that were forged', () => {
  /** A row in one authority that claims, on the index, to be work of someone in another. */
  async function forge(from: Planted, to: { id: string; person: string }, plan: string): Promise<void> {
    const engine = engineClient();
    const TableName = inject('stack').table;
    const row = { id: from.plan.action, plan, level: 'action', title: `Forged ${from.mark}`, fields: {}, order: 'a0' };
    const rest = {
      ...{ parent: null, owner: to.person, dueOn: '2024-01-01', since: '2024-01-01', latest: null, removed: null },
      ...{ createdAt: '2024-01-01T00:00:00.000Z', asFound: null, version: 1, batch: null, row: 'node', v: 1 },
      retention: { basis: 'plan-record', retainUntil: null, legalHold: false },
    };
    const keys = {
      ...{ pk: `AUTHORITY#${from.authority.id}#PLAN#${plan}`, sk: `NODE#${from.plan.action}` },
      ...{ gsi1pk: `AUTHORITY#${to.id}#PERSON#${to.person}`, gsi1sk: `2024-01-01#${from.plan.action}` },
    };
    await engine.send(new PutCommand({ TableName, Item: { ...keys, ...row, ...rest } }));
  }

  const unchecked: Edit = {
    file: 'functions/kernel/table.ts',
    from: 'Items.filter((item) => audiences.some((audience) => belongsTo(audience, String(item.pk))))',
    to: 'Items',
  };

  test('put nothing before a person of another authority, as long as the reader looks at whose row it is', async () => {
    const own = await plantAuthority('MARKOFC');
    const { person } = b.as('editor');
    const made = await b.as('editor').send('POST', `${b.path}/plans`, {
      ...{ title: 'Own', purpose: '', agreedOn: '2024-01-01', shape: 'seven-columns' },
    });
    await forge(own, { id: b.id, person }, made.body.id);
    const home = await b.as('editor').get(b.path);
    expect(home.body.waiting).toEqual([]);
    expect(JSON.stringify(home.body)).not.toContain(own.mark);
    const careless = await (await appOf([unchecked])).ask('editor', b.path);
    expect(careless.text).toContain(`Forged ${own.mark}`);
  });
});
