import { inPrintedOrder } from '#shared/audiences/rules.ts';
import type { SharedPlan } from '#shared/audiences/schema.ts';
import type { LocalDate } from '#shared/dates.ts';
import { AuthorityId } from '#shared/ids.ts';
import { ownerOfCopy } from './audience-keys.ts';
import { copyRow } from './audience-rows.ts';
import type { Stored } from './rows.ts';

/**
 * What an audience's partition shows on a day, one entry for each share. Whose it is is read from the key, and what is
 * past its last day is not shown, whoever should have taken it away.
 */
export function shownIn(items: readonly Stored[], today: LocalDate): SharedPlan[] {
  const shares = Map.groupBy(items, (item) => ownerOfCopy(String(item.sk)).share);
  return Array.from(shares.values(), sharedPlan).filter((plan) => plan.until >= today);
}

function sharedPlan(items: readonly Stored[]): SharedPlan {
  const copies = items.map((item) => copyRow.read(item)).sort((a, b) => (a.asAt < b.asAt ? 1 : -1));
  const [newest] = copies;
  if (newest === undefined) throw new Error('A share without a copy shows nothing');
  const { share, authorityName, planTitle, fields, until, asAt } = newest;
  return {
    authority: { id: AuthorityId.parse(ownerOfCopy(String(items[0]?.sk)).authority), name: authorityName },
    ...{ share, planTitle, fields, until, asAt },
    nodes: inPrintedOrder(copies.map(({ node }) => node)),
  };
}
