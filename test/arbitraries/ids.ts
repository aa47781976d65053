import fc from 'fast-check';
import { AuthorityId, PersonId, PlanId } from '#shared/ids.ts';

const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

export const anyUlid = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 26, maxLength: 26 });
export const anyPersonId = anyUlid.map((id) => PersonId.parse(id));
export const anyPlanId = anyUlid.map((id) => PlanId.parse(id));

/** The id that stands at a place in a made-up sequence. */
export const ulidAt = (place: number): string =>
  [...String(place).padStart(26, '0')].map((digit) => alphabet[Number(digit)] ?? '0').join('');

export const anyAuthorityId = fc.stringMatching(/^[a-z][a-z0-9-]{1,8}[a-z0-9]$/).map((id) => AuthorityId.parse(id));

/** Two ids that differ as little as two ids can: one begins like the other, or ends otherwise. */
export const nearlyEqualAuthorityIds = fc
  .tuple(anyAuthorityId, fc.stringMatching(/^[a-z0-9-]{0,3}[a-z0-9]$/))
  .map(([id, more]) => [id, AuthorityId.parse(`${id}${more}`)] as const);

export const anyDate = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
