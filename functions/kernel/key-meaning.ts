import { arisenActions } from './arisen-keys.ts';
import { authorityListed } from './audience-keys.ts';
import { keySeparator, partitionPrefix, planSummaries } from './keys.ts';
import { joiningOf } from './partnership-keys.ts';
import { authorityOnboarded } from './platform-keys.ts';
import { type WorkSort, workSorts } from './work-keys.ts';

/** What a stream record's keys say: whose row it is and which piece of work, read from the key and never from its fields. */
export type KeyMeaning =
  | { kind: 'work'; authority: string; work: string; sort: WorkSort }
  | { kind: 'plan'; authority: string; plan: string }
  | { kind: 'cycle'; authority: string; plan: string; cycle: string }
  | { kind: 'evidence'; authority: string; plan: string; node: string; evidence: string }
  | { kind: 'meeting'; authority: string; meeting: string }
  | { kind: 'board'; authority: string; board: string }
  | { kind: 'consultation'; authority: string; consultation: string }
  | { kind: 'dashboard'; authority: string }
  | { kind: 'summary'; authority: string }
  | { kind: 'round'; authority: string; on: string }
  | { kind: 'asking'; authority: string; cycle: string; occasion: string; on: string }
  | { kind: 'share'; authority: string; share: string }
  | { kind: 'answer'; authority: string; plan: string; cycle: string; node: string; answer: string }
  | { kind: 'onboarding'; authority: string }
  | { kind: 'joining'; authority: string; partnership: string }
  | { kind: 'standing'; authority: string }
  | { kind: 'issue'; authority: string; compartment: string; urn: string; issue: string };

/** Of the authority’s top partition, the rows that the dashboard sums up; it never follows itself. */
function summedUp(authority: string, sk: string): KeyMeaning | null {
  if (sk.startsWith(planSummaries)) return { kind: 'summary', authority };
  return sk === 'SETTINGS' ? { kind: 'dashboard', authority } : null;
}

export function meaningOf(key: { pk: string; sk: string }): KeyMeaning | null {
  const onboarded = authorityOnboarded(key);
  if (onboarded !== null) return { kind: 'onboarding', authority: onboarded };
  const listed = authorityListed(key);
  if (listed !== null) return { kind: 'standing', authority: listed };
  const joining = joiningOf(key);
  if (joining !== null) return { kind: 'joining', ...joining };
  const [prefix, authority, collection, id, ...deeper] = key.pk.split(keySeparator);
  if (prefix === partitionPrefix.restricted) return issueOf(key);
  if (prefix === partitionPrefix.inbox) return answerOf(key);
  if (prefix !== partitionPrefix.authority || authority === undefined) return null;
  if (collection === undefined) return summedUp(authority, key.sk);
  const figures =
    ['PROFILE', 'INDICATORS', 'CRITERIA'].includes(collection) || (collection === 'INDICATOR' && id !== undefined);
  if (figures && deeper.length === 0 && id !== 'LOG') return { kind: 'dashboard', authority };
  if (collection === 'WORK' && id === undefined) {
    const [sort, work] = key.sk.split(keySeparator);
    const known = workSorts.find((each) => each === sort);
    if (work !== undefined && known !== undefined) return { kind: 'work', authority, work, sort: known };
  }
  if (collection === 'SHARES' && id === undefined) {
    const [sort, share] = key.sk.split(keySeparator);
    if (sort === 'SHARE' && share !== undefined) return { kind: 'share', authority, share };
  }
  if (collection === 'CONSULTATIONS' && id === undefined) {
    const [sort, consultation] = key.sk.split(keySeparator);
    if (sort === 'CONSULTATION' && consultation !== undefined) return { kind: 'consultation', authority, consultation };
  }
  if (collection === 'MAIL' && id === undefined) {
    const [sort, on, occasion, day] = key.sk.split(keySeparator);
    if (sort === 'ROUND' && on !== undefined) return { kind: 'round', authority, on };
    if (sort === 'ASKING' && on !== undefined && occasion !== undefined && day !== undefined)
      return { kind: 'asking', authority, cycle: on, occasion, on: day };
  }
  if (collection === 'PLAN' && id !== undefined) {
    return deeper.join() === 'EVIDENCE' ? evidenceOf(authority, id, key.sk) : ofPlan(authority, id, deeper);
  }
  if (id === undefined || deeper.length > 0) return null;
  // How an action stands that a meeting decided is shown to nobody with its papers.
  if (collection === 'MEETING')
    return key.sk.startsWith(arisenActions) ? null : { kind: 'meeting', authority, meeting: id };
  if (collection === 'CONSULTATION') return { kind: 'consultation', authority, consultation: id };
  // Of a board only its own row: who its members are, and its list of meetings, is shown to nobody.
  if (collection === 'BOARD' && key.sk === 'BOARD') return { kind: 'board', authority, board: id };
  return null;
}

/** A plan’s own rows and its list of cycles say how it stands; what is answered in a cycle only how far that has come. */
function ofPlan(authority: string, plan: string, deeper: readonly string[]): KeyMeaning | null {
  const [collection, id, ...rest] = deeper;
  if (collection === undefined || (collection === 'CYCLES' && id === undefined))
    return { kind: 'plan', authority, plan };
  return collection === 'CYCLE' && id !== undefined && rest.length === 0
    ? { kind: 'cycle', authority, plan, cycle: id }
    : null;
}

function evidenceOf(authority: string, plan: string, sk: string): KeyMeaning | null {
  const [sort, node, evidence] = sk.split(keySeparator);
  if (sort !== 'EVIDENCE' || node === undefined || evidence === undefined) return null;
  return { kind: 'evidence', authority, plan, node, evidence };
}

/** Of what is restricted, only what was issued goes anywhere; whose it is and its compartment stand in the key. */
function issueOf(key: { pk: string; sk: string }): KeyMeaning | null {
  const [, authority, compartment, collection, ...deeper] = key.pk.split(keySeparator);
  const [sort, urn, issue] = key.sk.split(keySeparator);
  if (authority === undefined || compartment === undefined || collection !== 'ISSUED' || deeper.length > 0) return null;
  return sort === 'ISSUED' && urn !== undefined && issue !== undefined
    ? { kind: 'issue', authority, compartment, urn, issue }
    : null;
}

/** Of what comes in from outside, what owners have answered: a comment waits for an officer. */
function answerOf(key: { pk: string; sk: string }): KeyMeaning | null {
  const [, authority, ...deeper] = key.pk.split(keySeparator);
  const [sort, plan, cycle, node, answer] = key.sk.split(keySeparator);
  if (sort !== 'ANSWER' || authority === undefined || deeper.length > 0) return null;
  if (plan === undefined || cycle === undefined || node === undefined || answer === undefined) return null;
  return { kind: 'answer', authority, plan, cycle, node, answer };
}
