import { put } from '#kernel/change.ts';
import { seatsAudience, topPartition } from '#kernel/keys.ts';
import { type InvitationRow, invitationRow } from '#kernel/people-rows.ts';
import { invitationKeyOfHash } from '#kernel/platform-keys.ts';
import { checkerOf, type OnboardingRow } from '#kernel/platform-rows.ts';
import { personRetention } from '#kernel/settings-rows.ts';
import { type FoundingSession, type Outcome, once } from './founding.ts';

/** The first administrator’s invitation, never to a cleared seat. Whoever has taken it needs nobody’s code any more. */
export function invitation({ table, row, now, today }: FoundingSession) {
  const { authority, administrator } = row;
  const keyOf = (hash: string) => invitationKeyOfHash(authority, hash);

  async function inviteAdministrator(): Promise<Outcome> {
    const earlier = await Promise.all(row.code.earlier.map((hash) => earlierOne(hash)));
    const known = earlier.flatMap((each) => (each === null ? [] : [each]));
    if (known.some(({ was }) => was.acceptedAt !== null)) return { code: { ...row.code, state: 'refused' } };
    const withdrawn = { at: now, why: 'A new code was made' };
    const open = known.filter(({ was }) => was.withdrawn === null);
    await once(table, {
      verb: 'person.invited',
      subject: topPartition(seatsAudience(authority)),
      effectiveOn: today,
      puts: [
        put({ key: keyOf(row.code.hash), shape: invitationRow, row: invitationOf(row, today), was: null }),
        ...open.map(({ hash, was }) =>
          put({
            key: keyOf(hash),
            shape: invitationRow,
            row: { ...was, withdrawn, version: was.version + 1 },
            was,
          }),
        ),
      ],
      result: administrator.person,
    });
    return { code: { ...row.code, state: 'written' } };
  }

  async function earlierOne(hash: string): Promise<{ hash: string; was: InvitationRow } | null> {
    const was = await table.find(keyOf(hash), invitationRow);
    return was === null ? null : { hash, was };
  }

  return { inviteAdministrator };
}

function invitationOf(row: OnboardingRow, today: string): InvitationRow {
  return {
    ...{ person: row.administrator.person, role: 'admin', clearance: [], from: today, until: null },
    ...{ provider: 'officers', invitedBy: checkerOf(row).person, endsAt: row.code.endsAt },
    ...{ acceptedAt: null, withdrawn: null, version: 1, retention: personRetention },
  };
}
