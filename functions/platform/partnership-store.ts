import { directoryKey } from '#kernel/audience-keys.ts';
import { put, type RequestClaim } from '#kernel/change.ts';
import { directoryRow } from '#kernel/directory-rows.ts';
import { AnswersNotRight, ChangedMeanwhile, NothingHere, WrongState } from '#kernel/errors.ts';
import { platformAudience, topPartition } from '#kernel/keys.ts';
import { partnerKey, partnershipListedKey, partnershipsListed } from '#kernel/partnership-keys.ts';
import {
  type PartnerRow,
  type PartnershipListedRow,
  partnerRow,
  partnershipListedRow,
} from '#kernel/partnership-rows.ts';
import { personRetention } from '#kernel/settings-rows.ts';
import type { AuthorityId, PartnershipId } from '#shared/ids.ts';
import type {
  Partner,
  PartnerDraft,
  PartnerEnd,
  Partnership,
  PartnershipDraft,
} from '#shared/platform/partnerships.ts';
import type { Session } from './deps.ts';

const kept = { version: 1, retention: personRetention };

/** Partnerships and who takes part in them. That it does is written into the authority by `functions/onboarding`, not here. */
export function partnershipStore(session: Session) {
  const { table, today } = session;

  async function list(): Promise<Partnership[]> {
    const items = await table.all(topPartition(platformAudience), { prefix: partnershipsListed, consistent: true });
    const heads = items
      .filter(({ row }) => row === partnershipListedRow.kind)
      .map((item) => partnershipListedRow.read(item));
    const partners = items.filter(({ row }) => row !== partnershipListedRow.kind).map((item) => partnerRow.read(item));
    return heads
      .map((head) =>
        present(
          head,
          partners.filter(({ partnership }) => partnership === head.id),
        ),
      )
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  }

  async function get(id: PartnershipId): Promise<Partnership> {
    const found = (await list()).find((each) => each.id === id);
    if (found === undefined) throw new NothingHere();
    return found;
  }

  async function add(draft: PartnershipDraft, request: RequestClaim | undefined): Promise<Partnership> {
    const { id, name } = draft;
    const row: PartnershipListedRow = { id, name, ...kept };
    await table
      .commit({
        ...{ verb: 'partnership.added', request, result: id, effectiveOn: today },
        subject: topPartition(platformAudience),
        puts: [put({ key: partnershipListedKey(id), shape: partnershipListedRow, row, was: null })],
      })
      .catch((error: unknown) => {
        if (!(error instanceof WrongState)) throw error;
        throw new AnswersNotRight([
          { pointer: '#/id', detail: 'Choose another id: there is a partnership with this one' },
        ]);
      });
    return get(id);
  }

  /** An authority joins: it may share with the partnership once its own rows say so, moments later. */
  async function join(id: PartnershipId, draft: PartnerDraft, request: RequestClaim | undefined): Promise<Partnership> {
    const [head, listed] = await Promise.all([
      table.get(partnershipListedKey(id), partnershipListedRow),
      table.find(directoryKey(draft.authority), directoryRow),
    ]);
    if (listed === null || listed.state !== 'live') {
      throw new AnswersNotRight([{ pointer: '#/authority', detail: 'Choose an authority that is live' }]);
    }
    const { authority, name: authorityName } = listed;
    const was = await table.find(partnerKey(id, authority), partnerRow);
    if (was !== null && was.left === null && (await table.answered(request)) !== null) return get(id);
    const row: PartnerRow = {
      ...{ partnership: id, partnershipName: head.name, authority, authorityName, since: today, joined: false },
      ...{ left: null, told: was?.told ?? 0, version: (was?.version ?? 0) + 1, retention: personRetention },
    };
    const already = new WrongState(`${authorityName} takes part already.`);
    if (was !== null && was.left === null) throw already;
    if (was?.joined === true) throw new WrongState(`${authorityName} is just leaving. Try again in a moment.`);
    await move('partnership.joined', { row, was, request }, already);
    return get(id);
  }

  /** An authority leaves: nothing more is shared, what was is gone moments later, and whom it sent loses the seat. */
  async function leave(
    { partnership, authority }: { partnership: PartnershipId; authority: AuthorityId },
    { why }: PartnerEnd,
    request: RequestClaim | undefined,
  ): Promise<Partnership> {
    const was = await table.get(partnerKey(partnership, authority), partnerRow);
    const gone = new WrongState(`${was.authorityName} has left already.`);
    if (was.left !== null) {
      if ((await table.answered(request)) !== null) return get(partnership);
      throw gone;
    }
    if (!was.joined) throw new WrongState(`${was.authorityName} is just joining. Try again in a moment.`);
    const row: PartnerRow = { ...was, left: { on: today, why }, version: was.version + 1 };
    await move('partnership.left', { row, was, request, why }, gone);
    return get(partnership);
  }

  type Moving = { row: PartnerRow; was: PartnerRow | null; request: RequestClaim | undefined; why?: string };

  async function move(verb: string, { row, was, request, ...said }: Moving, meanwhile: WrongState): Promise<void> {
    const change = table.commit({
      ...{ verb, request, ...said, result: row.partnership, effectiveOn: today },
      subject: topPartition(platformAudience),
      puts: [put({ key: partnerKey(row.partnership, row.authority), shape: partnerRow, row, was })],
    });
    await change.catch((error: unknown) => {
      throw error instanceof WrongState || error instanceof ChangedMeanwhile ? meanwhile : error;
    });
  }

  return { list, get, add, join, leave };
}

function present({ id, name, version }: PartnershipListedRow, rows: readonly PartnerRow[]): Partnership {
  const partners = rows
    .map((row) => ({
      ...{ authority: row.authority, name: row.authorityName, since: row.since, left: row.left },
      state: stateOf(row),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return { id, name, partners, version };
}

function stateOf({ joined, left }: PartnerRow): Partner['state'] {
  if (left === null) return joined ? 'joined' : 'joining';
  return joined ? 'leaving' : 'left';
}
