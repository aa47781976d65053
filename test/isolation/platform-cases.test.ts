import { beforeAll, describe, expect, test } from 'vitest';
import { allOperations } from '#infra/openapi.ts';
import { ok } from '#test/builders/plans.ts';
import { type Planted, plantAuthority, someoneOutOfSeat } from '#test/support/planted.ts';
import { anOnboardingDraft, aPlatformAdmin, codesOf, directory, inState } from '#test/support/platform.ts';
import { bearing, untrustedTokens } from '#test/support/tokens.ts';
import { type Answer, type Api, type Authority, anAuthority } from '#test/support/world.ts';
import { type Asked, examples } from './examples.ts';

const onPlatform = allOperations.filter(({ path }) => path.startsWith(directory));
type Operation = (typeof onPlatform)[number];
const code = codesOf('North West');

let platform: Api;
let planted: Planted;

beforeAll(async () => {
  [platform, planted] = await Promise.all([aPlatformAdmin(), plantAuthority('MARKOFP')]);
});

const first = { 'if-match': '"1"' };
const why = 'The contract ended';

async function founded(): Promise<string> {
  const { headers } = ok(await platform.send('POST', directory, anOnboardingDraft({ dfeCode: code() })), 202);
  const path = headers.get('location') ?? '';
  await inState(platform, path, 'to-check');
  return path;
}

async function suspended({ id }: Authority): Promise<string> {
  ok(await platform.send('POST', `${directory}/${id}/suspend`, { days: 3, why }, first), 200);
  return `${directory}/${id}`;
}

type Example = { ready: () => Promise<Asked>; at: (authority: string) => Asked };

/** How each operation is asked for: so that it works, and about an authority that is there. */
const ways: Record<string, Example> = {
  listAuthorities: { ready: async () => ({ path: '' }), at: () => ({ path: '' }) },
  onboardAuthority: {
    ready: async () => ({ path: '', body: anOnboardingDraft({ dfeCode: code() }) }),
    at: () => ({ path: '', body: anOnboardingDraft({ dfeCode: '351' }) }),
  },
  getAuthorityStanding: {
    ready: async () => ({ path: `/${planted.authority.id}` }),
    at: (id) => ({ path: `/${id}` }),
  },
  checkAuthority: {
    ready: async () => ({ path: `${(await founded()).slice(directory.length)}/check` }),
    at: (id) => ({ path: `/${id}/check` }),
  },
  makeFirstCode: {
    ready: async () => ({ path: `${(await founded()).slice(directory.length)}/codes` }),
    at: (id) => ({ path: `/${id}/codes` }),
  },
  suspendAuthority: {
    ready: async () => ({ path: `/${(await anAuthority()).id}/suspend`, body: { days: 3, why }, headers: first }),
    at: (id) => ({ path: `/${id}/suspend`, body: { days: 3, why }, headers: first }),
  },
  resumeAuthority: {
    ready: async () => {
      const path = await suspended(await anAuthority());
      return { path: `${path.slice(directory.length)}/resume`, body: { why }, headers: { 'if-match': '"2"' } };
    },
    at: (id) => ({ path: `/${id}/resume`, body: { why }, headers: first }),
  },
};

function wayOf({ id }: Operation): Example {
  const way = ways[id];
  if (way === undefined) throw new Error(`${id} has no example in test/isolation/platform-cases.test.ts`);
  return way;
}

const ask = (api: Pick<Api, 'send'>, { method }: Operation, { path, body, headers }: Asked): Promise<Answer> =>
  api.send(method.toUpperCase(), `${directory}${path}`, body, headers);
const standing = (operation: Operation): Asked => wayOf(operation).at(planted.authority.id);

describe('a platform administrator', () => {
  test.each(onPlatform)('is served by $id', async (operation) => {
    const answer = await ask(platform, operation, await wayOf(operation).ready());
    expect([answer.status, answer.body.detail]).toEqual([operation.status, undefined]);
    expect(operation.answer?.safeParse(answer.body).error).toBeUndefined();
  });

  test.each(onPlatform.filter(({ body }) => body !== undefined))(
    'is told all that is wrong by $id',
    async (operation) => {
      const answer = await ask(platform, operation, { ...standing(operation), body: { nonsense: true, more: 1 } });
      expect(answer.status).toBe(422);
      const pointers = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
      expect(pointers).toEqual(expect.arrayContaining(['#/nonsense', '#/more']));
    },
  );

  test.each(onPlatform.filter(({ path }) => path.includes(':authority')))(
    'finds nothing by $id where there is no authority',
    async (operation) => {
      for (const id of ['nowhere', 'NOT AN ID']) {
        const answer = await ask(platform, operation, wayOf(operation).at(encodeURIComponent(id)));
        expect(answer.status).toBe(404);
      }
    },
  );

  test.each(onPlatform.filter(({ conditional }) => conditional))(
    'says to $id which version was read',
    async (operation) => {
      const { headers: _, ...asked } = standing(operation);
      expect((await ask(platform, operation, asked)).status).toBe(428);
      const late = await ask(platform, operation, { ...asked, headers: { 'if-match': '"999"' } });
      expect(late.status).toBe(412);
      expect(late.body.current).toMatchObject({ authority: { id: planted.authority.id } });
    },
  );

  const inAuthority = allOperations.filter(({ path }) => path.startsWith('/api/authorities/:authority'));

  test.each(inAuthority)('gets 404 from $id in every authority', async ({ id, method }) => {
    const example = examples[id]?.at(planted);
    const { path = '', body, headers } = example ?? {};
    const answer = await platform.send(method.toUpperCase(), `${planted.authority.path}${path}`, body, headers);
    expect([id, answer.status]).toEqual([id, 404]);
    expect(JSON.stringify(answer.body)).not.toContain(planted.mark);
  });

  test('gets 404 for what an authority shows to others', async () => {
    const { path } = planted.partnership;
    for (const each of [path, `${path}/items`]) expect((await platform.get(each)).status).toBe(404);
  });

  test('is shown no more of an authority than that it is there', async () => {
    const { body } = await platform.get(`${directory}/${planted.authority.id}`);
    expect(Object.keys(body.authority).sort()).toEqual(
      ['can', 'dfeCode', 'gssCode', 'id', 'name', 'standing', 'suspended', 'version'].sort(),
    );
    expect(body.onboarding).toBeNull();
  });
});

describe('everybody else', () => {
  test.each(onPlatform)('finds nothing by $id, whatever their role in an authority', async (operation) => {
    const { authority } = planted;
    for (const who of ['admin', 'editor', 'reader', 'cleared'] as const) {
      const answer = await ask(authority.as(who), operation, standing(operation));
      expect([who, answer.status]).toEqual([who, 404]);
    }
    const ended = await someoneOutOfSeat(authority.id, { ended: { at: '2024-01-01T00:00:00.000Z', why: 'Left' } });
    expect((await ask(ended, operation, standing(operation))).status).toBe(404);
    expect((await ask(planted.partnership.member, operation, standing(operation))).status).toBe(404);
  });

  test.each(onPlatform)('must be signed in for $id', async (operation) => {
    for (const { token } of await untrustedTokens(platform.subject)) {
      expect((await ask(bearing(token), operation, standing(operation))).status).toBe(401);
    }
  });
});
