import { keySeparator, partitionPrefix } from './keys.ts';

/** What a stream record's keys say: whose row it is and which piece of work, read from the key and never from its fields. */
export type KeyMeaning =
  | { kind: 'work'; authority: string; work: string; sort: 'IMPORT' | 'EXPORT' }
  | { kind: 'plan'; authority: string; plan: string }
  | { kind: 'dashboard'; authority: string }
  | { kind: 'share'; authority: string; share: string };

/** Of the authority’s top partition, the rows that the dashboard sums up; it never follows itself. */
const summedUp = /^(?:SETTINGS$|PLAN#)/;

export function meaningOf(key: { pk: string; sk: string }): KeyMeaning | null {
  const [prefix, authority, collection, id, ...deeper] = key.pk.split(keySeparator);
  if (prefix !== partitionPrefix.authority || authority === undefined) return null;
  const figures =
    collection === 'PROFILE' || collection === 'INDICATORS' || (collection === 'INDICATOR' && id !== undefined);
  if (collection === undefined ? summedUp.test(key.sk) : figures && deeper.length === 0 && id !== 'LOG') {
    return { kind: 'dashboard', authority };
  }
  if (collection === 'WORK' && id === undefined) {
    const [sort, work] = key.sk.split(keySeparator);
    if (work !== undefined && (sort === 'IMPORT' || sort === 'EXPORT')) return { kind: 'work', authority, work, sort };
  }
  if (collection === 'SHARES' && id === undefined) {
    const [sort, share] = key.sk.split(keySeparator);
    if (sort === 'SHARE' && share !== undefined) return { kind: 'share', authority, share };
  }
  if (collection === 'PLAN' && id !== undefined && deeper.length === 0) return { kind: 'plan', authority, plan: id };
  return null;
}
