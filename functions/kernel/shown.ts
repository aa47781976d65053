import type { CopyContent } from '#shared/audiences/contents.ts';
import type { PublishedItem, SharedMeetingLine, SharedPaper } from '#shared/audiences/meetings.ts';
import type { SharedPage } from '#shared/audiences/pages.ts';
import { inPrintedOrder } from '#shared/audiences/rules.ts';
import type { SharedPlan } from '#shared/audiences/schema.ts';
import { compareMeetings } from '#shared/boards/rules.ts';
import { consultationState } from '#shared/consultations/rules.ts';
import type { ConsultedComment, ConsultedRow, SharedConsultation } from '#shared/consultations/shown.ts';
import type { SharedAsk } from '#shared/cycles/outside.ts';
import type { LocalDate } from '#shared/dates.ts';
import { AuthorityId, IssueId } from '#shared/ids.ts';
import { compareSiblings } from '#shared/plans/rules.ts';
import { ownerOfCopy } from './audience-keys.ts';
import { copyRow } from './audience-rows.ts';
import type { Stored } from './rows.ts';

/** A meeting with as much of it as was read: its papers where it is its board's, its agenda where it is published. */
export type ShownMeeting = SharedMeetingLine & { asAt: string; papers: SharedPaper[]; items: PublishedItem[] };

/** What an audience is shown, by its kind. */
export type Shown = {
  plans: SharedPlan[];
  meetings: ShownMeeting[];
  pages: SharedPage[];
  consultations: SharedConsultation[];
  asks: SharedAsk[];
};

type OneShare = Pick<SharedPlan, 'authority' | 'share' | 'until' | 'asAt'> & { contents: CopyContent[] };

/**
 * What copies of an audience show on a day. Whose they are is read from the key, and what is past its last day is not
 * shown, whoever should have taken it away.
 */
export function shownIn(items: readonly Stored[], today: LocalDate): Shown {
  const shares = Map.groupBy(items, (item) => ownerOfCopy(String(item.sk)).share);
  const shown = Array.from(shares.values(), oneShare).filter(({ until }) => until >= today);
  const pages = shown.flatMap(pageOf).toSorted((a, b) => (a.issue < b.issue ? 1 : -1));
  const consultations = shown.flatMap((each) => consultationOf(each, today)).toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const asks = shown.flatMap(asksOf).toSorted((a, b) => (a.cycle.dueOn < b.cycle.dueOn ? -1 : 1));
  return { plans: shown.flatMap(planOf), meetings: onceEach(shown.flatMap(meetingOf)), pages, consultations, asks };
}

function oneShare(items: readonly Stored[]): OneShare {
  const copies = items.map((item) => copyRow.read(item)).sort((a, b) => (a.asAt < b.asAt ? 1 : -1));
  const [newest] = copies;
  if (newest === undefined) throw new Error('A share without a copy shows nothing');
  const { share, authorityName, suspended, until, asAt } = newest;
  const id = AuthorityId.parse(ownerOfCopy(String(items[0]?.sk)).authority);
  const contents = copies.map(({ content }) => content);
  return { authority: { id, name: authorityName, suspended }, share, until, asAt, contents };
}

/** A share of a row of a plan; nothing, where it is of something else. */
function planOf({ contents, ...head }: OneShare): SharedPlan[] {
  const rows = contents.filter((content) => content.kind === 'node');
  const [newest] = rows;
  if (newest === undefined) return [];
  const { planTitle, fields } = newest;
  return [{ ...head, planTitle, fields, nodes: inPrintedOrder(rows.map(({ node }) => node)) }];
}

/** A share of a meeting. Papers whose meeting is not there yet, or no more, are not shown. */
function meetingOf({ contents, ...head }: OneShare): ShownMeeting[] {
  const found = contents.find((content) => content.kind === 'meeting');
  if (found === undefined) return [];
  const papers = contents.flatMap((content) => (content.kind === 'paper' ? [content.paper] : []));
  const items = contents.flatMap((content) => (content.kind === 'agenda-item' ? [content.item] : []));
  return [
    {
      ...{ ...found.meeting, ...head, board: found.board },
      ...{ papers: papers.toSorted(compareSiblings), items: items.toSorted(compareSiblings) },
    },
  ];
}

/** Newest first. A meeting that was shared twice at the same moment is one, shown for as long as either is. */
function onceEach(meetings: readonly ShownMeeting[]): ShownMeeting[] {
  const byMeeting = Map.groupBy(meetings, ({ id }) => id);
  const longest = Array.from(byMeeting.values(), (same) => same.toSorted((a, b) => (a.until < b.until ? 1 : -1))[0]);
  return longest.filter((meeting) => meeting !== undefined).sort((a, b) => compareMeetings(b, a));
}

/** A school's page, as it was issued; nothing, where the share is of something else. */
function pageOf({ contents, authority, share, until }: OneShare): SharedPage[] {
  return contents.flatMap((content) =>
    content.kind === 'page' ? [{ authority, issue: IssueId.parse(share), until, page: content.page }] : [],
  );
}

/** A consultation with as much of it as was read: its rows in order, and the comments once they are published. */
function consultationOf({ contents, ...head }: OneShare, today: LocalDate): SharedConsultation[] {
  const found = contents.find((content) => content.kind === 'consultation')?.consultation;
  if (found === undefined) return [];
  const state = consultationState({ ...found, withdrawn: null }, today);
  if (state === 'withdrawn') return [];
  const parts = contents.filter((content) => content.kind === 'consulted-rows');
  const rows: ConsultedRow[] = parts.toSorted((a, b) => a.part - b.part).flatMap((part) => part.rows);
  const comments: ConsultedComment[] = contents.flatMap((content) =>
    content.kind === 'consulted-comment' ? [content.comment] : [],
  );
  return [{ ...found, ...head, state, rows, comments: comments.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }];
}

/** What people are asked about their actions in an update cycle. */
function asksOf({ contents, ...head }: OneShare): SharedAsk[] {
  return contents.flatMap((content) => (content.kind === 'ask' ? [{ ...content.ask, ...head }] : []));
}
