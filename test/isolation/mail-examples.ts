import { ok } from '#test/builders/plans.ts';
import type { Example } from './examples.ts';

const body = { digest: 'reminders' };

/** Which mail a person gets: their own choice, so reading is enough. */
export const mailExamples: Readonly<Record<string, Example>> = {
  getMailChoice: { by: 'reader', at: () => ({ path: '/mail' }) },
  chooseMail: {
    by: 'reader',
    at: () => ({ path: '/mail', body, headers: { 'if-match': '"1"' } }),
    ready: async ({ authority }) => {
      const { headers } = ok(await authority.as('reader').get(`${authority.path}/mail`), 200);
      return { path: '/mail', body, headers: { 'if-match': headers.get('etag') ?? '' } };
    },
  },
};
