import type http from 'node:http';
import type { Desk } from './answering.ts';
import { controlServer } from './control-server.ts';
import { credentialStore } from './credentials.ts';
import { forwarderTo, iteratorMemory } from './dynamodb.ts';
import { functionClocks } from './function-clocks.ts';
import { checkPolicies, createJudge, emptyMemory } from './judge.ts';
import type { Invoke } from './lambda.ts';
import { Answer, Begin, type Question } from './messages.ts';
import { objectStore } from './objects.ts';
import { createRecording, recorded } from './recording.ts';
import type { Templates } from './resolve.ts';
import { lookAt, type Shelf } from './s3.ts';
import { SCAN_TAG } from './scan.ts';
import { gateServer } from './server.ts';
import type { Post } from './ses.ts';
import { type World, worldOf } from './world.ts';

const HOST = '127.0.0.1';
/** A connection that this side closes just as the other sends on it costs the other a failed call: let it close them. */
const IDLE_MS = 3_600_000;
/** Who probes walls comes with hundreds of connections at once, and one that finds no place is refused or waits a second. */
const MOST_WAITING = 4096;

process.once('message', (message) => {
  begin(Begin.parse(message)).catch((error: unknown) => {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
    process.disconnect();
  });
});
// Whoever started the gate is gone: nobody could stop it any more.
process.on('disconnect', () => process.exit());
process.on('SIGINT', () => {});

async function begin(options: Begin): Promise<void> {
  const recording = createRecording();
  const memory = emptyMemory();
  const open = async (templates: Templates): Promise<Desk> => {
    const world = worldOf(templates);
    await checkPolicies(world, memory);
    const quietly = createJudge(world, memory);
    return { world, quietly, judge: recorded(quietly, recording) };
  };
  let desk = await open(options.templates);
  const credentials = credentialStore();
  const ask = runnerLine();
  const shelf: Shelf = {
    store: objectStore(options.objects),
    scanned: async (event) => {
      await ask((id) => ({ type: 'scanned', id, event }));
    },
  };
  const invoke: Invoke = async ({ name, type, payload }) => {
    const { payload: result, functionError } = await ask((id) => ({ type: 'invoke', id, name, kind: type, payload }));
    return {
      ...(result === undefined ? {} : { payload: result }),
      ...(functionError === undefined ? {} : { functionError }),
    };
  };
  const post: Post = async (message) => {
    await ask((id) => ({ type: 'mail', id, message }));
  };
  const engine = { forwarder: forwarderTo(options.dynamodb), iterators: iteratorMemory() };
  const { clocks, moved } = functionClocks();
  const { origins } = options;
  const gate = gateServer({ desk: () => desk, credentials, engine, shelf, invoke, post, clocks, origins });
  const replace = async (templates: Templates) => {
    desk = await open(templates);
  };
  const { token } = options;
  const control = controlServer({ token, desk: () => desk, replace, moved, credentials, recording });
  const url = await listen(gate, options.port);
  tell({ type: 'ready', url, controlUrl: await listen(control, options.controlPort) });
  await finishScans(desk.world, shelf);
}

type Line = (question: (id: number) => Question) => Promise<Answer>;

/** Questions to the runner over the channel that it started this process with. */
function runnerLine(): Line {
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  let last = 0;
  process.on('message', (message) => {
    const answer = Answer.parse(message);
    const question = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.error === undefined) question?.resolve(answer);
    else question?.reject(new Error(answer.error));
  });
  return (question) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      tell(question(last));
    });
}

function tell(question: Question): void {
  process.send?.(question);
}

function listen(server: http.Server, port: number): Promise<string> {
  server.keepAliveTimeout = IDLE_MS;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: HOST, backlog: MOST_WAITING }, () => {
      const address = server.address();
      resolve(`http://${HOST}:${typeof address === 'object' && address ? address.port : port}`);
    });
  });
}

/** Objects that were put just before the last process ended have not been looked at yet. */
async function finishScans(world: World, shelf: Shelf): Promise<void> {
  for (const bucket of world.buckets.values()) {
    if (!bucket.scan?.tags) continue;
    for (const meta of await shelf.store.all(bucket.name)) {
      if (meta.tags[SCAN_TAG] === undefined) await lookAt(shelf, bucket, meta);
    }
  }
}
