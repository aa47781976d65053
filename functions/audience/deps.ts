import type { AudienceSeatRow } from '#kernel/audience-rows.ts';
import type { LambdaBindings, RequestVariables } from '#kernel/http.ts';
import type { startFunction } from '#kernel/lambda.ts';
import type { Table } from '#kernel/table.ts';
import type { LocalDate } from '#shared/dates.ts';

export type Deps = Pick<
  ReturnType<typeof startFunction>,
  'tableName' | 'base' | 'sessions' | 'clientFor' | 'clock' | 'newId' | 'log'
> & {
  /** Issuer to provider id. */
  providers: Readonly<Record<string, string>>;
};

/** One request's right: to read what one audience is shown. Made by `access.ts` alone. */
export type Session = { seat: AudienceSeatRow; today: LocalDate; table: Table };

export type AudienceEnv = {
  Bindings: LambdaBindings;
  Variables: RequestVariables & { session: Session };
};
