import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { fetchEngine, requireJava } from './dynamodb-fetch.ts';
import { writeAhead } from './dynamodb-journal.ts';
import { configurationPathOf, end, forget, reap, remember } from './dynamodb-process.ts';
import { engineClient } from './dynamodb-tables.ts';

export type DynamodbOptions = ({ memory: true } | { dir: string }) & {
  /** @default a free port */
  port?: number;
};
export type Dynamodb = { url: string; pid: number; stop(): Promise<void> };

const HOST = '127.0.0.1';
const START_TIMEOUT_MS = 30_000;
const IDLE_MS = 3_600_000;
/** The engine lets pages of any site read it unless it is given a list of its own. */
const NO_SITE = 'http://nowhere.invalid';

/** Starts DynamoDB Local, fetching it first where needed, and resolves when it answers. */
export async function startDynamodb(options: DynamodbOptions): Promise<Dynamodb> {
  await requireJava();
  const home = await fetchEngine();
  const data = 'dir' in options ? resolve(options.dir) : undefined;
  await reap(data);
  if (data !== undefined) {
    await mkdir(data, { recursive: true });
    writeAhead(data);
  }
  const port = options.port ?? (await freePort());
  const marker = randomUUID();
  const configuration = configurationPathOf(marker);
  await mkdir(dirname(configuration), { recursive: true });
  await writeFile(configuration, configurationOf(port, data));
  const child = launch({ home, marker, configuration, kept: data !== undefined });
  const pid = child.pid ?? 0;
  remember({ pid, owner: process.pid, marker, ...(data === undefined ? {} : { data }) });
  const stop = async () => {
    await end(pid);
    forget(marker);
  };
  try {
    await answering(`http://${HOST}:${port}`, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://${HOST}:${port}`, pid, stop };
}

type Launch = { home: string; marker: string; configuration: string; kept: boolean };

function launch({ home, marker, configuration, kept }: Launch): ChildProcess {
  const library = join(home, 'DynamoDBLocal_lib');
  const classes = [join(home, 'DynamoDBLocal.jar'), join(library, '*')];
  const args = [
    `-Dplaceboard.engine=${marker}`,
    `-Djava.library.path=${library}`,
    '-Dorg.eclipse.jetty.LEVEL=WARN',
    '-Xmx768m',
    // A short life on a small machine: quick to start and sparing of processor time.
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    '-cp',
    classes.join(process.platform === 'win32' ? ';' : ':'),
    'org.eclipse.jetty.xml.XmlConfiguration',
    configuration,
  ];
  // The engine's own switch against telemetry is not heeded everywhere; this variable is.
  const env = { ...process.env, DDB_LOCAL_TELEMETRY: '0' };
  // A kept table is stopped by the stack and in its turn, not by the Ctrl-C that the terminal sends to all at once.
  return spawn('java', args, { env, detached: kept, stdio: ['ignore', 'ignore', 'pipe'] });
}

/**
 * The engine's own command line listens on every network interface and cannot be told otherwise, so the server that it
 * brings along is set up here with the same handler, on the loopback interface alone.
 */
function configurationOf(port: number, data: string | undefined): string {
  const engine = 'com.amazonaws.services.dynamodbv2.local.server';
  const path = data === undefined ? '<Arg/>' : `<Arg>${escaped(data)}</Arg>`;
  const shared = '<Arg type="boolean">true</Arg>';
  const delayed = '<Arg type="boolean">false</Arg>';
  return `<?xml version="1.0"?>
<!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "http://www.eclipse.org/jetty/configure_9_3.dtd">
<Configure id="server" class="org.eclipse.jetty.server.Server">
  <Call name="addConnector"><Arg>
    <New class="org.eclipse.jetty.server.ServerConnector">
      <Arg><Ref refid="server"/></Arg>
      <Set name="host">${HOST}</Set>
      <Set name="port">${port}</Set>
      <Set name="idleTimeout">${IDLE_MS}</Set>
    </New>
  </Arg></Call>
  <Set name="handler">
    <New class="${engine}.LocalDynamoDBServerHandler">
      <Arg>
        <New class="${engine}.LocalDynamoDBRequestHandler">
          <Arg type="int">0</Arg><Arg type="boolean">${data === undefined}</Arg>${path}${shared}${delayed}
        </New>
      </Arg>
      <Arg>${NO_SITE}</Arg>
    </New>
  </Set>
</Configure>
`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

async function answering(url: string, child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-4000);
  });
  let failed: Error | undefined;
  child.once('error', (error) => {
    failed = error;
  });
  const client = engineClient(url);
  try {
    for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline; await pause(100)) {
      if (failed || child.exitCode !== null)
        throw new Error(`DynamoDB Local did not start: ${failed?.message ?? said}`);
      if (await answers(client)) return;
    }
    throw new Error(`DynamoDB Local did not answer within ${START_TIMEOUT_MS / 1000} s: ${said}`);
  } finally {
    client.destroy();
  }
}

async function answers(client: ReturnType<typeof engineClient>): Promise<boolean> {
  try {
    await client.send(new ListTablesCommand({ Limit: 1 }));
    return true;
  } catch {
    // Not listening yet: asked again until the time is over.
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, HOST, () => {
      const address = server.address();
      server.close(() => resolvePort(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
