import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type * as z from 'zod';

export type World = { readonly url: string; readonly tokenFor: (persona: string) => Promise<string> };

type Sent = { readonly body?: unknown; readonly version?: number };

/** One person at the interface, as their browser would be. */
export type Caller = {
  get<S extends z.ZodType>(path: string, answer: S): Promise<z.infer<S>>;
  send<S extends z.ZodType>(method: string, path: string, sent: Sent & { answer: S }): Promise<z.infer<S>>;
  /** The status alone, where it is what is looked at. */
  statusOf(method: string, path: string, sent?: Sent): Promise<number>;
};

export function callerOf({ url, tokenFor }: World, persona: string): Caller {
  async function ask(method: string, path: string, { body, version }: Sent): Promise<Response> {
    return fetch(`${url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${await tokenFor(persona)}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(version !== undefined && { 'If-Match': `"${version}"` }),
        ...(method !== 'GET' && { 'Idempotency-Key': randomUUID() }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async function good(method: string, path: string, sent: Sent): Promise<unknown> {
    const response = await ask(method, path, sent);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} as ${persona} was answered ${response.status}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  return {
    get: async (path, answer) => answer.parse(await good('GET', path, {})),
    send: async (method, path, { answer, ...sent }) => answer.parse(await good(method, path, sent)),
    statusOf: async (method, path, sent = {}) => {
      const response = await ask(method, path, sent);
      await response.arrayBuffer();
      return response.status;
    },
  };
}

const patienceSeconds = 10;

/** Asks again until it is so, for what follows by itself; the design gives what is shown and withdrawn 10 seconds. */
export async function until<T>(what: string, look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  const end = Date.now() + patienceSeconds * 1000;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (Date.now() > end) throw new Error(`After ${patienceSeconds} seconds it is still not so: ${what}`);
    await pause(100);
  }
}

/** Stops the tour where something is not as it should be. */
export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`It is not so: ${what}`);
}
