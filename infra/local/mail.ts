import { monotonicFactory } from 'ulid';
import * as z from 'zod';
import { KeptMail } from './gate/messages.ts';
import { openSpool } from './spool.ts';

const Kept = KeptMail.extend({ at: z.iso.datetime() });
/** A message that would have been sent, and when. */
export type Kept = z.infer<typeof Kept> & { readonly id: string };

export interface KeptMessages {
  keep(message: KeptMail): void;
  /** Newest first. */
  list(): Kept[];
}

/** Stands in for the post: whatever is sent stays in a folder of this machine and can be looked at, at /local/mail. */
export function openMail(folder: string, now: () => Date): KeptMessages {
  const spool = openSpool(folder);
  // Two of one millisecond keep the order in which they were sent.
  const nextId = monotonicFactory();
  return {
    keep: (message) => spool.keep(nextId(), { ...message, at: now().toISOString() }),
    list: () =>
      spool
        .all()
        .map(({ id, message }) => ({ id, ...Kept.parse(message) }))
        .reverse(),
  };
}
