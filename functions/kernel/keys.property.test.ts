import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AnswerId,
  AudienceId,
  BoardId,
  CycleId,
  EvidenceId,
  MeetingId,
  NodeId,
  RowCommentId,
  ShareId,
  UpdateId,
  WorkId,
} from '#shared/ids.ts';
import {
  anyAuthorityId,
  anyDate,
  anyPersonId,
  anyPlanId,
  anyUlid,
  nearlyEqualAuthorityIds,
} from '#test/arbitraries/ids.ts';
import * as audienceKeys from './audience-keys.ts';
import * as cycleKeys from './cycle-keys.ts';
import * as discussionKeys from './discussion-keys.ts';
import * as evidenceKeys from './evidence-keys.ts';
import { meaningOf } from './key-meaning.ts';
import * as keys from './keys.ts';
import { planCopyKey } from './work-keys.ts';

const anyParts = fc.record({
  authority: anyAuthorityId,
  person: anyPersonId,
  plan: anyPlanId,
  node: anyUlid.map((id) => NodeId.parse(id)),
  update: anyUlid.map((id) => UpdateId.parse(id)),
  work: anyUlid.map((id) => WorkId.parse(id)),
  subject: fc.stringMatching(/^[a-z0-9@.-]{1,20}$/),
  request: fc.string({ minLength: 1, maxLength: 20 }),
});

/** Every key that the rows of an authority can have, by what it is the key of. */
function keysOf(parts: {
  authority: Parameters<typeof keys.authorityAudience>[0];
  person: Parameters<typeof keys.personKey>[1];
  plan: Parameters<typeof keys.planKey>[1];
  node: NodeId;
  update: UpdateId;
  work: WorkId;
  subject: string;
  request: string;
}) {
  const { authority, person, plan, node, update, work, subject, request } = parts;
  const own = keys.authorityAudience(authority);
  const schools = keys.restrictedAudience(authority, 'schools');
  const account = { provider: 'officers', subject };
  const audience = AudienceId.parse(`public:${authority}`);
  return {
    settings: keys.settingsKey(own),
    person: keys.personKey(own, person),
    summary: keys.planSummaryKey(own, plan),
    plan: keys.planKey(own, plan),
    node: keys.nodeKey(own, plan, node),
    batch: keys.batchKey(own, plan, work),
    update: keys.updateKey(own, plan, { node, id: update }),
    comment: discussionKeys.commentKey(own, plan, { node, id: RowCommentId.parse(update) }),
    mention: discussionKeys.mentionKey(own, plan, { comment: RowCommentId.parse(update), person }),
    evidence: evidenceKeys.evidenceKey(own, { plan, node, id: EvidenceId.parse(update) }),
    import: keys.importKey(own, work),
    export: keys.exportKey(own, work),
    planCopy: planCopyKey(own, work),
    document: keys.documentKey(own, work),
    request: keys.requestKey(own, person, request),
    note: keys.noteKey(schools, plan, { node, id: update }),
    seat: keys.seatKey(authority, account),
    invitation: keys.invitationKey(authority, request),
    account: keys.accountSeatKey(account, authority),
    share: audienceKeys.shareKey(own, ShareId.parse(node)),
    meeting: keys.meetingKey(own, MeetingId.parse(node)),
    board: keys.boardKey(own, BoardId.parse(node)),
    member: { ...keys.boardKey(own, BoardId.parse(node)), sk: `MEMBER#${node}` },
    copy: audienceKeys.copyKey(audience, { authority, share: ShareId.parse(node), item: node }),
    meetingCopy: audienceKeys.meetingCopyKey(audience, {
      ...{ authority, share: ShareId.parse(node), meeting: MeetingId.parse(update) },
    }),
    paper: audienceKeys.paperCopyKey(audience, {
      ...{ authority, share: ShareId.parse(node), meeting: MeetingId.parse(update), item: work },
    }),
    memberSeat: keys.seatKey(audience, account),
    memberAccount: keys.accountSeatKey(account, audience),
    directory: audienceKeys.directoryKey(authority),
  };
}

const named = (parts: Parameters<typeof keysOf>[0]) =>
  Object.entries(keysOf(parts)).map(([name, key]) => ({ name, place: `${key.pk}\n${key.sk}`, pk: key.pk }));

