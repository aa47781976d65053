import { partnershipKey, partnershipPrefix } from '#kernel/audience-keys.ts';
import { partnershipRow } from '#kernel/audience-rows.ts';
import { NotAllowed } from '#kernel/errors.ts';
import { topPartition } from '#kernel/keys.ts';
import { kindOf } from '#shared/audiences/rules.ts';
import type { ShareChoice } from '#shared/audiences/schema.ts';
import { AudienceId, PartnershipId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import type { Session } from './deps.ts';

const everyone = 'Everyone';
export const anyoneOf = ({ authority }: Session): AudienceId => AudienceId.parse(`public:${authority}`);
export const mayPublish = ({ seat }: Session): boolean => hasRight(seat.role, 'administer');

/** The partnerships that the authority takes part in and, for an administrator, everyone. */
export async function choicesOutside(session: Session): Promise<ShareChoice[]> {
  const { audience, table } = session;
  const items = await table.all(topPartition(audience), { prefix: partnershipPrefix });
  const partnerships = items.map((item) => partnershipRow.read(item)).filter(({ left }) => left === null);
  return [
    ...partnerships.map(({ id, name }) => ({ audience: AudienceId.parse(`partnership:${id}`), name })),
    ...(mayPublish(session) ? [{ audience: anyoneOf(session), name: everyone }] : []),
  ];
}

/** What everyone is called, where it is everyone that was asked for; refused to whom may not publish. */
export function everyoneAsked(session: Session, wanted: AudienceId): string | null {
  if (wanted !== anyoneOf(session)) return null;
  if (mayPublish(session)) return everyone;
  throw new NotAllowed('Only an administrator may publish to everyone. An administrator can do it for you.');
}

/** What a partnership or everyone is called; null where it is none that this authority may show something. */
export async function audienceNameOf(session: Session, wanted: AudienceId): Promise<string | null> {
  const id = PartnershipId.safeParse(wanted.split(':')[1]);
  if (kindOf(wanted) !== 'partnership' || !id.success) return everyoneAsked(session, wanted);
  const partnership = await session.table.find(partnershipKey(session.audience, id.data), partnershipRow);
  return partnership?.left === null ? partnership.name : null;
}
