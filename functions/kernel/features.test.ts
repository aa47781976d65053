import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { WrongState } from './errors.ts';
import { featuresOf } from './features.ts';
import type { LambdaBindings, RequestVariables } from './http.ts';
import type { Log } from './log.ts';

type Env = { Bindings: LambdaBindings; Variables: RequestVariables };

function listeningLog() {
  const lines: string[] = [];
  const heard = (code: string) => lines.push(code);
  const log: Log = { info: heard, warn: heard, error: heard };
  return { lines, log };
}

const plans = () => new Hono<Env>().get('/plans', (c) => c.json({ of: 'plans' }));
const notes = () => new Hono<Env>().get('/plans/:plan/notes', (c) => c.json({ of: 'notes' }));

describe('the features of an interface', () => {
  test('are loaded at their first request, once, and no other with them', async () => {
    const loaded: string[] = [];
    const load = (name: string) => async () => {
      loaded.push(name);
      return plans();
    };
    const app = featuresOf<Env>(listeningLog().log)
      .at(['/plans/*'], load('plans'))
      .at(['/boards/*'], load('boards'))
      .app();
    expect(loaded).toEqual([]);
    await Promise.all([app.request('/plans'), app.request('/plans')]);
    await app.request('/plans');
    expect(loaded).toEqual(['plans']);
  });

  test('answer in their order where two stand under one address', async () => {
    const app = featuresOf<Env>(listeningLog().log)
      .at(['/plans/:plan/notes'], async () => notes())
      .at(['/plans/*'], async () => plans())
      .app();
    const answers = await Promise.all(
      ['/plans/one/notes', '/plans'].map(async (path) => (await app.request(path)).json()),
    );
    expect(answers).toEqual([{ of: 'notes' }, { of: 'plans' }]);
  });

  test('know nothing of an address under which none of them stands, nor of one that the feature there has not', async () => {
    const { lines, log } = listeningLog();
    const app = featuresOf<Env>(log)
      .at(['/plans/*'], async () => plans())
      .app();
    const answers = await Promise.all(['/boards', '/plans/one/two'].map((path) => app.request(path)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(await answers[0]?.json()).toMatchObject({ type: '/problems/nothing-here' });
    expect(lines).toEqual(['request.answered', 'request.answered']);
  });

  test('answer for their own errors', async () => {
    const { lines, log } = listeningLog();
    const closing = new Hono<Env>().post('/plans', () => {
      throw new WrongState('It is closed');
    });
    const app = featuresOf<Env>(log)
      .at(['/plans/*'], async () => closing)
      .app();
    const answer = await app.request('/plans', { method: 'POST' });
    expect([answer.status, await answer.json()]).toMatchObject([409, { detail: 'It is closed' }]);
    expect(lines).toEqual(['request.answered']);
  });
});

describe('a feature that cannot be loaded', () => {
  test('is a failure on our side, logged as one, and is tried again at the next request', async () => {
    const { lines, log } = listeningLog();
    const loads = [() => Promise.reject(new Error('No such module')), async () => plans()];
    const app = featuresOf<Env>(log)
      .at(['/plans/*'], async () => loads.shift()?.() ?? plans())
      .app();
    const failed = await app.request('/plans');
    expect([failed.status, await failed.json()]).toMatchObject([500, { title: 'Something went wrong on our side' }]);
    expect(failed.headers.get('content-type')).toBe('application/problem+json');
    expect(lines).toEqual(['request.failed', 'request.answered']);
    expect((await app.request('/plans')).status).toBe(200);
  });
});
