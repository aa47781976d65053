import { Hono } from 'hono';
import type { Schema } from 'hono/types';
import { beforeAll, describe, expect, test } from 'vitest';
import { authorityFeatures } from '#functions/authority/app.ts';
import type { AuthorityEnv, Deps } from '#functions/authority/deps.ts';
import { authorityOperations } from '#functions/authority/operations.ts';
import { type Features, featuresOf } from '#kernel/features.ts';
import type { Log } from '#kernel/log.ts';

type Route = { method: string; path: string; under: string };

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
// Routes take what they need of it when they answer; here none does.
const depsOfNone = () => ({ log: quiet }) as Deps;

const { list } = authorityFeatures(depsOfNone());
let routes: Route[];
beforeAll(async () => {
  const loaded = await Promise.all(list.map(async ({ under, app }) => ({ under: `${under}`, app: await app() })));
  routes = loaded.flatMap(({ under, app }) =>
    app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => ({ method, path, under })),
  );
});

/** The same addresses in the same order; each feature says which one it is. */
function saying(): Hono<AuthorityEnv> {
  const none: Features<AuthorityEnv, Schema> = featuresOf<AuthorityEnv>(quiet);
  const all = list.reduce(
    (features, { under }) =>
      features.at(under, async () => new Hono<AuthorityEnv>().all('*', (c) => c.text(`${under}`))),
    none,
  );
  return all.app();
}

describe('the features of the officers’ function', () => {
  test('stand each under an address at which nobody else answers for their routes', async () => {
    const front = saying();
    const answered = await Promise.all(
      routes.map(async ({ method, path }) => {
        const answer = await front.request(path.replaceAll(/:\w+/g, 'one'), { method });
        return { method, path, under: await answer.text() };
      }),
    );
    expect(answered).toEqual(routes);
  });

  test('serve together what the list of operations says', () => {
    const served = new Set(routes.map(({ method, path }) => `${method.toLowerCase()} ${path}`));
    expect([...served].sort()).toEqual(authorityOperations.map(({ method, path }) => `${method} ${path}`).sort());
  });
});
