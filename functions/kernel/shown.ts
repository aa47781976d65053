import { inPrintedOrder } from '#shared/audiences/rules.ts';
import type { SharedPlan } from '#shared/audiences/schema.ts';
import type { LocalDate } from '#shared/dates.ts';
import { AuthorityId } from '#shared/ids.ts';
import { ownerOfCopy } from './audience-keys.ts';
import { type CopyRow, copyRow } from './audience-rows.ts';
import type { Stored } from './rows.ts';

/** What an audience is shown, by its kind; one entry for each share. */
export type Shown = { plans: SharedPlan[] };

/** What is said of every share, whatever it is of. */
type Head = Pick<SharedPlan, 'authority' | 'share' | 'until' | 'asAt'>;

/**
 * What an audience's partition shows on a day. Whose it is is read from the key, and what is past its last day is not
 * shown, whoever should have taken it away.
 */
export function shownIn(items: readonly Stored[], today: LocalDate): Shown {
  const shares = Array.from(Map.groupBy(items, (item) => ownerOfCopy(String(item.sk)).share).values(), oneShare);
  const shown = shares.filter(({ head }) => head.until >= today);
  return { plans: shown.flatMap((each) => planOf(each)) };
}

function oneShare(items: readonly Stored[]): { head: Head; contents: CopyRow['content'][] } {
  const copies = items.map((item) => copyRow.read(item)).sort((a, b) => (a.asAt < b.asAt ? 1 : -1));
  const [newest] = copies;
  if (newest === undefined) throw new Error('A share without a copy shows nothing');
  const { share, authorityName, until, asAt } = newest;
  const id = AuthorityId.parse(ownerOfCopy(String(items[0]?.sk)).authority);
  return {
    head: { authority: { id, name: authorityName }, share, until, asAt },
    contents: copies.map(({ content }) => content),
  };
}

function planOf({ head, contents }: { head: Head; contents: CopyRow['content'][] }): SharedPlan[] {
  const rows = contents.filter((content) => content.kind === 'node');
  const [newest] = rows;
  if (newest === undefined) return [];
  const { planTitle, fields } = newest;
  return [{ ...head, planTitle, fields, nodes: inPrintedOrder(rows.map(({ node }) => node)) }];
}
