import { beforeAll, describe, expect, test } from 'vitest';
import { allOperations } from '#infra/openapi.ts';
import { type Planted, plantAuthority } from '#test/support/planted.ts';
import type { Answer, Who } from '#test/support/world.ts';
import { type Asked, examples } from './examples.ts';

const inAuthority = allOperations.filter(({ path }) => path.startsWith('/api/authorities/:authority'));
type Operation = (typeof inAuthority)[number];

let planted: Planted;

beforeAll(async () => {
  planted = await plantAuthority('MARK');
});

function ask(who: Who, { method }: Operation, { path, body, headers }: Asked): Promise<Answer> {
  const { authority } = planted;
  return authority.as(who).send(method.toUpperCase(), `${authority.path}${path}`, body, headers);
}

/** An operation without an example is without its standing cases, and fails here. */
function exampleOf({ id }: Operation) {
  const example = examples[id];
  if (example === undefined) throw new Error(`${id} has no example in test/isolation/examples.ts`);
  return example;
}

const at = (operation: Operation): Asked => exampleOf(operation).at(planted);

describe('the right role', () => {
  test.each(inAuthority)('$id works for whoever needs $needs', async (operation) => {
    const { by, ready, at: example } = exampleOf(operation);
    const answer = await ask(by, operation, (await ready?.(planted)) ?? example(planted));
    expect([answer.status, answer.body.detail]).toEqual([operation.status, undefined]);
    expect(operation.answer?.safeParse(answer.body).error).toBeUndefined();
  });
});

describe('a role without the right', () => {
  const guarded = inAuthority.filter(({ needs }) => needs !== 'read' && needs !== 'sign-in');

  test.each(guarded)('is told so by $id', async (operation) => {
    const { lacks } = exampleOf(operation);
    const answer = await ask(lacks ?? 'reader', operation, at(operation));
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({
      type: '/problems/not-allowed',
      detail: expect.stringMatching(/administrator/i),
    });
  });
});

describe('answers that are not right', () => {
  test.each(inAuthority.filter(({ body }) => body !== undefined))('are all named by $id', async (operation) => {
    const { by, says } = exampleOf(operation);
    const answer = await ask(by, operation, { ...at(operation), body: { ...says, nonsense: true, more: 1 } });
    expect(answer.status).toBe(422);
    const pointers = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['#/nonsense', '#/more']));
  });

  test.each(inAuthority.filter(({ body }) => body !== undefined))(
    'that are not JSON are 400 to $id',
    async (operation) => {
      const { by } = exampleOf(operation);
      const { headers, ...asked } = at(operation);
      const answer = await ask(by, operation, {
        ...{ ...asked, body: '{"title":', headers: { ...headers, 'content-type': 'application/json' } },
      });
      expect(answer.status).toBe(400);
    },
  );

  test.each(inAuthority.filter(({ multipart }) => multipart))('are named by $id, a form', async (operation) => {
    const form = new FormData();
    form.set('kind', 'everything');
    const answer = await ask(exampleOf(operation).by, operation, { ...at(operation), body: form });
    expect(answer.status).toBe(422);
    const pointers = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers.sort()).toEqual(['#/file', '#/kind']);
  });

  test.each(inAuthority.filter(({ query }) => query !== undefined))(
    'in the query are named by $id',
    async (operation) => {
      const { by, wrongQuery } = exampleOf(operation);
      const answer = await ask(by, operation, { ...at(operation), path: wrongQuery ?? '/no-wrong-query' });
      expect(answer.status).toBe(422);
      expect(answer.body.errors[0].pointer).toMatch(
        /^#\/(asAt|subject|cursor|compartment|format|urn|q|plan|against|from)$/,
      );
    },
  );

  const named = inAuthority.filter(({ path }) =>
    /:(plan|node|entry|person|import|export|board|member|meeting|item|decision|seat|issue|cycle|consultation|comment|communication)/.test(
      path,
    ),
  );
  test.each(named)('as an id that is none are nothing to $id', async (operation) => {
    const asked = at(operation);
    const path = asked.path.replace(/[0-9A-HJKMNP-TV-Z]{26}/g, 'not-an-id');
    expect((await ask(exampleOf(operation).by, operation, { ...asked, path })).status).toBe(404);
  });
});

describe('the version that was read', () => {
  const conditional = inAuthority.filter((operation) => operation.conditional);

  test.each(conditional)('must be said to $id', async (operation) => {
    const { headers: _, ...asked } = at(operation);
    expect((await ask(exampleOf(operation).by, operation, asked)).status).toBe(428);
  });

  test.each(conditional)('must be the one that stands, or $id shows what does', async (operation) => {
    const asked = { ...at(operation), headers: { 'if-match': '"999"' } };
    const answer = await ask(exampleOf(operation).by, operation, asked);
    expect(answer.status).toBe(412);
    expect(answer.body).toMatchObject({ type: '/problems/changed-meanwhile', current: expect.any(Object) });
  });
});
