import type { AsideReason, Outcome } from './schema.ts';

// Apart from the schemas, so that a page without a form loads no Zod.
export const outcomeWords: Record<Outcome, string> = {
  accepted: 'Accepted',
  partly: 'Accepted in part',
  'not-accepted': 'Not accepted',
  noted: 'Noted',
};
export const asideWords: Record<AsideReason, string> = {
  spam: 'Not about the consultation',
  'personal-data': 'Holds personal data',
  offensive: 'Offensive',
  duplicate: 'Sent twice',
};
