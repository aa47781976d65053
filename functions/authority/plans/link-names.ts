import { heldBy } from '#kernel/held-by.ts';
import { nodeKey, planKey } from '#kernel/keys.ts';
import type { LinkRow } from '#kernel/link-rows.ts';
import { nodeRow, planRow } from '#kernel/plan-rows.ts';
import { inWords } from '#shared/calendar.ts';
import type { NodeId, PlanId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import { Link, type LinkEnd, type Named, type PlanLink, type SeenLink } from '#shared/plans/links.ts';
import { actionLevel, statusOf } from '#shared/plans/rules.ts';
import type { Strand } from '#shared/plans/strand.ts';
import { endInWords } from '#shared/plans/strands.ts';
import type { Session } from '../deps.ts';
import { strandsFor } from '../strand-links.ts';
import { planStore } from './store.ts';

const nothing = { heldBy: null, row: null, status: null, noStatus: null, gone: null };

/** The links of a row, each with what the other end is called and how it stands today. */
export async function seenLinks(session: Session, links: readonly LinkRow[]): Promise<SeenLink[]> {
  const edits = hasRight(session.seat.role, 'edit');
  const strands = await strandsFor(session, ...links.map(({ other }) => other));
  return Promise.all(
    links.map(async (row) => {
      const link = Link.parse(row);
      const byHand = link.kind === 'refers-to' || link.kind === 'part-of';
      return { ...link, named: await namedOf(session, link.other, strands), can: { remove: edits && byHand } };
    }),
  );
}

async function namedOf(session: Session, end: LinkEnd, strands: readonly Strand[]): Promise<Named> {
  if (end.kind === 'plan') return namedIn(session, end.plan, end.node);
  return { ...nothing, plan: endInWords(end, strands) };
}

/** A plan or a row of it by its words, with how it stands today. */
export async function namedIn(session: Session, plan: PlanId, node: NodeId | null): Promise<Named> {
  const { audience, table } = session;
  const [header, row] = await Promise.all([
    table.get(planKey(audience, plan), planRow),
    node === null ? null : table.get(nodeKey(audience, plan, node), nodeRow),
  ]);
  const removed = row?.removed ?? header.removed;
  const gone = removed === null ? null : `Removed on ${inWords(removed.on)}: ${removed.why}`;
  const holder = await heldBy(session, header.holder);
  if (row === null) return { ...nothing, plan: header.title, heldBy: holder, gone };
  const { shape } = header;
  const level = shape.levels.find(({ key }) => key === row.level)?.name ?? 'Row';
  const status = statusOf(shape, row.latest);
  const noStatus = row.latest === null ? 'No update yet' : 'No status given';
  return {
    ...{ plan: header.title, heldBy: holder, row: { level, number: row.number, title: row.title }, gone },
    status: status && { key: status.key, label: status.label, colour: status.colour, shape: status.shape },
    noStatus: row.level === actionLevel(shape) && status === null ? noStatus : null,
  };
}

/** The links of a plan and its rows, each with the title of what it leads to: one read, where one leads to a plan or a listed strand. */
export async function plansLinks(session: Session, links: readonly LinkRow[]): Promise<PlanLink[]> {
  const toPlans = links.some(({ other }) => other.kind === 'plan');
  const [listed, strands] = await Promise.all([
    toPlans ? planStore(session).list() : [],
    strandsFor(session, ...links.map(({ other }) => other)),
  ]);
  const titles = new Map(listed.map(({ id, title }): [string, string] => [id, title]));
  return links.map((row) => {
    const { other } = row;
    const title =
      other.kind === 'plan' ? (titles.get(other.plan) ?? 'a plan that was removed') : endInWords(other, strands);
    return { ...Link.parse(row), title };
  });
}
