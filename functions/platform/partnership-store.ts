import { directoryKey } from '#kernel/audience-keys.ts';
import { directoryRow } from '#kernel/audience-rows.ts';
import { put, type RequestClaim } from '#kernel/change.ts';
import { AnswersNotRight, NothingHere, WrongState } from '#kernel/errors.ts';
import { platformAudience, topPartition } from '#kernel/keys.ts';
import { partnerKey, partnershipListedKey, partnershipsListed } from '#kernel/partnership-keys.ts';
import {
  type PartnerRow,
  type PartnershipListedRow,
  partnerRow,
  partnershipListedRow,
} from '#kernel/partnership-rows.ts';
import { personRetention } from '#kernel/settings-rows.ts';
import type { PartnershipId } from '#shared/ids.ts';
import type { PartnerDraft, Partnership, PartnershipDraft } from '#shared/platform/partnerships.ts';
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
    const row: PartnerRow = {
      ...{ partnership: id, partnershipName: head.name, authority, authorityName, since: today, joined: false },
      ...kept,
    };
    await table
      .commit({
        ...{ verb: 'partnership.joined', request, result: id, effectiveOn: today },
        subject: topPartition(platformAudience),
        puts: [put({ key: partnerKey(id, authority), shape: partnerRow, row, was: null })],
      })
      .catch((error: unknown) => {
        if (!(error instanceof WrongState)) throw error;
        throw new WrongState(`${authorityName} takes part already.`);
      });
    return get(id);
  }

  return { list, get, add, join };
}

function present({ id, name, version }: PartnershipListedRow, rows: readonly PartnerRow[]): Partnership {
  const partners = rows
    .map(({ authority, authorityName, since, joined }) => ({
      ...{ authority, name: authorityName, since },
      state: joined ? ('joined' as const) : ('joining' as const),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return { id, name, partners, version };
}
