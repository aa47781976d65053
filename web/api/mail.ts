import type { MailChoice, MailChoiceChange } from '#shared/mail/schema.ts';
import { type How, inAuthority, one, sent, until } from './client.ts';

/** Which mail I get from an authority. */
export const mailApi = {
  mailChoice: async (authority: string, signal?: AbortSignal): Promise<MailChoice> =>
    (await one.mail.$get({ param: inAuthority(authority) }, until(signal))).json(),
  chooseMail: async (authority: string, json: MailChoiceChange, how: How): Promise<MailChoice> =>
    (await one.mail.$patch({ param: inAuthority(authority), json }, sent(how))).json(),
};
