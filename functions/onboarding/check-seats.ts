import { type SeatRow, seatRow } from '#kernel/actor.ts';
import { put } from '#kernel/change.ts';
import { seatKey, seatsAudience, topPartition } from '#kernel/keys.ts';
import { type Checker, checkerOf } from '#kernel/platform-rows.ts';
import { personRetention } from '#kernel/settings-rows.ts';
import { type FoundingSession, type Outcome, once, personPut } from './founding.ts';

/** The one seat that the platform ever has in an authority: an editor’s, not cleared, for a day, before anybody is in it. */
export function checkSeats({ table, row, now, today }: FoundingSession) {
  const { authority } = row;
  const seats = topPartition(seatsAudience(authority));

  async function rewrite(checker: Checker, make: (was: SeatRow | null) => SeatRow | null, change: Said): Promise<void> {
    const key = seatKey(authority, checker);
    const was = await table.find(key, seatRow);
    const seat = make(was);
    if (seat === null) return;
    await table.commit({
      ...change,
      subject: seats,
      effectiveOn: today,
      puts: [put({ key, shape: seatRow, row: seat, was })],
      result: checker.person,
    });
  }

  const end = (checker: Checker, why: string): Promise<void> =>
    rewrite(
      checker,
      (was) =>
        was === null || was.ended !== null ? null : { ...was, ended: { at: now, why }, version: was.version + 1 },
      { verb: 'seat.ended', why },
    );

  async function seatChecker(): Promise<Outcome> {
    const checker = checkerOf(row);
    const why = 'Placeboard checks the new authority before anybody is let in; the seat ends the same day';
    const earlier = row.checkers.filter((each) => each.person !== checker.person);
    for (const each of earlier) await end(each, 'Somebody else checks the new authority');
    const { person, name, email } = checker;
    const listing = {
      verb: 'person.listed',
      subject: seats,
      effectiveOn: today,
      puts: [personPut(row, { person, name: `${name} (Placeboard)`, email, left: true })],
      result: person,
    };
    await once(table, listing);
    await rewrite(checker, (was) => seatFor(checker, was), { verb: 'seat.given', why });
    return {};
  }

  /** The seat for the check, or null where it stands already. */
  function seatFor({ person, provider, subject, on }: Checker, was: SeatRow | null): SeatRow | null {
    if (was !== null && was.ended === null && was.until === on) return null;
    return {
      ...{ authority, person, provider, subject, role: 'editor', clearance: [], from: on, until: on, ended: null },
      ...{ version: (was?.version ?? 0) + 1, retention: personRetention },
    };
  }

  async function endChecks(): Promise<Outcome> {
    for (const each of row.checkers) await end(each, 'The check of the new authority is done');
    return {};
  }

  return { seatChecker, endChecks };
}

type Said = { verb: string; why: string };
