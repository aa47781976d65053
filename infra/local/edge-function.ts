import { createContext, Script } from 'node:vm';
import * as z from 'zod';

const Rewritten = z.object({ uri: z.string().startsWith('/') });

/** Runs the code that the template gives the distribution for each request, and returns the address it chose. */
export function edgeFunctionOf(code: string): (uri: string) => Promise<string> {
  const context = createContext({});
  const handler: unknown = new Script(`${code}\n;handler;`).runInContext(context, { timeout: 1000 });
  if (typeof handler !== 'function') throw new Error("The distribution's function has no handler");
  return async (uri) => {
    const event = { version: '1.0', request: { method: 'GET', uri, querystring: {}, headers: {}, cookies: {} } };
    return Rewritten.parse(await handler(event)).uri;
  };
}
