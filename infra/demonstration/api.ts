import { setTimeout as pause } from 'node:timers/promises';
import type * as z from 'zod';

type Asked = {
  readonly as: string;
  readonly path: string;
  readonly key: string;
  readonly body?: unknown;
  /** @default POST, and PATCH where a version is said */
  readonly method?: 'POST' | 'PUT';
  /** The version that is changed, where something is changed and not added. */
  readonly version?: number;
};

export type Api = {
  /** Asks as one of the demonstration’s people; the same key is answered as it was the first time. */
  send<S extends z.ZodType>(asked: Asked & { answer: S }): Promise<z.infer<S>>;
  read<S extends z.ZodType>(asked: Pick<Asked, 'as' | 'path'> & { answer: S }): Promise<z.infer<S>>;
};

const mostAtOnce = 4;
const mostAttempts = 5;

export function apiOf(baseUrl: string, tokenFor: (persona: string) => Promise<string>): Api {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (persona: string) => {
    const token = tokens.get(persona) ?? tokenFor(persona);
    tokens.set(persona, token);
    return token;
  };
  const inTurn = turnstile(mostAtOnce);

  async function request({ as, path, key, body, version, ...asked }: Asked): Promise<Response> {
    const headers = {
      Authorization: `Bearer ${await tokenOf(as)}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
      ...(version !== undefined && { 'If-Match': `"${version}"` }),
    };
    const method = asked.method ?? (version === undefined ? 'POST' : 'PATCH');
    for (let attempt = 1; ; attempt += 1) {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await fetch(`${baseUrl}${path}`, { method, headers, ...sent });
      // Too many at once is the gateway’s own answer; the key makes asking again harmless.
      if ((response.status !== 429 && response.status < 500) || attempt === mostAttempts) return response;
      await pause(100 * 2 ** attempt);
    }
  }

  return {
    async read({ as, path, answer }) {
      const response = await fetch(`${baseUrl}${path}`, { headers: { Authorization: `Bearer ${await tokenOf(as)}` } });
      if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`);
      return answer.parse(await response.json());
    },
    async send(asked) {
      return inTurn(async () => {
        const response = await request(asked);
        const text = await response.text();
        if (!response.ok) throw new Error(`${asked.path} for ${asked.key} was answered ${response.status}: ${text}`);
        return asked.answer.parse(JSON.parse(text));
      });
    },
  };
}

/** Lets so many through at a time, in the order they came. */
function turnstile(places: number) {
  let free = places;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
