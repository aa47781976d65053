import { partnershipPrefix } from '#kernel/audience-keys.ts';
import { partnershipRow } from '#kernel/audience-rows.ts';
import { boardSummaryRow } from '#kernel/board-rows.ts';
import { type AnyPut, put, type RequestClaim } from '#kernel/change.ts';
import { AnswersNotRight, ChangedMeanwhile, NothingHere, WrongState } from '#kernel/errors.ts';
import { boardSummaries, type Key, personKey, schoolsPartition, seatsAudience, topPartition } from '#kernel/keys.ts';
import { seatEndedWith } from '#kernel/outside-ending.ts';
import { outsidePartition, outsideSeatKey } from '#kernel/outside-keys.ts';
import { type OutsideSeatRow, outsideSeatRow } from '#kernel/outside-rows.ts';
import { schoolRow } from '#kernel/school-rows.ts';
import { type PersonRow, personRetention, personRow } from '#kernel/settings-rows.ts';
import { boardOf, kindOf } from '#shared/audiences/rules.ts';
import type { ShareChoice } from '#shared/audiences/schema.ts';
import { daysAfter } from '#shared/calendar.ts';
import { localDateOf } from '#shared/dates.ts';
import { AudienceId, type OutsideSeatId, type PersonId } from '#shared/ids.ts';
import type { OutsideInvitation, OutsideInvitationDraft, OutsideSeat } from '#shared/people/outside.ts';
import { maySeatAt, outsideState } from '#shared/people/outside-rules.ts';
import type { Session } from '../deps.ts';
import { invitationDays, officers, refusePast } from './store.ts';

type Given = { key: Key; row: OutsideSeatRow };
type Conditional = { expected: number; request: RequestClaim | undefined };

/** Those outside the authority to whom it has given a seat: at its boards, at its schools and in its partnerships. */
export function outsideStore(session: Session) {
  const { authority, audience, table } = session;

  async function given(): Promise<Given[]> {
    const items = await table.all(outsidePartition(authority));
    // The key was read from the table under this authority’s own partition.
    return items.map((item) => ({ key: { pk: item.pk, sk: item.sk } as Key, row: outsideSeatRow.read(item) }));
  }

  async function directory(): Promise<PersonRow[]> {
    const items = await table.all(topPartition(audience), { prefix: 'PERSON#' });
    return items.map((item) => personRow.read(item));
  }

  /** Where somebody can be seated: its boards, the schools in its list, the partnerships it takes part in, by name. */
  async function choices(): Promise<ShareChoice[]> {
    const [boards, schools, partnerships] = await Promise.all([
      table.all(topPartition(audience), { prefix: boardSummaries }),
      table.all(schoolsPartition(audience)),
      table.all(topPartition(audience), { prefix: partnershipPrefix }),
    ]);
    const named = (kind: string, { id, name }: { id: string; name: string }): ShareChoice => ({
      ...{ audience: AudienceId.parse(`${kind}:${id}`), name },
    });
    return [
      ...boards.map((item) => named(`board:${authority}`, boardSummaryRow.read(item))).toSorted(byName),
      ...schools
        .map((item) => schoolRow.read(item))
        .map(({ urn, name }) => named('school', { id: urn, name }))
        .toSorted(byName),
      ...partnerships
        .map((item) => partnershipRow.read(item))
        .filter(({ left }) => left === null)
        .map((row) => named('partnership', row))
        .toSorted(byName),
    ];
  }

  async function list(): Promise<OutsideSeat[]> {
    const [rows, people] = await Promise.all([given(), directory()]);
    return rows
      .map(({ row }) => row)
      .toSorted((a, b) => (a.id < b.id ? 1 : -1))
      .map((row) => present(session, row, personOf(people, row.person)));
  }

  async function invite(draft: OutsideInvitationDraft, request: RequestClaim | undefined): Promise<OutsideInvitation> {
    if ((await table.answered(request)) !== null) {
      throw new WrongState('This invitation was made already and its code is shown once. End it and invite again.');
    }
    refusePast(session, draft.until);
    const [places, rows, people] = await Promise.all([choices(), given(), directory()]);
    const place = places.find((each) => each.audience === draft.audience);
    if (place === undefined || !maySeatAt(authority, draft.audience)) {
      throw new AnswersNotRight([
        {
          pointer: '#/audience',
          detail: 'Choose one of your authority’s boards or partnerships, or a school in its list',
        },
      ]);
    }
    const already = people.find((each) => each.email.toLowerCase() === draft.email.toLowerCase());
    refuseSecond(session, { rows, person: already?.id, audience: draft.audience });
    const person = seatedAt(personFrom(draft, already, session.newId), draft.audience, already);
    const token = session.newToken();
    const row: OutsideSeatRow = {
      ...{ id: session.newId() as OutsideSeatId, audience: draft.audience, audienceName: place.name },
      ...{ person: person.id, provider: officers, until: draft.until, invitedBy: session.person },
      ...{ invitedOn: session.today, endsAt: `${daysAfter(session.today, invitationDays)}T23:59:59.999Z` },
      ...{ accepted: null, ended: null, version: 1, retention: personRetention },
    };
    await table.commit({
      verb: 'outside.invited',
      subject: topPartition(seatsAudience(authority)),
      effectiveOn: session.today,
      puts: [
        ...personPuts(person, already),
        put({ key: outsideSeatKey(authority, token), shape: outsideSeatRow, row, was: null }),
      ],
      request,
      result: row.id,
    });
    return { seat: present(session, row, person), code: `${authority}.${token}`, expiresAt: row.endsAt };
  }

  /** An officer who is invited stays the officer they are; someone outside is told apart from those who can own work. */
  function personPuts(row: PersonRow, was: PersonRow | undefined): AnyPut[] {
    if (row === was) return [];
    const key = personKey(audience, row.id);
    return [put({ key, shape: personRow, row, was: was ?? null, unlogged: true })];
  }

  /** Ends a seat, or takes back an invitation; the next request is refused. */
  async function end(id: OutsideSeatId, asked: { why: string } & Conditional): Promise<OutsideSeat> {
    const { why, expected, request } = asked;
    const [rows, people] = await Promise.all([given(), directory()]);
    const found = rows.find(({ row }) => row.id === id);
    if (found === undefined) throw new NothingHere();
    const show = (row: OutsideSeatRow) => present(session, row, personOf(people, row.person));
    const { row: was } = found;
    if (was.version === expected && was.ended !== null) throw new WrongState('This seat has ended already.');
    const ended = { at: session.now, why };
    const row: OutsideSeatRow = { ...was, ended, version: expected + 1 };
    const keeper = await session.seatsOutside(was.audience);
    const committed = await keeper
      .commit({
        verb: 'outside.ended',
        subject: topPartition(seatsAudience(authority)),
        effectiveOn: session.today,
        why,
        // The table itself says whether it is still the version that was read, and whether this was asked before.
        puts: [
          put({ key: found.key, shape: outsideSeatRow, row, was: { ...was, version: expected } }),
          ...(await seatEndedWith(keeper, was, ended)),
        ],
        request,
        result: id,
      })
      .catch((error: unknown) => {
        throw error instanceof ChangedMeanwhile ? new ChangedMeanwhile(show(was)) : error;
      });
    await unseat(personOf(people, was.person), was.audience);
    return show(committed.repeated ? was : row);
  }

  /** Nobody is asked any more through a board where they have no seat; what they own there waits for another owner. */
  async function unseat(person: PersonRow, left: AudienceId): Promise<void> {
    const board = boardOf(left);
    if (board === null || !person.through.includes(board)) return;
    const through = person.through.filter((each) => each !== board);
    const row = { ...person, through, version: person.version + 1 };
    await table.commit({
      ...{ verb: 'person.changed', subject: topPartition(audience), effectiveOn: session.today, quiet: true },
      ...{ puts: personPuts(row, person), result: person.id },
    });
  }

  return { list, choices, invite, end };
}

