import { beforeEach, describe, expect, test } from 'vitest';
import { ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;
let reader: Api;
let path: string;

beforeEach(async () => {
  authority = await anAuthority();
  reader = authority.as('reader');
  path = `${authority.path}/mail`;
});

const choose = (digest: unknown, version = 1, headers: Record<string, string> = {}): Promise<Answer> =>
  reader.send('PATCH', path, { digest }, { 'if-match': `"${version}"`, ...headers });

describe('GET mail', () => {
  test('is daily until the person chooses', async () => {
    const answer = ok(await reader.get(path), 200);
    const to = { name: `reader ${authority.id}`, email: reader.subject };
    expect(answer.body).toEqual({ digest: 'daily', to, version: 1 });
    expect(answer.headers.get('etag')).toBe('"1"');
  });

  test('is each person’s own', async () => {
    ok(await choose('never'), 200);
    expect((await reader.get(path)).body.digest).toBe('never');
    expect((await authority.as('editor').get(path)).body.digest).toBe('daily');
  });
});

describe('PATCH mail', () => {
  test('is for everyone with a seat, readers too', async () => {
    const first = ok(await choose('reminders'), 200);
    expect(first.body).toMatchObject({ digest: 'reminders', version: 2 });
    expect(ok(await choose('never', 2), 200).body).toMatchObject({ digest: 'never', version: 3 });
  });

  test.each([['weekly'], [null], [undefined]])('refuses %j', async (digest) => {
    const answer = await choose(digest);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      { pointer: '#/digest', detail: 'Choose how often you want to be told by mail' },
    ]);
  });

  test('refuses a choice for someone else', async () => {
    const body = { digest: 'never', person: authority.as('admin').person };
    const answer = await reader.send('PATCH', path, body, { 'if-match': '"1"' });
    expect(answer.body.errors).toEqual([{ pointer: '#/person', detail: 'There is no field called “person”' }]);
  });

  test('of two windows that choose at once one wins and the other is shown what was chosen', async () => {
    const answers = await Promise.all([choose('never'), choose('reminders')]);
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    expect([won?.status, lost?.status]).toEqual([200, 412]);
    expect(lost?.body.current).toEqual(won?.body);
  });

  test('without saying on what it builds is not taken', async () => {
    expect((await reader.send('PATCH', path, { digest: 'never' })).status).toBe(428);
  });

  test('sent twice is done once', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    ok(await choose('never', 1, headers), 200);
    expect(ok(await choose('never', 1, headers), 200).body).toMatchObject({ digest: 'never', version: 2 });
  });
});
