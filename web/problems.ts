import type { FieldProblem, Problem } from '#shared/problem.ts';

/** What the service answered when it did not do what was asked, in words that say what to do. */
export class ServiceProblem extends Error {
  override readonly name = 'ServiceProblem';
  readonly status: number;
  /** Which problem it is, like `/problems/authority-closed`. */
  readonly type: string;
  readonly errors: FieldProblem[];
  readonly current: unknown;

  constructor(status: number, words: string, problem: Problem | null = null) {
    super(words);
    this.status = status;
    this.type = problem?.type ?? '';
    this.errors = problem?.errors ?? [];
    this.current = problem?.current;
  }
}

/** The request never reached the service, or its answer never came back. */
export class OutOfReach extends Error {
  override readonly name = 'OutOfReach';
}

/** The session is over: one must sign in again before anything else. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded';
}

const wordsByStatus: Record<number, string> = {
  400: 'The service could not read what was sent. Try again.',
  401: 'You need to sign in again.',
  403: 'You are not allowed to do this here.',
  404: 'There is nothing here, or nothing that you can see.',
  409: 'This can no longer be done, because things have changed since. Look again.',
  412: 'Someone else changed this first.',
  413: 'This is too large to send. Keep a file under 4 MB.',
  415: 'This type of file cannot be read.',
  422: 'Some answers are not right.',
  428: 'The service needs to know which version you changed. Open the page again.',
  429: 'Too many requests were made in a short time. Wait a minute, then try again.',
  503: 'The service is not available at the moment. Try again in a few minutes.',
};

export function wordsFor(status: number): string {
  return wordsByStatus[status] ?? 'Something went wrong on our side. Try again in a few minutes.';
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'title' in body && typeof body.title === 'string';
}

/** Reads a problem of our own, or one of the gateway before it, which says only `{"message": …}`. */
export function problemFrom(status: number, body: unknown): ServiceProblem {
  if (!isProblem(body)) return new ServiceProblem(status, wordsFor(status));
  const words = status >= 500 || status === 401 || status === 404 ? wordsFor(status) : (body.detail ?? body.title);
  return new ServiceProblem(status, words, body);
}

/** Worth sending again as it stands: nothing says that the service would refuse it. */
export function mayPass(error: unknown): boolean {
  return (
    error instanceof OutOfReach || (error instanceof ServiceProblem && [429, 500, 502, 503, 504].includes(error.status))
  );
}

export function inPlainWords(error: unknown): string {
  if (error instanceof OutOfReach) return 'The service cannot be reached. Check your connection.';
  return error instanceof ServiceProblem ? error.message : wordsFor(500);
}

export function isGone(error: unknown): boolean {
  return error instanceof ServiceProblem && (error.status === 404 || error.status === 410);
}
