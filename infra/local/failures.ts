import { monotonicFactory } from 'ulid';
import { openSpool } from './spool.ts';

/** What a failure destination holds: the message just as Lambda would have sent it to the queue. */
interface Failure {
  readonly id: string;
  readonly message: unknown;
}

export interface Failures {
  send(destination: string, body: unknown): void;
  list(): Failure[];
}

/** Stands in for the queues named as failure destinations. Nothing reads them but people, at /local/failures. */
export function openFailures(folder: string): Failures {
  const spool = openSpool(folder);
  // Two of one millisecond keep the order in which they failed.
  const nextId = monotonicFactory();
  return {
    send: (destination, body) => spool.keep(nextId(), { destination, body }),
    list: () => spool.all(),
  };
}
