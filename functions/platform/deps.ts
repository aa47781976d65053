import type { LambdaBindings, RequestVariables } from '#kernel/http.ts';
import type { Account } from '#kernel/keys.ts';
import type { startFunction } from '#kernel/lambda.ts';
import type { PlatformSeatRow } from '#kernel/platform-seat-rows.ts';
import type { Table } from '#kernel/table.ts';
import type { LocalDate } from '#shared/dates.ts';

export type Deps = Pick<
  ReturnType<typeof startFunction>,
  'tableName' | 'base' | 'clock' | 'newId' | 'newToken' | 'log'
> & {
  /** Issuer to provider id. */
  providers: Readonly<Record<string, string>>;
  /** Where the interface is that everyone else uses: a new authority is checked through it. */
  apiUrl: string;
  fetch: typeof fetch;
};

/** One request's right: to keep the directory. It reaches into no authority. Made by `access.ts` alone. */
export type Session = {
  seat: PlatformSeatRow;
  account: Account;
  today: LocalDate;
  now: string;
  table: Table;
  newId: () => string;
  newToken: () => string;
};

export type PlatformEnv = {
  Bindings: LambdaBindings;
  Variables: RequestVariables & { session: Session };
};
