import { Share, SharedPlanList } from '#shared/audiences/schema.ts';
import { daysAfter } from '#shared/calendar.ts';
import { Dashboard } from '#shared/dashboards/schema.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { AudienceId, PlanId } from '#shared/ids.ts';
import { Recorded } from '#shared/plans/schema.ts';
import { type Caller, must, until } from './ask.ts';
import type { Action, Planned } from './decide.ts';

/** Records progress on an action; answers the words that were recorded. */
export async function report(by: Caller, action: Action, asked: { words: string; today: LocalDate }): Promise<void> {
  const { words, today } = asked;
  const body = { status: 'on-track', delivered: words, next: 'Meet in the spring', effectiveOn: today, evidence: [] };
  await by.send('POST', `${action.path}/updates`, { body, answer: Recorded });
}

/** What the dashboard says of all plans together, once it has heard of the update. */
export async function healthOn(reader: Caller, authority: string): Promise<string> {
  const { summary } = await until(
    'the dashboard has heard of the update',
    () => reader.get(`${authority}/dashboard`, Dashboard),
    ({ summary }) => summary?.plans.health.byStatus['on-track'] === 1,
  );
  return summary?.plans.sentence ?? '';
}

export async function share(
  clerk: Caller,
  authority: string,
  asked: Planned & { audience: AudienceId; today: LocalDate },
) {
  const { audience, plan, objective, today } = asked;
  return clerk.send('POST', `${authority}/shares`, {
    body: {
      ...{ audience, thing: { kind: 'node', plan, node: objective }, until: daysAfter(today, 30) },
      fields: { columns: [], status: true, latestUpdate: true, dueOn: false },
    },
    answer: Share,
  });
}

type Seen = { readonly member: Caller; readonly audience: string; readonly share: Share };

const shown = ({ member, audience, share }: Seen) =>
  member
    .get(`${audience}/items`, SharedPlanList)
    .then(({ items }) => items.find((item) => item.share === share.id) ?? null);

/** The member reads what was chosen, and nothing that was not. */
export async function read(seen: Seen, words: string): Promise<number> {
  const copy = await until(
    'the member sees the latest words',
    () => shown(seen),
    (plan) => plan?.nodes.some(({ latest }) => latest?.delivered === words) ?? false,
  );
  must(copy?.nodes.every(({ dueOn }) => dueOn === null) ?? false, 'dates were not chosen and are not shown');
  return copy?.nodes.length ?? 0;
}

/** Withdraws it; answers after how many seconds it was gone. */
export async function withdraw(clerk: Caller, authority: string, seen: Seen): Promise<number> {
  const { id, version } = seen.share;
  const body = { why: 'The partnership has seen it' };
  await clerk.send('DELETE', `${authority}/shares/${id}`, { body, version, answer: Share });
  const began = Date.now();
  await until(
    'what was withdrawn is gone',
    () => shown(seen),
    (plan) => plan === null,
  );
  return (Date.now() - began) / 1000;
}

/** The member has a seat in the partnership and in no authority. */
export async function isNothingTo(member: Caller, authority: string, plan: PlanId): Promise<void> {
  for (const path of [authority, `${authority}/plans/${plan}`]) {
    must((await member.statusOf('GET', path)) === 404, `${path} is nothing to the member`);
  }
}
