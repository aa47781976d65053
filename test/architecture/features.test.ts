import { Hono } from 'hono';
import type { Schema } from 'hono/types';
import { beforeAll, describe, expect, test } from 'vitest';
import { audienceFeatures } from '#functions/audience/app.ts';
import { authorityFeatures } from '#functions/authority/app.ts';
import { platformFeatures } from '#functions/platform/app.ts';
import { publicFeatures } from '#functions/public/app.ts';
import { allOperations } from '#infra/openapi.ts';
import { type Feature, type Features, featuresOf } from '#kernel/features.ts';
import type { LambdaBindings, RequestVariables } from '#kernel/http.ts';
import type { Log } from '#kernel/log.ts';

type Env = { Bindings: LambdaBindings; Variables: RequestVariables };
type Route = { method: string; path: string; under: string };

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
// Routes take what they need of it when they answer; here none does.
const depsOfNone = <D>() => ({ log: quiet }) as D;

type Deps<F extends (deps: never) => unknown> = Parameters<F>[0];
const functions = {
  authority: authorityFeatures(depsOfNone<Deps<typeof authorityFeatures>>()).list,
  audience: audienceFeatures(depsOfNone<Deps<typeof audienceFeatures>>()).list,
  platform: platformFeatures(depsOfNone<Deps<typeof platformFeatures>>()).list,
  public: publicFeatures(depsOfNone<Deps<typeof publicFeatures>>()).list,
};

async function routesOf<E extends Env>(list: readonly Feature<E>[]): Promise<Route[]> {
  const loaded = await Promise.all(list.map(async ({ under, app }) => ({ under: `${under}`, app: await app() })));
  return loaded.flatMap(({ under, app }) =>
    app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => ({ method, path, under })),
  );
}

const routes = new Map<string, Route[]>();
beforeAll(async () => {
  routes.set('authority', await routesOf(functions.authority));
  routes.set('audience', await routesOf(functions.audience));
  routes.set('platform', await routesOf(functions.platform));
  routes.set('public', await routesOf(functions.public));
});

/** The same addresses in the same order; each feature says which one it is. */
function saying(list: readonly Pick<Feature<Env>, 'under'>[]): Hono<Env> {
  const none: Features<Env, Schema> = featuresOf<Env>(quiet);
  const all = list.reduce(
    (features, { under }) => features.at(under, async () => new Hono<Env>().all('*', (c) => c.text(`${under}`))),
    none,
  );
  return all.app();
}

describe.each(Object.entries(functions))('the features of the %s function', (name, list) => {
  test('stand each under an address at which nobody else answers for their routes', async () => {
    const front = saying(list);
    const own = routes.get(name) ?? [];
    expect(own.length).toBeGreaterThan(2);
    const answered = await Promise.all(
      own.map(async ({ method, path }) => {
        const answer = await front.request(path.replaceAll(/:\w+/g, 'one').replace('*', 'one'), { method });
        return { method, path, under: await answer.text() };
      }),
    );
    expect(answered).toEqual(own);
  });
});

test('the features of all functions serve together what the list of operations says', () => {
  const all = [...routes.values()].flat().filter(({ path }) => path.startsWith('/api/'));
  const served = new Set(all.map(({ method, path }) => `${method.toLowerCase()} ${path}`));
  expect([...served].sort()).toEqual(allOperations.map(({ method, path }) => `${method} ${path}`).sort());
});
