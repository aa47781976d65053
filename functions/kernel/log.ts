import type { Logger } from '@aws-lambda-powertools/logger';

/** Every line the service logs, by code: never a body, never a name. */
export type LogCode =
  | 'request.answered'
  | 'request.failed'
  | 'seat.refused'
  | 'work.started'
  | 'work.finished'
  | 'work.refused'
  | 'work.failed'
  | 'stream.dispatched'
  | 'summary.written';

export type LogFacts = {
  requestId?: string;
  authority?: string;
  person?: string;
  status?: number;
  method?: string;
  route?: string;
  work?: string;
  plan?: string;
  count?: number;
};

export type Log = {
  info(code: LogCode, facts: LogFacts): void;
  warn(code: LogCode, facts: LogFacts): void;
  error(code: LogCode, facts: LogFacts, error: unknown): void;
};

/** Facts are passed with each line and never kept: a warm function serves many authorities. */
export function makeLog(logger: Logger): Log {
  return {
    info: (code, facts) => logger.info(code, { ...facts }),
    warn: (code, facts) => logger.warn(code, { ...facts }),
    error: (code, facts, error) =>
      logger.error(code, { ...facts, error: error instanceof Error ? error : new Error(String(error)) }),
  };
}
