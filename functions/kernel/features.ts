import { type Context, Hono } from 'hono';
import type { HonoBase } from 'hono/hono-base';
import type { BlankSchema, Schema } from 'hono/types';
import { type LambdaBindings, makeApp, type RequestVariables } from './http.ts';
import type { Log } from './log.ts';
import { once } from './once.ts';

type RequestEnv = { Bindings: LambdaBindings; Variables: RequestVariables };

/** What is loaded together, at the first request for an address under which it stands. */
export type Feature<E extends RequestEnv> = {
  /** As Hono writes addresses; `/plans/*` is `/plans` itself too. */
  readonly under: readonly string[];
  /** The feature as an app of its own, loaded once. */
  app(): Promise<Hono<E>>;
};

/** The features of an interface, in order. `S` is what all of them serve: each adds what its routes say of themselves. */
export type Features<E extends RequestEnv, S extends Schema> = {
  readonly list: readonly Feature<E>[];
  at<T extends Schema, P extends string>(
    under: readonly string[],
    load: () => Promise<HonoBase<E, T, '/', P>>,
  ): Features<E, S | T>;
  app(): Hono<E, S>;
};

/**
 * An interface each part of which is loaded when it is first asked for, so that a function starts as fast with twenty
 * features as with two. Of two that stand under the same address the first one answers.
 * @example featuresOf<AuthorityEnv>(log).at(['/plans/*'], async () => (await import('./plans/routes.ts')).planRoutes(deps))
 */
export const featuresOf = <E extends RequestEnv>(log: Log): Features<E, BlankSchema> => after<E, BlankSchema>(log, []);

const after = <E extends RequestEnv, S extends Schema>(log: Log, list: readonly Feature<E>[]): Features<E, S> => ({
  list,
  at<T extends Schema, P extends string>(under: readonly string[], load: () => Promise<HonoBase<E, T, '/', P>>) {
    const app = once(async () => {
      const made = makeApp<E>(log);
      made.route('/', await load());
      return made;
    });
    return after<E, S | T>(log, [...list, { under, app }]);
  },
  app: () => frontOf<E, S>(log, list),
});

/** Hands each request to the feature under whose address it comes; that one answers, logs and says what went wrong. */
function frontOf<E extends RequestEnv, S extends Schema>(log: Log, list: readonly Feature<E>[]): Hono<E, S> {
  const front = new Hono<E, S>();
  const answer = (app: Hono<E>, c: Context<E>) => app.fetch(c.req.raw, c.env);
  for (const { under, app } of list) front.on('ALL', [...under], async (c) => answer(await app(), c));
  const nothing = makeApp<E>(log);
  front.notFound((c) => answer(nothing, c));
  // Features answer for their own errors, so what ends here is one that could not be loaded.
  front.onError((error, c) => {
    const broken = makeApp<E>(log);
    broken.use(() => Promise.reject(error));
    return answer(broken, c);
  });
  return front;
}