describe('keys', () => {
  test('of two authorities are never one, however alike their ids', () => {
    fc.assert(
      fc.property(anyParts, nearlyEqualAuthorityIds, (parts, [one, other]) => {
        const first = named({ ...parts, authority: one }).map(({ place }) => place);
        const second = new Set(named({ ...parts, authority: other }).map(({ place }) => place));
        expect(first.filter((place) => second.has(place))).toEqual([]);
      }),
    );
  });

  test('of two different things of one authority are never one', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const places = named(parts).map(({ place }) => place);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  test('differ as soon as any id in them does', () => {
    fc.assert(
      fc.property(anyParts, anyParts, (a, b) => {
        fc.pre(a.node !== b.node && a.update !== b.update && a.plan !== b.plan);
        const authority = a.authority;
        const [one, other] = [keysOf(a), keysOf({ ...b, authority })];
        expect(one.node).not.toEqual(other.node);
        expect(one.update).not.toEqual(other.update);
        expect(one.note).not.toEqual(other.note);
      }),
    );
  });

  test('belong to their own authority’s audience and to no other', () => {
    fc.assert(
      fc.property(anyParts, nearlyEqualAuthorityIds, (parts, [one, other]) => {
        const [mine, theirs] = [keys.authorityAudience(one), keys.authorityAudience(other)];
        const rows = named({ ...parts, authority: one }).filter(({ pk }) => keys.belongsTo(mine, pk));
        expect(rows.map(({ name }) => name)).toEqual([
          ...['settings', 'person', 'summary', 'plan', 'node', 'batch', 'update', 'comment', 'mention'],
          ...['evidence', 'import', 'export', 'planCopy', 'document', 'request', 'share', 'meeting', 'board', 'member'],
        ]);
        expect(rows.filter(({ pk }) => keys.belongsTo(theirs, pk))).toEqual([]);
      }),
    );
  });

  test('never hold the separator inside a part', () => {
    const part = fc
      .tuple(
        fc.string({ maxLength: 5 }),
        fc.constantFrom('#', ' ', '*', '?', '$', '{', '\n', 'é', ''),
        fc.string({ maxLength: 5 }),
      )
      .map((parts) => parts.join(''))
      .filter((text) => !/^[A-Za-z0-9_.:/=+@~-]{1,256}$/.test(text));
    fc.assert(
      fc.property(part, anyAuthorityId, (text, authority) => {
        expect(() => keys.seatKey(authority, { provider: 'officers', subject: text })).toThrow();
        expect(() => keys.accountPartition({ provider: text, subject: 'clerk' })).toThrow();
        expect(() => keys.authorityAudience(text as never)).toThrow();
        expect(() => keys.planPartition(keys.authorityAudience(authority), text as never)).toThrow();
      }),
    );
  });
});

describe('the order of keys', () => {
  test('has a person’s work by the day it is due, and work without a day last', () => {
    const due = fc.option(anyDate, { nil: null });
    fc.assert(
      fc.property(anyParts, fc.array(due, { maxLength: 10 }), ({ authority, person, node }, days) => {
        const own = keys.authorityAudience(authority);
        const sorted = days.map((dueOn) => ({ dueOn, ...keys.workIndex(own, person, { dueOn, node }) }));
        sorted.sort((a, b) => (a.gsi1sk < b.gsi1sk ? -1 : 1));
        const expected = days.toSorted((a, b) => ((a ?? '9999') < (b ?? '9999') ? -1 : 1));
        expect(sorted.map(({ dueOn }) => dueOn)).toEqual(expected);
      }),
    );
  });

  test('has the batch before the plan’s own rows, so that a reader knows first what to hide', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const { batch, node, plan } = keysOf(parts);
        expect([node.sk, plan.sk, batch.sk].sort()[0]).toBe(batch.sk);
      }),
    );
  });

  test('of a node’s updates begins like no other node’s', () => {
    fc.assert(
      fc.property(anyParts, anyParts, (a, b) => {
        fc.pre(a.node !== b.node);
        expect(keysOf(a).update.sk.startsWith(keys.updatesOfNode(a.node))).toBe(true);
        expect(keysOf(b).update.sk.startsWith(keys.updatesOfNode(a.node))).toBe(false);
      }),
    );
  });
});

