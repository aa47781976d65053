import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { audienceFeatures } from '#functions/audience/app.ts';
import { authorityFeatures } from '#functions/authority/app.ts';
import { platformFeatures } from '#functions/platform/app.ts';
import { publicFeatures } from '#functions/public/app.ts';
import { allOperations } from '#infra/openapi.ts';
import { authorityDeps } from '#test/support/app-deps.ts';
import { type Planted, plantAuthority, someoneOutOfSeat } from '#test/support/planted.ts';
import { bearing, untrustedTokens } from '#test/support/tokens.ts';
import type { Answer, Api, Who } from '#test/support/world.ts';
import { type Asked, examples } from './examples.ts';

const inAuthority = allOperations.filter(({ path }) => path.startsWith('/api/authorities/:authority'));
const everyone: Who[] = ['admin', 'editor', 'contributor', 'reader', 'cleared'];

const outOfSeat = {
  'has ended': { ended: { at: '2024-01-01T00:00:00.000Z', why: 'Left' } },
  'is not begun': { from: '2999-01-01' },
  'is past': { until: '2020-12-31' },
} as const;
type OutOfSeat = keyof typeof outOfSeat;

let a: Planted;
let b: Planted;
let strangers: Record<OutOfSeat, Api>;
let tokens: { name: string; token: string | undefined }[];

beforeAll(async () => {
  [a, b] = await Promise.all([plantAuthority('MARKOFA'), plantAuthority('MARKOFB')]);
  const { id } = a.authority;
  strangers = {
    'has ended': await someoneOutOfSeat(id, outOfSeat['has ended']),
    'is not begun': await someoneOutOfSeat(id, outOfSeat['is not begun']),
    'is past': await someoneOutOfSeat(id, outOfSeat['is past']),
  };
  tokens = await untrustedTokens(a.authority.as('admin').subject);
});

const nothingHere = { type: '/problems/nothing-here', status: 404 };

function ask(api: Pick<Api, 'send'>, { path, body, headers }: Asked, method: string, at: Planted): Promise<Answer> {
  return api.send(method.toUpperCase(), `${at.authority.path}${path}`, body, headers);
}

const textOf = ({ body, headers }: Answer): string =>
  `${JSON.stringify(body)} ${JSON.stringify([...headers])}`.toUpperCase();

/** Nothing that A has written, and no id of A’s, is anywhere in the answer. */
function expectNothingOf(planted: Planted, answer: Answer): void {
  const { mark, plan, person, authority, board, meeting } = planted;
  const found = [
    mark,
    board.board,
    meeting.meeting,
    plan.plan,
    plan.action,
    person,
    authority.id,
    planted.import,
    planted.export,
    planted.figures.indicator,
    planted.outside,
    planted.consultation.id,
    planted.consultation.incoming,
    planted.communication,
    planted.view,
    planted.comment,
    planted.evidence,
    planted.figures.issue,
    planted.cycle.id,
  ].filter((secret) => textOf(answer).includes(secret.toUpperCase()));
  expect(found).toEqual([]);
}

describe('the operations', () => {
  test('are those that the functions serve', async () => {
    const deps = await authorityDeps(inject('stack'));
    const platform = platformFeatures({ ...deps, apiUrl: 'https://interface.example', fetch });
    const lists = [authorityFeatures(deps).list, audienceFeatures(deps).list, publicFeatures(deps).list, platform.list];
    const apps = await Promise.all(lists.flatMap((list) => list.map(({ app }) => app())));
    const routes = apps
      .flatMap((app) => app.routes)
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'));
    const served = new Set(routes.map(({ method, path }) => `${method.toLowerCase()} ${path}`));
    expect([...served].sort()).toEqual(allOperations.map(({ method, path }) => `${method} ${path}`).sort());
  });

  test('each have an example, and each example is of an operation', () => {
    expect(Object.keys(examples).sort()).toEqual(inAuthority.map(({ id }) => id).sort());
  });
});

describe.each(inAuthority)('$id', ({ id, method, path }) => {
  const asked = (planted: Planted): Asked => examples[id]?.at(planted) ?? { path: `/no-example-of-${id}` };

  test.each(everyone)('is nothing to the %s of another authority', async (who) => {
    const answer = await ask(b.authority.as(who), asked(a), method, a);
    expect(answer.body).toEqual({ ...nothingHere, title: expect.any(String), instance: expect.any(String) });
    expect(answer.status).toBe(404);
    expectNothingOf(a, answer);
  });

  test.each<OutOfSeat>(['has ended', 'is not begun', 'is past'])(
    'is nothing to someone whose seat %s',
    async (seat) => {
      const answer = await ask(strangers[seat], asked(a), method, a);
      expect(answer.body).toMatchObject(nothingHere);
      expectNothingOf(a, answer);
    },
  );

  test('is answered 401 without a token that can be believed', async () => {
    const answers = await Promise.all(
      tokens.map(async ({ name, token }) => {
        const answer = await ask(bearing(token), asked(a), method, a);
        expectNothingOf(a, answer);
        return `${name}: ${answer.status}`;
      }),
    );
    expect(answers).toEqual(tokens.map(({ name }) => `${name}: 401`));
  });

  const hasMoreIds = path.replace('/api/authorities/:authority', '').includes(':');
  test.runIf(hasMoreIds)('knows nothing of another authority’s ids under its own path', async () => {
    const answer = await ask(b.authority.as(examples[id]?.by ?? 'admin'), asked(a), method, b);
    expect(answer.body).toMatchObject(nothingHere);
    expectNothingOf(a, answer);
  });
});

describe('what the people of an authority are shown', () => {
  const listed = inAuthority.filter(({ method }) => method === 'get');

  test.each(listed)('$id has its own marks and none of another’s', async ({ id, method }) => {
    const answers = await Promise.all(
      everyone.map((who) => ask(b.authority.as(who), examples[id]?.at(b) ?? { path: '' }, method, b)),
    );
    for (const answer of answers) expectNothingOf(a, answer);
    expect(answers.some(({ status, body }) => status === 200 && JSON.stringify(body).includes(b.mark))).toBe(true);
  });

  test('the switcher lists their own authority alone', async () => {
    const answers = await Promise.all(everyone.map((who) => b.authority.as(who).get('/api/me')));
    for (const answer of answers) expectNothingOf(a, answer);
    expect(answers.map(({ body }) => body.items.length)).toEqual(everyone.map(() => 1));
  });

  test('a written document holds their own words alone', async () => {
    const bytes = new Uint8Array(await (await fetch(b.href)).arrayBuffer());
    const words = Object.values(unzipSync(bytes)).map((part) => new TextDecoder().decode(part));
    expect(words.join(' ')).toContain(b.mark);
    expect(words.join(' ')).not.toContain(a.mark);
  });

  test('an export or an import of another authority’s plan cannot be asked for', async () => {
    const draft = { kind: 'plan', plan: a.plan.plan, format: 'docx', asAt: null };
    const answer = await b.authority.as('editor').send('POST', `${b.authority.path}/exports`, draft);
    expect(answer.status).toBe(404);
    const under = { ...examples.addNode?.at(b), body: { ...Object(examples.addNode?.at(b).body), level: 'objective' } };
    const parent = { ...under.body, parent: a.plan.priority };
    const refused = await b.authority
      .as('editor')
      .send('POST', `${b.authority.path}/plans/${b.plan.plan}/nodes`, parent);
    expect(refused.body.errors).toEqual([
      { pointer: '#/parent', detail: 'Choose something of this plan for this to stand under' },
    ]);
  });
});
