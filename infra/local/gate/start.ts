import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type Answer, type Begin, type KeptMail, Question } from './messages.ts';
import type { Templates } from './resolve.ts';

export type GateOptions = {
  templates: Templates;
  /** The address of DynamoDB Local. */
  dynamodb: string;
  /** The folder in which objects are kept. */
  objects: string;
  /** @default a free port */
  port?: number;
  /** @default a free port */
  controlPort?: number;
  /** Sites whose pages may fetch objects, besides those that the bucket's rules name. */
  origins?: string[];
  /** An accepted `Event` is answered with 202 once this resolves. */
  onInvoke?: (name: string, type: 'Event' | 'RequestResponse', payload: string) => Promise<InvokeResult | undefined>;
  /** Given the EventBridge event of a finished malware scan. */
  onObjectScanned?: (event: unknown) => Promise<void> | void;
  /** Given each message that was allowed; it is kept once this returns. */
  onMail?: (message: KeptMail) => void;
};
type InvokeResult = { payload?: string; functionError?: string };
export type Gate = { url: string; controlUrl: string; token: string; pid: number; stop(): Promise<void> };

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Starts the gate in a process of its own and resolves when it listens; the process ends with this one. */
export async function startGate(options: GateOptions): Promise<Gate> {
  const token = randomBytes(24).toString('base64url');
  const child = fork(MAIN, [], { execArgv: ['--enable-source-maps'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = listening(child, options);
  const begin: Begin = {
    type: 'begin',
    templates: { ...options.templates },
    dynamodb: options.dynamodb,
    objects: options.objects,
    port: options.port ?? 0,
    controlPort: options.controlPort ?? 0,
    token,
    origins: options.origins ?? [],
  };
  child.send(begin);
  const { url, controlUrl } = await ready;
  const stop = async () => {
    if (child.connected) child.disconnect();
    await gone;
  };
  return { url, controlUrl, token, pid: child.pid ?? 0, stop };
}

function listening(child: ChildProcess, options: GateOptions): Promise<{ url: string; controlUrl: string }> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The gate ended before it was ready, with code ${code}`)));
    child.on('message', (message) => {
      const question = Question.parse(message);
      if (question.type === 'ready') resolve(question);
      else if (question.type === 'failed') reject(new Error(question.message));
      else void reply(child, options, question);
    });
  });
}

type Asked = Extract<Question, { id: number }>;

async function reply(child: ChildProcess, options: GateOptions, question: Asked): Promise<void> {
  const answer = await answerTo(options, question).catch((error: unknown) => ({ error: String(error) }));
  const message: Answer = { type: 'answer', id: question.id, ...answer };
  if (child.connected) child.send(message);
}

async function answerTo(options: GateOptions, question: Asked): Promise<Omit<Answer, 'type' | 'id'>> {
  if (question.type === 'scanned') {
    await options.onObjectScanned?.(question.event);
    return {};
  }
  if (question.type === 'mail') {
    if (!options.onMail) throw new Error('Nothing here keeps mail');
    options.onMail(question.message);
    return {};
  }
  if (!options.onInvoke) throw new Error(`Nothing here runs the function ${question.name}`);
  const result = await options.onInvoke(question.name, question.kind, question.payload);
  return result ?? {};
}
