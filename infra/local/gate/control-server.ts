import { createHash, timingSafeEqual } from 'node:crypto';
import http from 'node:http';
import * as z from 'zod';
import type { Desk } from './answering.ts';
import type { CredentialStore } from './credentials.ts';
import { grantsOf } from './grants.ts';
import { serviceMayTake } from './judge.ts';
import { roleArn } from './names.ts';
import { JUDGED_SERVICES, NOT_JUDGED } from './not-judged.ts';
import type { Recording } from './recording.ts';
import type { Templates } from './resolve.ts';

export type ControlRoom = {
  token: string;
  desk: () => Desk;
  replace: (templates: Templates) => Promise<void>;
  /** The functions' clocks were moved: so many milliseconds before the machine's own. */
  moved: (ahead: number) => void;
  credentials: CredentialStore;
  recording: Recording;
};

const Wanted = z.strictObject({
  role: z.string(),
  /** Who takes it of its own accord. */
  service: z.string().default('lambda.amazonaws.com'),
  sessionName: z.string().default('local'),
  durationSeconds: z.number().min(0).default(43_200),
});
const Moved = z.strictObject({ ahead: z.number().min(0) });
const Replacement = z.strictObject({ templates: z.record(z.string(), z.unknown()) });

/** The runner's and the tests' own door: none of it exists on AWS, so it has a port and a token of its own. */
export function controlServer(room: ControlRoom): http.Server {
  return http.createServer((request, response) => {
    handle(room, request)
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      })
      .catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error: message }));
      });
  });
}

type Result = { status: number; body: unknown };

async function handle(room: ControlRoom, request: http.IncomingMessage): Promise<Result> {
  if (!permitted(room.token, request)) return { status: 401, body: { error: 'The control token is missing or wrong' } };
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  const body: unknown = text === '' ? {} : JSON.parse(text);
  switch (`${request.method} ${request.url}`) {
    case 'GET /local/verdicts':
      return {
        status: 200,
        body: { services: JUDGED_SERVICES, notJudged: NOT_JUDGED, verdicts: room.recording.rows() },
      };
    case 'POST /local/verdicts/reset':
      room.recording.reset();
      return { status: 200, body: {} };
    case 'GET /local/grants':
      return { status: 200, body: { grants: grantsOf(room.desk().world) } };
    case 'POST /local/credentials':
      return issue(room, body);
    case 'POST /local/policies':
      await room.replace(Replacement.parse(body).templates);
      return { status: 200, body: {} };
    case 'POST /local/clock':
      room.moved(Moved.parse(body).ahead);
      return { status: 200, body: {} };
    default:
      return { status: 404, body: { error: 'There is nothing here' } };
  }
}

async function issue(room: ControlRoom, body: unknown): Promise<Result> {
  const wanted = Wanted.parse(body);
  const arn = wanted.role.startsWith('arn:') ? wanted.role : roleArn(wanted.role);
  const role = room.desk().world.roles.get(arn);
  if (!role) return { status: 404, body: { error: `The templates have no role ${wanted.role}` } };
  if (!(await serviceMayTake(wanted.service, role))) {
    return { status: 403, body: { error: `The trust of ${role.name} does not let ${wanted.service} take it` } };
  }
  const session = { sessionName: wanted.sessionName, tags: {}, seconds: wanted.durationSeconds };
  const { accessKeyId, secretAccessKey, sessionToken, expires } = room.credentials.issue(role, session);
  const expiration = new Date(expires).toISOString();
  return { status: 200, body: { accessKeyId, secretAccessKey, sessionToken, expiration } };
}

function permitted(token: string, request: http.IncomingMessage): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
}