describe('the copies of a share', () => {
  test('are found by where its kind puts them, and another share’s are not', () => {
    fc.assert(
      fc.property(anyParts, anyParts, (a, b) => {
        fc.pre(a.node !== b.node);
        const { copy, meetingCopy, paper } = keysOf(a);
        const of = ({ authority, node, plan, update }: typeof a) => {
          const owner = { authority, share: ShareId.parse(node) };
          const row = audienceKeys.copiesOfShare({ ...owner, thing: { kind: 'node', plan, node } });
          const thing = { kind: 'meeting', meeting: MeetingId.parse(update) } as const;
          return { row, meeting: audienceKeys.copiesOfShare({ ...owner, thing }) };
        };
        const begins = (prefixes: string[], sk: string) => prefixes.some((prefix) => sk.startsWith(prefix));
        expect([copy, meetingCopy, paper].map(({ sk }) => begins(of(a).row, sk))).toEqual([true, false, false]);
        expect([copy, meetingCopy, paper].map(({ sk }) => begins(of(a).meeting, sk))).toEqual([false, true, true]);
        const others = of({ ...b, authority: a.authority });
        expect([copy, meetingCopy, paper].some(({ sk }) => begins([...others.row, ...others.meeting], sk))).toBe(false);
      }),
    );
  });
});

describe('what a key means', () => {
  test('is read back from it', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const { authority, work, plan, node, update } = parts;
        const own = keys.authorityAudience(authority);
        const found = keysOf(parts);
        expect(meaningOf(found.import)).toEqual({ kind: 'work', authority, work, sort: 'IMPORT' });
        expect(meaningOf(found.export)).toEqual({ kind: 'work', authority, work, sort: 'EXPORT' });
        expect(meaningOf(found.planCopy)).toEqual({ kind: 'work', authority, work, sort: 'COPY' });
        expect(meaningOf(found.node)).toEqual({ kind: 'plan', authority, plan });
        const evidence = { node: parts.node, evidence: parts.update };
        expect(meaningOf(found.evidence)).toEqual({ kind: 'evidence', authority, plan, ...evidence });
        const place = { plan, node: parts.node, id: EvidenceId.parse(parts.update) };
        const object = evidenceKeys.evidenceFile(authority, place);
        expect(evidenceKeys.evidenceOfObject(object)).toEqual({ authority, plan, ...evidence });
        expect(meaningOf(found.share)).toEqual({ kind: 'share', authority, share: parts.node });
        expect(meaningOf(found.meeting)).toEqual({ kind: 'meeting', authority, meeting: parts.node });
        expect(meaningOf(found.board)).toEqual({ kind: 'board', authority, board: parts.node });
        const cycle = CycleId.parse(update);
        const asked = { plan, cycle, node };
        const answer = cycleKeys.inboxAnswerKey(authority, { ...asked, answer: AnswerId.parse(work) });
        expect(meaningOf(answer)).toEqual({ kind: 'answer', authority, ...asked, answer: work });
        expect(meaningOf(cycleKeys.askKey(own, plan, asked))).toEqual({ kind: 'cycle', authority, plan, cycle });
        expect(meaningOf(cycleKeys.openCycleKey(own, plan))).toEqual({ kind: 'plan', authority, plan });
        expect(meaningOf(found.directory)).toEqual({ kind: 'standing', authority });
        for (const { sk } of [found.copy, found.meetingCopy, found.paper]) {
          expect(audienceKeys.ownerOfCopy(sk)).toEqual({ authority, share: parts.node });
        }
      }),
    );
  });

  test('is nothing for rows that no one has to work on', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const { person, update, request, note, seat, invitation, account, document } = keysOf(parts);
        const { comment, mention } = keysOf(parts);
        const { copy, meetingCopy, paper, member, memberSeat } = keysOf(parts);
        const idle = [person, update, comment, mention, request, note, seat, invitation, account, document, copy];
        idle.push(meetingCopy, paper, member, memberSeat);
        expect(idle.map(meaningOf)).toEqual(idle.map(() => null));
      }),
    );
  });
});
