import { boardRow, boardSummaryRow, meetingRetention } from '#kernel/board-rows.ts';
import { type Change, put } from '#kernel/change.ts';
import { WrongState } from '#kernel/errors.ts';
import {
  authorityAudience,
  boardKey,
  boardPartition,
  boardSummaryKey,
  personKey,
  seatsAudience,
  settingsKey,
  topPartition,
} from '#kernel/keys.ts';
import type { OnboardingRow } from '#kernel/platform-rows.ts';
import { personRetention, personRow, type SettingsRow, settingsRow } from '#kernel/settings-rows.ts';
import type { Table } from '#kernel/table.ts';
import { standardAccent } from '#shared/authorities/accent.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { PersonId } from '#shared/ids.ts';
import type { Role } from '#shared/people/role.ts';
import { asOfferedWith } from '#shared/plans/offered.ts';
import { statusSchemes } from '#shared/plans/status-schemes.ts';
import { shippedShapes } from '#shared/plans/templates.ts';
import { checkSeats } from './check-seats.ts';
import { invitation } from './invitation.ts';

export type FoundingSession = { table: Table; row: OnboardingRow; now: string; today: LocalDate };

/** What a step changes of its onboarding beside recording that it was taken. */
export type Outcome = Partial<Pick<OnboardingRow, 'code'>>;

/** The steps of founding one authority. Each writes rows whose keys are known beforehand, so that it can be taken again. */
export function founding(session: FoundingSession) {
  const { row, today } = session;
  const audience = authorityAudience(row.authority);
  const seats = topPartition(seatsAudience(row.authority));

  async function writeSettings(): Promise<Outcome> {
    await once(session.table, {
      verb: 'settings.made',
      subject: topPartition(audience),
      effectiveOn: today,
      puts: [put({ key: settingsKey(audience), shape: settingsRow, row: settingsOf(row), was: null })],
      result: row.authority,
    });
    return {};
  }

  async function listPeople(): Promise<Outcome> {
    const listed = [{ ...row.administrator, role: 'admin' as const }, ...row.people];
    await once(session.table, {
      verb: 'person.listed',
      subject: seats,
      effectiveOn: today,
      puts: listed.map((each) => personPut(row, each)),
      result: row.authority,
    });
    return {};
  }

  async function makeBoard(): Promise<Outcome> {
    const { id, name, kind, purpose } = row.board;
    const head = { id, name, kind, status: 'active', cadence: '', parent: null } as const;
    const kept = { version: 1, retention: meetingRetention };
    const board = { ...head, purpose, linkedTo: '', createdAt: session.now, ...kept };
    const summary = { ...head, chairs: [], open: [], lastHeld: null, ...kept };
    await once(session.table, {
      verb: 'board.made',
      subject: boardPartition(audience, id),
      effectiveOn: today,
      puts: [
        put({ key: boardKey(audience, id), shape: boardRow, row: board, was: null }),
        put({ key: boardSummaryKey(audience, id), shape: boardSummaryRow, row: summary, was: null, unlogged: true }),
      ],
      result: id,
    });
    return {};
  }

  const { seatChecker, endChecks } = checkSeats(session);
  return { writeSettings, listPeople, makeBoard, seatChecker, endChecks, ...invitation(session) };
}

export type Founding = ReturnType<typeof founding>;

/** Makes a change of new rows; where they are there already, it was made before. */
export async function once(table: Table, change: Change): Promise<void> {
  await table.commit(change).catch((error: unknown) => {
    if (!(error instanceof WrongState)) throw error;
  });
}

type Listed = { person: PersonId; name: string; email: string; role?: Role; left?: boolean };

export function personPut({ authority }: OnboardingRow, { person, name, email, role, left = false }: Listed) {
  const listed = { id: person, name, email, left, outside: false, through: [], version: 1, retention: personRetention };
  return put({
    key: personKey(authorityAudience(authority), person),
    shape: personRow,
    row: role === undefined ? listed : { ...listed, proposed: role },
    was: null,
    unlogged: true,
  });
}

/** An authority begins with one scheme of statuses, whichever shape a plan is in. The shape that was chosen comes first. */
function settingsOf({ authority, name, dfeCode, gssCode, ...row }: OnboardingRow): SettingsRow {
  const scheme = statusSchemes.find(({ key }) => key === row.statuses);
  const chosen = shippedShapes.find(({ key }) => key === row.shape);
  if (scheme === undefined || chosen === undefined) {
    throw new Error('The plan shape or the status scheme of an onboarding is no longer there');
  }
  const others = shippedShapes.filter((shape) => shape !== chosen);
  return {
    ...{ id: authority, name, accent: standardAccent, dfeCode, gssCode },
    ...asOfferedWith([scheme], [chosen, ...others]),
    version: 1,
    retention: { basis: 'plan-record', retainUntil: null, legalHold: false },
  };
}
