import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { type SeatRow, seatRow } from '#kernel/actor.ts';
import { directoryKey } from '#kernel/audience-keys.ts';
import { type AnyPut, put } from '#kernel/change.ts';
import { directoryRow } from '#kernel/directory-rows.ts';
import {
  type Account,
  accountAudience,
  accountSeatKey,
  authorityAudience,
  personKey,
  platformAudience,
  seatKey,
  seatsAudience,
  settingsKey,
  topPartition,
} from '#kernel/keys.ts';
import { type AccountSeatRow, accountSeatRow } from '#kernel/people-rows.ts';
import { type PersonRow, personRetention, personRow, type SettingsRow, settingsRow } from '#kernel/settings-rows.ts';
import { tableFor } from '#kernel/table.ts';
import { Settings } from '#shared/authorities/schema.ts';
import { AuthorityId } from '#shared/ids.ts';
import { asOfferedWith } from '#shared/plans/offered.ts';
import type { DemonstrationAuthority } from './authorities.ts';
import { categorySchemes, ofstedAims } from './dashboards/schemes.ts';
import { type DemonstrationPerson, peopleOf } from './people.ts';

export type Place = { readonly client: DynamoDBDocumentClient; readonly name: string; readonly now: Date };

const provider = 'officers';
const seatsFrom = '2024-09-01';

const accountOf = ({ address }: DemonstrationPerson): Account => ({ provider, subject: address });

/** The operator’s step, before there is an administrator: settings, directory and seats. False where they are there already. */
export async function writeAuthority(place: Place, content: DemonstrationAuthority): Promise<boolean> {
  const id = AuthorityId.parse(content.id);
  const audience = authorityAudience(id);
  const seats = seatsAudience(id);
  const people = peopleOf(content.id);
  const table = tableFor({
    client: place.client,
    name: place.name,
    audiences: [audience, seats, platformAudience, ...people.map((person) => accountAudience(accountOf(person)))],
    person: null,
    clock: () => place.now,
    newId: () => ulid(),
  });
  if ((await table.find(settingsKey(audience), settingsRow)) !== null) return false;
  const { [content.id]: ofstedAim } = ofstedAims;
  const { [content.id]: categoryScheme } = categorySchemes;
  const words = asOfferedWith(content.schemes, content.shapes);
  const row: SettingsRow = {
    ...Settings.omit({ can: true }).parse({ ...content, ...words, ofstedAim, categoryScheme, version: 1 }),
    retention: { basis: 'plan-record', retainUntil: null, legalHold: false },
  };
  await table.commit({
    verb: 'person.added',
    subject: topPartition(seats),
    effectiveOn: seatsFrom,
    puts: people.flatMap((person) => putsOf(id, person, content)),
    result: id,
  });
  await table.commit({
    verb: 'authority.added',
    subject: topPartition(audience),
    effectiveOn: seatsFrom,
    puts: [
      put({ key: settingsKey(audience), shape: settingsRow, row, was: null }),
      put({
        key: directoryKey(id),
        shape: directoryRow,
        row: {
          ...{ authority: id, name: content.name, dfeCode: content.dfeCode, gssCode: content.gssCode },
          ...{ state: 'live', suspended: null, version: 1, retention: personRetention },
        },
        was: null,
        unlogged: true,
      }),
    ],
    result: id,
  });
  return true;
}

function putsOf(
  authority: AuthorityId,
  person: DemonstrationPerson,
  { name, accent }: DemonstrationAuthority,
): AnyPut[] {
  const account = accountOf(person);
  const kept = { version: 1, retention: personRetention };
  const listed: PersonRow = {
    id: person.id,
    name: person.name,
    email: person.address,
    left: false,
    outside: false,
    through: [],
    ...kept,
  };
  const rights = { role: person.role, clearance: [...person.clearance], from: seatsFrom, until: null, ended: null };
  const seat: SeatRow = { authority, person: person.id, ...account, ...rights, ...kept };
  const copy: AccountSeatRow = { authority, name, accent, ...kept };
  const audience = authorityAudience(authority);
  return [
    put({ key: personKey(audience, person.id), shape: personRow, row: listed, was: null, unlogged: true }),
    put({ key: seatKey(authority, account), shape: seatRow, row: seat, was: null }),
    put({
      key: accountSeatKey(account, authority),
      shape: accountSeatRow,
      row: copy,
      was: null,
      unlogged: true,
    }),
  ];
}
