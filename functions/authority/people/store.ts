import { type SeatRow, seatRow } from '#kernel/actor.ts';
import { type AnyPut, put, type RequestClaim } from '#kernel/change.ts';
import { AnswersNotRight, ChangedMeanwhile, NothingHere, WrongState } from '#kernel/errors.ts';
import { invitationKey, type Key, personKey, seatKey, seatsAudience, topPartition } from '#kernel/keys.ts';
import { type InvitationRow, invitationRow } from '#kernel/people-rows.ts';
import type { Stored } from '#kernel/rows.ts';
import { type PersonRow, personRetention, personRow } from '#kernel/settings-rows.ts';
import { daysAfter } from '#shared/calendar.ts';
import type { PersonId } from '#shared/ids.ts';
import type { Invitation, InvitationDraft, Seat, SeatChange, SeatList } from '#shared/people/schema.ts';
import type { Session } from '../deps.ts';

export const invitationDays = 14;
/** The pool in which officers sign in; others come with their own audiences. */
export const officers = 'officers';

type Held = { kind: 'seat'; row: SeatRow } | { kind: 'invitation'; key: Key; row: InvitationRow };

/** The people of an authority: its directory beside the truth of who holds which seat. */
export function peopleStore(session: Session) {
  const { authority, audience, table } = session;
  const seats = topPartition(seatsAudience(authority));

  async function directory(): Promise<PersonRow[]> {
    return (await table.all(topPartition(audience), { prefix: 'PERSON#' })).map((item) => personRow.read(item));
  }

  async function read(): Promise<{ people: PersonRow[]; held: Held[] }> {
    const [people, rows] = await Promise.all([directory(), table.all(seats)]);
    return { people, held: rows.flatMap(heldIn) };
  }

  async function list(): Promise<Pick<SeatList, 'items' | 'toInvite'>> {
    const { people, held } = await read();
    const items = people.flatMap((person) => {
      const own = standingOf(held, person.id);
      return own === undefined ? [] : [present(session, person, own)];
    });
    const toInvite = people.flatMap(({ id, name, email, proposed, left }) =>
      proposed === undefined || left || standingOf(held, id) !== undefined
        ? []
        : [{ person: id, name, email, role: proposed }],
    );
    return { items, toInvite: toInvite.sort((one, other) => one.name.localeCompare(other.name, 'en-GB')) };
  }

  async function one(person: PersonId): Promise<{ person: PersonRow; held: Held }> {
    const { people, held } = await read();
    const found = people.find((each) => each.id === person);
    const own = standingOf(held, person);
    if (found === undefined || own === undefined) throw new NothingHere();
    return { person: found, held: own };
  }

  async function invite(draft: InvitationDraft, request: RequestClaim | undefined): Promise<Invitation> {
    if ((await table.answered(request)) !== null) {
      throw new WrongState(
        'This invitation was made already and its code is shown once. Withdraw it and invite again.',
      );
    }
    refusePast(session, draft.until);
    const { people, held } = await read();
    const already = people.find((each) => each.email.toLowerCase() === draft.email.toLowerCase());
    if (already !== undefined && isLive(standingOf(held, already.id))) {
      throw new AnswersNotRight([
        { pointer: '#/email', detail: 'Someone with this email address has a seat or an invitation here' },
      ]);
    }
    const person: PersonRow = {
      ...{
        id: already?.id ?? (session.newId() as PersonId),
        name: draft.name,
        email: draft.email,
        left: false,
        outside: false,
        through: [],
      },
      ...{ version: (already?.version ?? 0) + 1, retention: personRetention },
    };
    const token = session.newToken();
    const row: InvitationRow = {
      ...{ person: person.id, role: draft.role, clearance: draft.clearance, from: session.today, until: draft.until },
      ...{ provider: officers, invitedBy: session.person, acceptedAt: null, withdrawn: null },
      endsAt: `${daysAfter(session.today, invitationDays)}T23:59:59.999Z`,
      ...{ version: 1, retention: personRetention },
    };
    const key = invitationKey(authority, token);
    await table.commit({
      verb: 'person.invited',
      subject: seats,
      effectiveOn: session.today,
      puts: [
        put({
          key: personKey(audience, person.id),
          shape: personRow,
          row: person,
          was: already ?? null,
          unlogged: true,
        }),
        put({ key, shape: invitationRow, row, was: null }),
      ],
      request,
      result: person.id,
    });
    return {
      seat: present(session, person, { kind: 'invitation', key, row }),
      code: `${authority}.${token}`,
      expiresAt: row.endsAt,
    };
  }

  type Conditional = { expected: number; request: RequestClaim | undefined };

  async function change(person: PersonId, asked: SeatChange & Conditional): Promise<Seat> {
    const { expected, request, ...fields } = asked;
    refusePast(session, fields.until ?? null);
    const sent = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const rights = (held: Held) => ({ ...held.row, ...sent });
    return rewrite(person, { expected, request, verb: 'seat.changed', rights });
  }

  /** Ends a seat or withdraws an invitation; the next request is refused. The person stays in the directory as left. */
  async function end(person: PersonId, asked: { why: string } & Conditional): Promise<Seat> {
    const { expected, request, why } = asked;
    if (person === session.person) throw new WrongState('Another administrator can end your seat.');
    const ended = { at: session.now, why };
    const rights = (held: Held) => ({ ...held.row, ...(held.kind === 'seat' ? { ended } : { withdrawn: ended }) });
    return rewrite(person, { expected, request, why, verb: 'seat.ended', rights, left: true });
  }

  type Rewrite = Conditional & { verb: string; why?: string; rights: (held: Held) => object; left?: boolean };

  async function rewrite(id: PersonId, { expected, request, verb, why, rights, left = false }: Rewrite): Promise<Seat> {
    const { person, held } = await one(id);
    if (held.row.version !== expected) {
      if ((await table.answered(request)) !== null) return present(session, person, held);
      throw new ChangedMeanwhile(present(session, person, held));
    }
    if (!isLive(held)) throw new WrongState('This seat has ended. Invite the person again.');
    const next = changed(held, rights(held));
    refuseLastAdmin(await read(), held, next);
    const gone: PersonRow = { ...person, left, version: person.version + 1 };
    const puts: AnyPut[] = [putHeld(authority, next, held)];
    if (left)
      puts.push(put({ key: personKey(audience, id), shape: personRow, row: gone, was: person, unlogged: true }));
    await table.commit({ verb, subject: seats, effectiveOn: session.today, why, puts, request, result: id });
    return present(session, left ? gone : person, next);
  }

  return { directory, list, invite, change, end };
}

