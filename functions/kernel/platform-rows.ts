import * as z from 'zod';
import { BoardKind } from '#shared/boards/schema.ts';
import { Instant, LocalDate } from '#shared/dates.ts';
import { AuthorityId, BoardId, PersonId } from '#shared/ids.ts';
import { Role } from '#shared/people/role.ts';
import { OnboardingState, Step } from '#shared/platform/schema.ts';
import { signedIn } from './platform-seat-rows.ts';
import { Retention, rowShape } from './rows.ts';

/** Someone of the platform who tries the authority before anybody is in it, and the one day on which they may. */
const Checker = z.object({ ...signedIn, on: LocalDate });
export type Checker = z.infer<typeof Checker>;

const Administrator = z.object({ person: PersonId, name: z.string(), email: z.string() });
/** A code by its hash alone; `earlier` ones are withdrawn when it is written. */
const Code = z.object({
  hash: z.string(),
  earlier: z.array(z.string()),
  endsAt: Instant,
  state: z.enum(['to-write', 'written', 'refused']),
});

/**
 * An authority's onboarding: what was asked for, with the ids that everything will have, so that each step can be taken again
 * and comes out the same.
 */
export const onboardingRow = rowShape({
  kind: 'onboarding',
  v: 1,
  schema: z.object({
    authority: AuthorityId,
    name: z.string(),
    dfeCode: z.string(),
    gssCode: z.string(),
    /** Of the file as it was checked: the same file again is the same onboarding. */
    fileHash: z.string(),
    shape: z.string(),
    statuses: z.string(),
    board: z.object({ id: BoardId, name: z.string(), kind: BoardKind, purpose: z.string() }),
    administrator: Administrator,
    people: z.array(Administrator.extend({ role: Role })),
    code: Code,
    /** The last of them is the one who checks now. */
    checkers: z.array(Checker).min(1),
    state: OnboardingState,
    steps: z.array(Step),
    begunAt: Instant,
    movedAt: Instant,
    version: z.int(),
    retention: Retention,
  }),
});
export type OnboardingRow = ReturnType<typeof onboardingRow.read>;

/** Who has the seat for the check. */
export function checkerOf({ checkers }: OnboardingRow): Checker {
  const last = checkers.at(-1);
  if (last === undefined) throw new Error('An onboarding has nobody to check it');
  return last;
}
