import type { Problem } from '#shared/problem.ts';
import { AnswersNotRight, ChangedMeanwhile, DomainError } from './errors.ts';

/** What a caller is told of an error. Anything that is not a domain error says only that something failed. */
export function problemOf(error: unknown, instance: string): Problem {
  if (!(error instanceof DomainError)) {
    return { type: '/problems/failed', title: 'Something went wrong on our side', status: 500, instance };
  }
  return {
    type: `/problems/${error.type}`,
    title: error.title,
    status: error.status,
    ...(error.message !== error.title && { detail: error.message }),
    instance,
    ...(error instanceof AnswersNotRight && { errors: [...error.errors] }),
    ...(error instanceof ChangedMeanwhile && { current: error.current }),
  };
}
