import { ulid } from 'ulid';
import { partnershipKey } from '#kernel/audience-keys.ts';
import {
  type AudienceSeatRow,
  accountAudienceRow,
  audienceSeatRow,
  type PartnershipRow,
  partnershipRow,
} from '#kernel/audience-rows.ts';
import { type AnyPut, put } from '#kernel/change.ts';
import {
  type Account,
  accountAudience,
  accountSeatKey,
  authorityAudience,
  platformAudience,
  seatKey,
  seatsAudience,
  topPartition,
} from '#kernel/keys.ts';
import { partnerKey, partnershipListedKey } from '#kernel/partnership-keys.ts';
import { partnerRow, partnershipListedRow } from '#kernel/partnership-rows.ts';
import { personRetention } from '#kernel/settings-rows.ts';
import { tableFor } from '#kernel/table.ts';
import { AudienceId, AuthorityId, PartnershipId } from '#shared/ids.ts';
import { authorities } from './authorities.ts';
import type { DemonstrationMember, DemonstrationPartnership } from './partnerships.ts';
import { personIdOf } from './people.ts';
import type { Place } from './write-authority.ts';

const seatsFrom = '2024-09-01';
const kept = { version: 1, retention: personRetention };

const accountOf = ({ address }: DemonstrationMember): Account => ({ provider: 'officers', subject: address });

/** The operator’s step: that authorities take part in a partnership, and who its members are. */
export async function writePartnership(place: Place, content: DemonstrationPartnership): Promise<void> {
  const { name, authorities, members } = content;
  const id = PartnershipId.parse(content.id);
  const audience = AudienceId.parse(`partnership:${id}`);
  const seats = seatsAudience(audience);
  const owners = authorities.map((authority) => authorityAudience(AuthorityId.parse(authority)));
  const table = tableFor({
    client: place.client,
    name: place.name,
    audiences: [seats, platformAudience, ...owners, ...members.map((member) => accountAudience(accountOf(member)))],
    person: null,
    clock: () => place.now,
    newId: () => ulid(),
  });
  const row: PartnershipRow = { id, name, left: null, ...kept };
  await table.commit({
    verb: 'partnership.added',
    subject: topPartition(seats),
    effectiveOn: seatsFrom,
    puts: [
      ...owners.map((owner) =>
        put({ key: partnershipKey(owner, id), shape: partnershipRow, row, was: null, unlogged: true }),
      ),
      ...members.flatMap((member) => seatOf(audience, name, member)),
      ...listedPuts(content),
    ],
    result: id,
  });
}

/** The same in the platform's directory, where partnerships are looked after. */
function listedPuts({ name, authorities, ...content }: DemonstrationPartnership): AnyPut[] {
  const id = PartnershipId.parse(content.id);
  const listed = put({
    key: partnershipListedKey(id),
    shape: partnershipListedRow,
    row: { id, name, ...kept },
    was: null,
    unlogged: true,
  });
  const partners = authorities.map((each) => {
    const authority = AuthorityId.parse(each);
    const named = { partnership: id, partnershipName: name, authority, authorityName: nameOf(each) };
    const row = { ...named, since: seatsFrom, joined: true, left: null, told: 1, ...kept };
    return put({ key: partnerKey(id, authority), shape: partnerRow, row, was: null, unlogged: true });
  });
  return [listed, ...partners];
}

const nameOf = (authority: string): string => authorities.find(({ id }) => id === authority)?.name ?? authority;

function seatOf(audience: AudienceId, name: string, member: DemonstrationMember): AnyPut[] {
  const account = accountOf(member);
  const term = { from: seatsFrom, until: null, ended: null };
  const person = personIdOf(member.address);
  const seat: AudienceSeatRow = { audience, name, person, ...account, ...term, given: null, ...kept };
  return [
    put({ key: seatKey(audience, account), shape: audienceSeatRow, row: seat, was: null }),
    put({
      key: accountSeatKey(account, audience),
      shape: accountAudienceRow,
      row: { audience, ...kept },
      was: null,
      unlogged: true,
    }),
  ];
}
