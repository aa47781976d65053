import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Trouble } from './trouble.tsx';

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  waiting: ReactNode;
  children: (data: T) => ReactNode;
}

/** Shows what came, grey lines in its shape until then, or what went wrong with a way to try again. */
export function Loaded<T>({ query, waiting, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Trouble error={query.error} retry={() => void query.refetch()} />;
  return (
    <div aria-busy="true">
      <p className="govuk-visually-hidden" role="status">
        Loading
      </p>
      {waiting}
    </div>
  );
}

/** Grey lines in the shape of a text. */
export function GreyLines({ lines = 3, className = '' }: { lines?: number; className?: string }) {
  return (
    <div className={`pb-grey ${className}`} aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey lines are all alike
        <span className="pb-grey__line" key={line} />
      ))}
    </div>
  );
}

/** Grey lines in the shape of a table. */
export function GreyTable({ rows = 6, columns = 4 }: { rows?: number; columns?: number }) {
  return (
    <div className="pb-grey-table" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey lines are all alike
        <div className="pb-grey-table__row" key={row}>
          {Array.from({ length: columns }, (_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: grey lines are all alike
            <GreyLines key={column} lines={row === 0 ? 1 : 2} />
          ))}
        </div>
      ))}
    </div>
  );
}
