import type { RequestClaim } from '#kernel/change.ts';
import { DomainError, NothingHere } from '#kernel/errors.ts';
import { strandLinks } from '#kernel/link-keys.ts';
import { type LinkRow, linkPut, linkRow } from '#kernel/link-rows.ts';
import type { WordKey } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import { Link, type SeenLink } from '#shared/plans/links.ts';
import type { PlanSummary } from '#shared/plans/schema.ts';
import type { Strand } from '#shared/plans/strand.ts';
import {
  type ListedStrand,
  type StrandList,
  type StrandMatch,
  type StrandMatched,
  type StrandView,
  sameName,
  type TypedName,
  typedIn,
} from '#shared/plans/strands.ts';
import type { Session } from '../deps.ts';
import { standingPlans } from '../layout-uses.ts';
import { refuse } from '../settle.ts';
import { type LinkOfPlan, linksFromPlans, strandsOf } from '../strand-links.ts';
import { namedIn } from './link-names.ts';
import { planLinks } from './links.ts';

/** One request ends well within the function’s time. */
const mostMatched = 100;

/** The authority’s strands, what leads to them, and what leads to names that are in no list. */
export function strandStore(session: Session) {
  const { audience, table, seat } = session;

  async function list(): Promise<StrandList> {
    const [strands, links] = await Promise.all([strandsOf(session), linksFromPlans(session)]);
    return {
      items: strands.map((strand) => counted(strand, links)),
      next: null,
      typed: typedNames(links),
      can: { change: hasRight(seat.role, 'administer'), match: hasRight(seat.role, 'edit') },
    };
  }

  async function found(key: WordKey): Promise<Strand> {
    const strand = (await strandsOf(session)).find((each) => each.key === key);
    if (strand === undefined) throw new NothingHere();
    return strand;
  }

  /** A strand with what leads to it; what is of a plan that was removed, or that is still being made, does not. */
  async function view(key: WordKey): Promise<StrandView> {
    const [strand, items, plans] = await Promise.all([
      found(key),
      table.all(strandLinks(audience, key), { onIndex: true, newestFirst: true }),
      standingPlans(session),
    ]);
    const standing = new Map<string, PlanSummary>(plans.map((plan) => [plan.id, plan]));
    const links = items
      .map((item) => linkRow.read(item))
      .filter(({ plan, removed }) => removed === null && standing.has(plan));
    const seen = await Promise.all(links.map((link) => seenFromStrand(session, link)));
    const newest = seen.toSorted((a, b) =>
      a.effectiveOn < b.effectiveOn ? 1 : -Number(a.effectiveOn > b.effectiveOn),
    );
    return { strand, links: newest, can: { change: hasRight(seat.role, 'administer') } };
  }

  /** Typed names become the strand of the list, each link a change of its own that is told in its plan and can be undone. */
  async function match(
    key: WordKey,
    { names }: StrandMatch,
    request: RequestClaim | undefined,
  ): Promise<StrandMatched> {
    const strand = await found(key);
    const listed = names.findIndex(({ kind }) => strand.kind === 'day-to-day' && kind === 'strand');
    if (listed !== -1)
      refuse([
        { pointer: `#/names/${listed}`, detail: 'Match this name to a strand or a strategy: it was typed as one' },
      ]);
    const links = (await linksFromPlans(session)).filter(({ link }) => {
      const typed = typedIn(link.other);
      return link.side === 'from' && typed !== null && names.some((name) => sameName(name, typed));
    });
    const done: StrandMatched['done'] = [];
    for (const { link } of links.slice(0, mostMatched)) {
      const entry = await matched(link, strand, request && { ...request, key: `${request.key}~${link.id}` });
      if (entry !== null) done.push({ plan: link.plan, entry });
    }
    return { done, left: links.length - done.length };
  }

  /** Null where somebody changed the link just then: it is found again the next time. */
  async function matched(was: LinkRow, { key }: Strand, request: RequestClaim | undefined) {
    const { other } = was;
    if (other.kind === 'plan') return null;
    const row: LinkRow = { ...was, other: { ...other, strand: key }, version: was.version + 1 };
    try {
      const { entry } = await table.commit({
        ...{ verb: 'link.matched', ...planLinks(session).toldIn(was.plan, [row]), effectiveOn: session.today },
        ...{ puts: [linkPut(audience, row, was)], request, result: was.id },
      });
      return entry;
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  return { list, view, match };
}

const counted = (strand: Strand, links: readonly LinkOfPlan[]): ListedStrand => {
  const own = links.filter(({ link }) => link.other.kind !== 'plan' && link.other.strand === strand.key);
  const handedOver = own.filter(({ link }) => link.kind === 'handed-over').length;
  return { ...strand, handedOver, referring: own.length - handedOver };
};

/** Names as they were typed, each once whatever its capitals, with the plans they stand in. */
function typedNames(links: readonly LinkOfPlan[]): TypedName[] {
  const names: TypedName[] = [];
  for (const { plan, link } of links) {
    const typed = typedIn(link.other);
    if (typed === null) continue;
    const known = names.find((each) => sameName(each, typed));
    if (known === undefined) names.push({ ...typed, links: 1, plans: [plan.title] });
    else {
      known.links += 1;
      if (!known.plans.includes(plan.title)) known.plans.push(plan.title);
    }
  }
  return names.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** The link as the strand has it: from which row of which plan it comes, and how that stands today. */
async function seenFromStrand(session: Session, link: LinkRow): Promise<SeenLink> {
  return {
    ...Link.parse(link),
    ...{ side: 'to', node: null, other: { kind: 'plan', plan: link.plan, node: link.node } },
    named: await namedIn(session, link.plan, link.node),
    can: { remove: false },
  };
}
