import type { PlanCopy, PlanCopyDraft } from '#shared/work/copy-schema.ts';
import { type How, inAuthority, one, part, sent, until } from './client.ts';

/** Plans that are made from others. */
export const copiesApi = {
  startCopy: async (authority: string, json: PlanCopyDraft, how: How = {}): Promise<PlanCopy> =>
    (await one.copies.$post({ param: inAuthority(authority), json }, sent(how))).json(),
  copy: async (authority: string, id: string, signal?: AbortSignal): Promise<PlanCopy> =>
    (await one.copies[':copy'].$get({ param: { ...inAuthority(authority), copy: part(id) } }, until(signal))).json(),
};
