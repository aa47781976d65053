import { createHash, randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { Hono } from 'hono';
import type { LambdaContext, LambdaEvent } from 'hono/aws-lambda';
import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import { validator } from 'hono/validator';
import type * as z from 'zod';
import type { FieldProblem } from '#shared/problem.ts';
import type { RequestClaim } from './change.ts';
import { AnswersNotRight, DomainError, NothingHere, NotReadable, NoVersionGiven } from './errors.ts';
import type { Log, LogFacts } from './log.ts';
import { problemOf } from './problem.ts';

export type LambdaBindings = { event?: LambdaEvent; lambdaContext?: LambdaContext };
/** `facts` are for the log alone: whose request it was, once that is known. */
export type RequestVariables = { requestId: string; facts?: Pick<LogFacts, 'authority' | 'person'> };

/** An app that answers every error as problem details (RFC 9457), and logs each answer without its content. */
export function makeApp<E extends { Bindings: LambdaBindings; Variables: RequestVariables }>(log: Log): Hono<E> {
  const app = new Hono<E>();
  app.use(requestLog(log));
  app.notFound((c) => answerProblem(c, new NothingHere()));
  app.onError((thrown, c) => {
    // Hono's own validator throws this for a body that it cannot parse, before ours sees it.
    const error = thrown instanceof HTTPException ? new NotReadable('The body is not JSON') : thrown;
    if (!(error instanceof DomainError)) {
      log.error('request.failed', { requestId: c.get('requestId'), method: c.req.method }, error);
    }
    return answerProblem(c, error);
  });
  return app;
}

function requestLog(log: Log): MiddlewareHandler<{ Bindings: LambdaBindings; Variables: RequestVariables }> {
  return createMiddleware(async (c, next) => {
    const requestId = c.env?.lambdaContext?.awsRequestId ?? randomUUID();
    c.set('requestId', requestId);
    await next();
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
    const route = routePath(c, -1);
    log.info('request.answered', { requestId, method: c.req.method, route, status: c.res.status, ...c.get('facts') });
  });
}

function answerProblem(c: Context, error: unknown): Response {
  const problem = problemOf(error, c.get('requestId') ?? '');
  const headers = { 'Content-Type': 'application/problem+json' };
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

/** All of Zod's issues as pointers, once each. */
export function fieldProblems(issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [{ pointer: pointerOf(issue.path), detail: issue.message }];
    return issue.keys.map((key) => ({
      pointer: pointerOf([...issue.path, key]),
      detail: `There is no field called “${key}”`,
    }));
  });
}

function pointerOf(path: readonly PropertyKey[]): string {
  return [
    '#',
    ...path.map((part) => encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'))),
  ].join('/');
}

/** Checks the JSON body against a schema: 400 when it is not JSON, 422 with everything that is wrong at once. */
export function validJson<S extends z.ZodType>(schema: S) {
  return validator('json', async (_, c): Promise<z.output<S>> => {
    let body: unknown;
    try {
      body = await c.req.json();
    } catch {
      throw new NotReadable('The body is not JSON');
    }
    const checked = schema.safeParse(body);
    if (!checked.success) throw new AnswersNotRight(fieldProblems(checked.error.issues));
    return checked.data;
  });
}

/** Checks the query of the address; pointers name the parameter. */
export function validQuery<S extends z.ZodType>(schema: S) {
  return validator('query', (query): z.output<S> => {
    const checked = schema.safeParse(query);
    if (!checked.success) throw new AnswersNotRight(fieldProblems(checked.error.issues));
    return checked.data;
  });
}

/** An id in the path: one that could not be an id names nothing. */
export function pathId<S extends z.ZodType>(c: Context, name: string, schema: S): z.output<S> {
  const checked = schema.safeParse(c.req.param(name));
  if (!checked.success) throw new NothingHere();
  return checked.data;
}

/** The version the caller read, from If-Match; without it 428. */
export function expectedVersion(c: Context): number {
  const given = c.req.header('If-Match');
  if (given === undefined) throw new NoVersionGiven();
  const version = /^"(\d{1,9})"$/.exec(given)?.[1];
  // A tag that is not one of ours matches nothing, as version 0 does.
  return version === undefined ? 0 : Number(version);
}

export function tagged(c: Context, version: number): void {
  c.header('ETag', `"${version}"`);
}

/** The request's claim to be made once: its key, and a hash that tells another body under the same key. */
export async function requestClaim(c: Context): Promise<RequestClaim | undefined> {
  const key = c.req.header('Idempotency-Key');
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new NotReadable('Idempotency-Key must be 1 to 200 visible characters');
  }
  const hash = createHash('sha256').update(`${c.req.method} ${c.req.path} ${c.req.header('If-Match') ?? ''}\n`);
  hash.update(new Uint8Array(await c.req.arrayBuffer()));
  return { key, bodyHash: hash.digest('base64url') };
}
