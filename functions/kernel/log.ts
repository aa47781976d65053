import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** Every line the service logs, by code: never a body, never a name. */
export type LogCode =
  | 'request.answered'
  | 'request.failed'
  | 'my-work.failed'
  | 'work.started'
  | 'work.finished'
  | 'work.refused'
  | 'work.failed'
  | 'stream.dispatched'
  | 'criterion.measured'
  | 'summary.written'
  | 'share.published'
  | 'issue.published'
  | 'shares.reconciled'
  | 'shares.not-reconciled'
  | 'authority.founded'
  | 'authority.checked'
  | 'partnership.joined'
  | 'partnership.left'
  | 'holidays.run-out'
  | 'rounds.begun'
  | 'rounds.not-today'
  | 'round.not-begun'
  | 'round.finished'
  | 'owners.asked'
  | 'answer.taken-in'
  | 'answer.left'
  | 'mail.sent'
  | 'mail.not-sent'
  | 'mail.uncertain'
  | 'work.redriven'
  | 'work.given-up'
  | 'work.not-swept';

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

const namespace = 'Placeboard';

/**
 * Facts are passed with each line and never kept: a warm function serves many authorities. Every error is counted as a
 * metric by its code, for the alarms; the authority is a fact of the line and no dimension. Both writers are made when they
 * first have something to write: most functions that start never count an error.
 */
export function makeLog(service: string): Log {
  let logger: Logger | undefined;
  let metrics: Metrics | undefined;
  const line = () => {
    logger ??= new Logger({ serviceName: service });
    return logger;
  };
  const count = (code: LogCode) => {
    metrics ??= new Metrics({ namespace, serviceName: service, singleMetric: true });
    metrics.addMetric(code, MetricUnit.Count, 1);
  };
  return {
    info: (code, facts) => line().info(code, { ...facts }),
    warn: (code, facts) => line().warn(code, { ...facts }),
    error: (code, facts, error) => {
      line().error(code, { ...facts, error: error instanceof Error ? error : new Error(String(error)) });
      count(code);
    },
  };
}
