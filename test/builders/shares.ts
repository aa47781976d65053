import type { ShareDraft } from '#shared/audiences/schema.ts';
import { daysAfter } from '#shared/calendar.ts';
import { AudienceId } from '#shared/ids.ts';
import type { MadePlan } from './plans.ts';

const inThirtyDays = () => daysAfter(new Date().toISOString().slice(0, 10), 30);

/** A share of the plan's objective with everything that can be chosen, until a month from now. */
export function aShareDraft(
  plan: Pick<MadePlan, 'plan' | 'objective'>,
  audience: string,
  overrides: Partial<Record<keyof ShareDraft, unknown>> = {},
) {
  return {
    audience: AudienceId.parse(audience),
    thing: { kind: 'node', plan: plan.plan, node: plan.objective },
    fields: { columns: ['responsible'], status: true, latestUpdate: true, dueOn: true },
    until: inThirtyDays(),
    ...overrides,
  };
}

/** A share of a meeting until a month from now. */
export function aMeetingShare(
  meeting: { meeting: string },
  audience: string,
  overrides: Partial<Record<keyof ShareDraft, unknown>> = {},
) {
  return {
    audience: AudienceId.parse(audience),
    thing: { kind: 'meeting', meeting: meeting.meeting },
    fields: null,
    until: inThirtyDays(),
    ...overrides,
  };
}
