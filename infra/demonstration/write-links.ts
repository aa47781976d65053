import { type LinkDraft, LinkRecorded } from '#shared/plans/links.ts';
import type { Api } from './api.ts';
import { type LinkContent, links, type RowOf } from './links.ts';
import { planOf, rowIn } from './plan-of.ts';

type Reading = { readonly api: Api; readonly as: string; readonly path: string };

/** What the plans of an authority have to do with one another and with strategies outside, once all of them are there. */
export async function writeLinks(api: Api, authority: string): Promise<void> {
  const reading = { api, as: `clerk@${authority}.example`, path: `/api/authorities/${authority}` };
  for (const link of links.filter((each) => each.authority === authority)) await writeLink(reading, link);
}

async function writeLink(reading: Reading, { key, kind, from, to, why }: LinkContent): Promise<void> {
  const { plan, node } = await placeOf(reading, from);
  const other: LinkDraft['other'] =
    'href' in to ? { kind: 'outside', ...to } : { kind: 'plan', ...(await placeOf(reading, to)) };
  const { api, as, path } = reading;
  await api.send({
    ...{ as, path: `${path}/plans/${plan}/links`, key: `demonstration-link-${key}`, answer: LinkRecorded },
    body: { kind, node, other, why } satisfies LinkDraft,
  });
}

async function placeOf(reading: Reading, { plan, row }: RowOf) {
  const found = await planOf(reading, plan);
  return { plan: found.id, node: row === undefined ? null : rowIn(found, row).id };
}
