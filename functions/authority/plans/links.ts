import type { RequestClaim } from '#kernel/change.ts';
import { NothingHere } from '#kernel/errors.ts';
import { nodeHistory, type Partition, planPartition } from '#kernel/keys.ts';
import { linkKey, linksOfPlan } from '#kernel/link-keys.ts';
import { type LinkRow, linkPut, linkRow } from '#kernel/link-rows.ts';
import { planRetention } from '#kernel/plan-rows.ts';
import { refuseHeld } from '#kernel/rows.ts';
import { LinkId, type NodeId, type PlanId } from '#shared/ids.ts';
import { circleOf, directed } from '#shared/plans/link-rules.ts';
import { Link, type LinkDraft, type LinkEnd, type LinkKind, type LinkRecorded } from '#shared/plans/links.ts';
import { beforeProblems } from '#shared/plans/rules.ts';
import { strandProblems, withListedName } from '#shared/plans/strands.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from '../deps.ts';
import { type Conditional, madeBefore, refuse } from '../settle.ts';
import { strandsFor } from '../strand-links.ts';
import { planStore } from './store.ts';

type Place = { plan: PlanId; node: NodeId | null };
type Written = Pick<Link, 'kind' | 'why' | 'agreedBy' | 'effectiveOn'>;

/** Links between plans, each side beside the rows of its own plan. */
export function planLinks(session: Session) {
  const { audience, table } = session;
  const plans = planStore(session);

  /** Both sides of a new link, or the one side of a link to what is no plan. */
  function sides(from: Place, other: LinkEnd, written: Written): LinkRow[] {
    const stamp = { recordedAt: session.now, by: session.person, removed: null, version: 1 };
    const base = { ...written, ...stamp, id: session.newId() as LinkId, batch: null, retention: planRetention };
    const here: LinkRow = { ...base, side: 'from', plan: from.plan, node: from.node, other };
    if (other.kind !== 'plan') return [here];
    const there: LinkRow = {
      ...base,
      side: 'to',
      plan: other.plan,
      node: other.node,
      other: { kind: 'plan', ...from },
    };
    return [here, there];
  }

  /** The logs that tell of a change of these sides, and the histories of their rows. */
  function toldIn(subject: PlanId, rows: readonly LinkRow[]) {
    const own = rows.find(({ plan }) => plan === subject);
    const elsewhere = rows.filter(({ plan }) => plan !== subject);
    const histories = elsewhere.flatMap(({ plan, node }): [Partition, Partition][] =>
      node === null ? [] : [[planPartition(audience, plan), nodeHistory(audience, plan, node)]],
    );
    return {
      subject: planPartition(audience, subject),
      history: own?.node ? nodeHistory(audience, subject, own.node) : undefined,
      alsoIn: elsewhere.map(({ plan }) => planPartition(audience, plan)),
      historyIn: new Map(histories),
    };
  }

  async function linksOf(plan: PlanId): Promise<LinkRow[]> {
    const items = await table.all(planPartition(audience, plan), { prefix: linksOfPlan, consistent: true });
    return items.map((item) => linkRow.read(item));
  }

  /** Whether a link would come back to the plan it begins in; the words name every plan of the circle. */
  async function circleProblems(
    kind: LinkKind,
    from: PlanId,
    other: LinkEnd,
    pointer: string,
  ): Promise<FieldProblem[]> {
    if (!directed.includes(kind) || other.kind !== 'plan') return [];
    const leads = new Map<string, PlanId[]>();
    const reach = async (plan: PlanId): Promise<void> => {
      if (leads.has(plan) || plan === from) return;
      const next = (await linksOf(plan)).flatMap((link) =>
        link.kind === kind && link.side === 'from' && link.removed === null && link.other.kind === 'plan'
          ? [link.other.plan]
          : [],
      );
      leads.set(plan, next);
      for (const each of next) await reach(each);
    };
    await reach(other.plan);
    const circle = circleOf(leads, from, other.plan);
    if (circle === null) return [];
    const titles = new Map((await plans.list()).map(({ id, title }): [string, string] => [id, title]));
    const named = [from, ...circle].map((id) => `“${titles.get(id) ?? 'a plan that was removed'}”`).join(' → ');
    const verb = kind === 'part-of' ? 'be part of itself' : 'be handed over to itself';
    return [{ pointer, detail: `The plan would ${verb}: ${named}. Choose another plan` }];
  }

  /** The other end must be there, and be neither this row itself nor linked in this way already. */
  async function endProblems(from: Place, { kind, other }: Pick<LinkDraft, 'kind' | 'other'>): Promise<FieldProblem[]> {
    const standing = (await linksOf(from.plan)).filter(({ removed, side }) => removed === null && side === 'from');
    const same = standing.find((link) => link.kind === kind && link.node === from.node && sameEnd(link.other, other));
    if (same !== undefined) return [{ pointer: '#/other', detail: 'It is linked to this already' }];
    if (other.kind !== 'plan') {
      if (kind !== 'part-of') return strandProblems(await strandsFor(session, other), other, '#/other');
      return [{ pointer: '#/other', detail: 'It can be part of a plan of your authority only. Refer to it instead' }];
    }
    if (other.plan === from.plan && other.node === from.node) {
      return [{ pointer: '#/other', detail: 'A row cannot be linked to itself. Choose another row' }];
    }
    const there = await plans.whole(other.plan).catch((error: unknown) => {
      if (error instanceof NothingHere) return null;
      throw error;
    });
    if (there === null) return [{ pointer: '#/other/plan', detail: 'Choose one of your authority’s plans' }];
    const row = there.nodes.find(({ id }) => id === other.node);
    if (other.node !== null && row?.removed !== null) {
      return [{ pointer: '#/other/node', detail: 'Choose a row that stands in that plan' }];
    }
    return circleProblems(kind, from.plan, other, '#/other');
  }

  async function add(plan: PlanId, draft: LinkDraft, request: RequestClaim | undefined): Promise<LinkRecorded> {
    const { plan: header, nodes } = await plans.whole(plan);
    const { kind, node, other, why, effectiveOn = session.today } = draft;
    const row = nodes.find(({ id }) => id === node);
    const problems = await endProblems({ plan, node }, draft);
    if (node !== null && row?.removed !== null) {
      problems.push({ pointer: '#/node', detail: 'Choose a row that stands in this plan' });
    }
    problems.push(...beforeProblems(effectiveOn, header.agreedOn, 'the plan was agreed'));
    refuse(problems);
    const end = withListedName(await strandsFor(session, other), other);
    const rows = sides({ plan, node }, end, { kind, why, agreedBy: null, effectiveOn });
    const result = rows[0]?.id ?? '';
    const committed = await table.commit({
      ...{ verb: 'link.added', ...toldIn(plan, rows), effectiveOn, why },
      ...{ puts: rows.map((each) => linkPut(audience, each, null)), request, result },
    });
    const id = LinkId.parse(committed.repeated ? committed.result : result);
    const link = await table.get(linkKey(audience, plan, { id, side: 'from' }), linkRow);
    return { entry: committed.entry, link: Link.parse(link) };
  }

  async function remove(
    plan: PlanId,
    id: LinkId,
    { expected, request, why }: Conditional & { why: string },
  ): Promise<LinkRecorded> {
    await plans.header(plan);
    const was = await sideIn(plan, id);
    const before = await madeBefore(session, was, { expected, request, current: Link.parse(was) });
    if (before !== null) return { entry: before.entry, link: Link.parse(was) };
    const rows = await bothSides(was);
    for (const row of rows) refuseHeld(row);
    const removed = { on: session.today, why, recordedAt: session.now };
    const next = rows.map((row): LinkRow => ({ ...row, removed, version: row.version + 1 }));
    const committed = await table.commit({
      ...{ verb: 'link.removed', ...toldIn(plan, next), effectiveOn: session.today, why, request, result: id },
      puts: next.map((row, place) => linkPut(audience, row, rows[place] ?? null)),
    });
    return { entry: committed.entry, link: Link.parse(next.find((row) => row.plan === plan) ?? was) };
  }

  /** The side of a link that stands in a plan; of a link between rows of one plan, where it begins. */
  async function sideIn(plan: PlanId, id: LinkId): Promise<LinkRow> {
    const from = await table.find(linkKey(audience, plan, { id, side: 'from' }), linkRow);
    return from ?? table.get(linkKey(audience, plan, { id, side: 'to' }), linkRow);
  }

  async function bothSides(row: LinkRow): Promise<LinkRow[]> {
    if (row.other.kind !== 'plan') return [row];
    const side = row.side === 'from' ? 'to' : 'from';
    return [row, await table.get(linkKey(audience, row.other.plan, { id: row.id, side }), linkRow)];
  }

  return { add, remove, sides, toldIn, linksOf, circleProblems };
}

function sameEnd(one: LinkEnd, two: LinkEnd): boolean {
  if (one.kind === 'plan' && two.kind === 'plan') return one.plan === two.plan && one.node === two.node;
  if (one.kind === 'strand' && two.kind === 'strand') return one.strand === two.strand && one.name === two.name;
  return one.kind === 'outside' && two.kind === 'outside' && one.href === two.href;
}