const byName = (a: ShareChoice, b: ShareChoice): number => a.name.localeCompare(b.name, 'en-GB');

function personFrom(draft: OutsideInvitationDraft, already: PersonRow | undefined, newId: () => string): PersonRow {
  const { name, email } = draft;
  if (already === undefined) {
    const stamp = { version: 1, retention: personRetention };
    return { id: newId() as PersonId, name, email, left: false, outside: true, through: [], ...stamp };
  }
  if (!already.outside || already.name === name) return already;
  return { ...already, name, email, version: already.version + 1 };
}

/** Someone outside who is given a seat at a board can be asked through it from then on. */
function seatedAt(person: PersonRow, audience: AudienceId, was: PersonRow | undefined): PersonRow {
  const board = boardOf(audience);
  if (board === null || !person.outside || person.through.includes(board)) return person;
  return { ...person, through: [...person.through, board], version: (was?.version ?? 0) + 1 };
}

type Second = { rows: readonly Given[]; person: PersonId | undefined; audience: AudienceId };

function refuseSecond(session: Session, { rows, person, audience }: Second): void {
  const open = rows.some(
    ({ row }) =>
      row.person === person && row.audience === audience && ['invited', 'active'].includes(outsideState(row, session)),
  );
  if (!open) return;
  throw new AnswersNotRight([
    { pointer: '#/email', detail: 'Someone with this email address has a seat or an invitation there' },
  ]);
}

function personOf(people: readonly PersonRow[], id: PersonId): PersonRow {
  const found = people.find((each) => each.id === id);
  if (found === undefined) throw new Error('Someone with a seat outside is not in the directory');
  return found;
}

function present(session: Session, row: OutsideSeatRow, { name, email }: PersonRow): OutsideSeat {
  const state = outsideState(row, session);
  const { id, person, audience, audienceName, until, invitedOn, version } = row;
  return {
    ...{ id, person, audience, name, email, until, audienceName, invitedOn, state, version, kind: kindOf(audience) },
    since: row.accepted === null ? null : localDateOf(new Date(row.accepted.at)),
    can: { end: state === 'invited' || state === 'lapsed' || state === 'active' },
  };
}