function changed(held: Held, fields: object): Held {
  const version = held.row.version + 1;
  return held.kind === 'seat'
    ? { kind: 'seat', row: { ...held.row, ...fields, version } }
    : { ...held, row: { ...held.row, ...fields, version } };
}

function putHeld(authority: Session['authority'], next: Held, was: Held): AnyPut {
  if (next.kind === 'seat' && was.kind === 'seat') {
    return put({ key: seatKey(authority, next.row), shape: seatRow, row: next.row, was: was.row });
  }
  if (next.kind === 'invitation' && was.kind === 'invitation') {
    return put({ key: next.key, shape: invitationRow, row: next.row, was: was.row });
  }
  throw new Error('A seat stays a seat and an invitation an invitation');
}

/** The last day of a seat is still to come: a seat that is over is ended, with its reason. */
export function refusePast(session: Session, until: string | null): void {
  if (until !== null && until < session.today) {
    throw new AnswersNotRight([{ pointer: '#/until', detail: 'Enter today’s date or one in the future' }]);
  }
}

/** An authority always has someone who can administer it, whose seat does not run out. */
function refuseLastAdmin({ held }: { held: Held[] }, before: Held, after: Held): void {
  const administers = (each: Held) =>
    each.kind === 'seat' && each.row.role === 'admin' && each.row.ended === null && each.row.until === null;
  const others = held.filter((each) => each.row.person !== before.row.person && administers(each));
  if (administers(before) && !administers(after) && others.length === 0) {
    throw new WrongState('This is the only administrator. Make someone else an administrator first.');
  }
}

function heldIn(item: Stored): Held[] {
  if (item.row === 'seat') return [{ kind: 'seat', row: seatRow.read(item) }];
  // The key was read from the table under this authority’s own partition.
  if (item.row === 'invitation')
    return [{ kind: 'invitation', key: { pk: item.pk, sk: item.sk } as Key, row: invitationRow.read(item) }];
  return [];
}

function isLive(held: Held | undefined): boolean {
  if (held === undefined) return false;
  return held.kind === 'seat' ? held.row.ended === null : held.row.withdrawn === null;
}

/** The seat if there is one in force, else the open invitation, else what there was last. */
function standingOf(held: readonly Held[], person: PersonId): Held | undefined {
  const own = held.filter(
    (each) => each.row.person === person && !(each.kind === 'invitation' && each.row.acceptedAt !== null),
  );
  return own.find((each) => each.kind === 'seat' && isLive(each)) ?? own.find(isLive) ?? own.at(-1);
}

function present(session: Session, person: PersonRow, held: Held): Seat {
  const live = isLive(held);
  const { role, clearance, from, until, version } = held.row;
  const state = live ? (held.kind === 'seat' ? 'active' : 'invited') : 'ended';
  const isOwn = person.id === session.person;
  return {
    ...{ person: person.id, name: person.name, email: person.email, role, clearance, from, until, state, version },
    can: { change: live, end: live && !isOwn },
  };
}
