import * as z from 'zod';
import type { Templates } from './resolve.ts';
import type { Gate } from './start.ts';

const Credentials = z.strictObject({
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  sessionToken: z.string(),
  // A Date, so that the whole can be given to an SDK client as its credentials.
  expiration: z.iso.datetime().transform((text) => new Date(text)),
});
const Statement = z.strictObject({ policy: z.string(), sid: z.string(), effect: z.enum(['Allow', 'Deny']) });
const Verdict = z.strictObject({
  role: z.string(),
  action: z.string(),
  allowed: z.boolean(),
  statement: Statement.optional(),
  resources: z.array(z.string()),
  keys: z.array(z.string()),
  n: z.number(),
  example: z.strictObject({
    resource: z.string(),
    context: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    tags: z.record(z.string(), z.string()),
  }),
});
const Grant = z.strictObject({
  role: z.string(),
  ...Statement.shape,
  action: z.string(),
  resources: z.array(z.string()),
  keys: z.array(z.string()),
});
export type GateCredentials = z.infer<typeof Credentials>;
type GateVerdict = z.infer<typeof Verdict>;
type GateGrant = z.infer<typeof Grant>;
export type GateControl = {
  /** Credentials of a role itself, as Lambda gives them to its function, or another service takes them. */
  credentialsFor(
    role: string,
    session?: { service?: string; sessionName?: string; durationSeconds?: number },
  ): Promise<GateCredentials>;
  verdicts(): Promise<GateVerdict[]>;
  resetVerdicts(): Promise<void>;
  /** Every action that the templates grant or forbid in the services that are judged. */
  grants(): Promise<GateGrant[]>;
  replaceTemplates(templates: Templates): Promise<void>;
  /** From now on the functions' clocks are so many milliseconds before the machine's own. */
  moveClocks(ahead: number): Promise<void>;
};

/** The runner's way to the gate's control port. */
export function gateControl(gate: Pick<Gate, 'controlUrl' | 'token'>): GateControl {
  const ask = async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> => {
    const headers = { authorization: `Bearer ${gate.token}` };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${gate.controlUrl}${path}`, { method, headers, ...sent });
    if (!response.ok) throw new Error(`The gate refused ${path}: ${await response.text()}`);
    return response.json();
  };
  return {
    credentialsFor: async (role, session = {}) =>
      Credentials.parse(await ask('POST', '/local/credentials', { role, ...session })),
    verdicts: async () =>
      z.looseObject({ verdicts: z.array(Verdict) }).parse(await ask('GET', '/local/verdicts')).verdicts,
    resetVerdicts: async () => {
      await ask('POST', '/local/verdicts/reset');
    },
    grants: async () => z.strictObject({ grants: z.array(Grant) }).parse(await ask('GET', '/local/grants')).grants,
    replaceTemplates: async (templates) => {
      await ask('POST', '/local/policies', { templates });
    },
    moveClocks: async (ahead) => {
      await ask('POST', '/local/clock', { ahead });
    },
  };
}
