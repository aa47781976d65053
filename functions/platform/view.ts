import type { DirectoryRow } from '#kernel/directory-rows.ts';
import type { OnboardingRow } from '#kernel/platform-rows.ts';
import { standingOf } from '#shared/authorities/standing.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { Onboarding, PlatformAuthority } from '#shared/platform/schema.ts';

export function presentAuthority(
  row: DirectoryRow,
  onboarding: OnboardingRow | null,
  today: LocalDate,
): PlatformAuthority {
  const { authority, name, dfeCode, gssCode, state, suspended, version } = row;
  return {
    ...{ id: authority, name, dfeCode, gssCode, standing: standingOf(row, today), suspended, version },
    can: {
      suspend: state === 'live',
      resume: state === 'suspended',
      check: state === 'founding' && onboarding !== null,
      makeCode: state !== 'suspended' && onboarding !== null && onboarding.code.state !== 'refused',
    },
  };
}

export function presentOnboarding(row: OnboardingRow): Onboarding {
  const { state, steps, board, administrator, code, people, begunAt, movedAt } = row;
  return {
    ...{ state, steps, board: board.name, people: people.length, begunAt, movedAt },
    administrator: { name: administrator.name, email: administrator.email },
    code: { expiresAt: code.endsAt, state: code.state === 'refused' ? 'refused' : 'current' },
  };
}
