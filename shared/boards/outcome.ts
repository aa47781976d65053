import * as z from 'zod';

/** What became of a recommendation at the meeting. */
export const Outcome = z.enum(['agreed', 'agreed-with-changes', 'not-agreed', 'deferred'], {
  error: 'Choose what the board decided',
});
export type Outcome = z.infer<typeof Outcome>;
