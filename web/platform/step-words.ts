import type { StepKey } from '#shared/platform/schema.ts';

/** What each step of an onboarding is called. */
export const stepNames: Record<StepKey, string> = {
  settings: 'Name, plan shapes and statuses are written',
  directory: 'People are listed',
  board: 'The first board is made',
  'check-seat': 'A seat for the check is given, for today and not cleared',
  'sign-in': 'Check: sign in',
  write: 'Check: make a plan',
  read: 'Check: read it back',
  remove: 'Check: remove it',
  neighbour: 'Check: be refused next door',
  'check-seat-ended': 'The seat for the check has ended',
  invitation: 'The first administrator’s code works',
  live: 'The authority is live',
};

export const stepStates = { waiting: 'Waiting', done: 'Done', failed: 'Failed' } as const;
