import { Share, type ShareDraft } from '#shared/audiences/schema.ts';
import { daysAfter } from '#shared/calendar.ts';
import type { LocalDate } from '#shared/dates.ts';
import { AudienceId } from '#shared/ids.ts';
import { PlanList, PlanView } from '#shared/plans/schema.ts';
import type { Api } from './api.ts';

/** What an authority of the demonstration shows to whom: the row of its first level at that place, of its plan of that title. */
type ShareContent = {
  readonly key: string;
  readonly authority: string;
  readonly by: 'admin' | 'clerk';
  readonly audience: string;
  readonly plan: string;
  readonly place: number;
  readonly fields: ShareDraft['fields'];
  readonly days: number;
};

const everything = { columns: [], status: true, latestUpdate: true, dueOn: true };

export const shares: readonly ShareContent[] = [
  {
    ...{ key: 'outcomes-eastern', authority: 'peterborough', by: 'clerk', audience: 'partnership:eastern' },
    ...{ plan: 'Education action plan', place: 1, fields: everything, days: 90 },
  },
  {
    ...{ key: 'workforce-eastern', authority: 'cambridgeshire', by: 'clerk', audience: 'partnership:eastern' },
    ...{ plan: '', place: 0, fields: { ...everything, latestUpdate: false }, days: 60 },
  },
  {
    ...{ key: 'outcomes-public', authority: 'peterborough', by: 'admin', audience: 'public:peterborough' },
    ...{ plan: 'Education action plan', place: 0, fields: { ...everything, dueOn: false }, days: 180 },
  },
];

export async function writeShare(api: Api, share: ShareContent, today: LocalDate): Promise<void> {
  const as = `${share.by}@${share.authority}.example`;
  const path = `/api/authorities/${share.authority}`;
  const { items } = await api.read({ as, path: `${path}/plans`, answer: PlanList });
  const plan = items.find(({ title }) => title.startsWith(share.plan));
  const view = plan && (await api.read({ as, path: `${path}/plans/${plan.id}`, answer: PlanView }));
  const tops = view?.nodes.filter(({ parent }) => parent === null).sort((a, b) => (a.order < b.order ? -1 : 1)) ?? [];
  const node = tops[share.place];
  if (plan === undefined || node === undefined) throw new Error(`There is nothing to share for ${share.key}`);
  const body: ShareDraft = {
    audience: AudienceId.parse(share.audience),
    thing: { kind: 'node', plan: plan.id, node: node.id },
    fields: share.fields,
    until: daysAfter(today, share.days),
  };
  await api.send({ as, path: `${path}/shares`, key: `demonstration-share-${share.key}`, body, answer: Share });
}
