import { ok } from '#test/builders/plans.ts';
import { aShareDraft } from '#test/builders/shares.ts';
import type { Planted } from '#test/support/planted.ts';
import type { Example } from './examples.ts';

const editing = { by: 'editor', lacks: 'contributor' } as const;
const body = { why: 'Agreed otherwise' };
const headers = { 'if-match': '"1"' };
const draft = ({ plan, partnership }: Planted) => aShareDraft(plan, partnership.audience);

/** What is shown to those outside. */
export const shareExamples: Readonly<Record<string, Example>> = {
  listShares: { by: 'reader', at: () => ({ path: '/shares' }) },
  share: { ...editing, at: (planted) => ({ path: '/shares', body: draft(planted) }) },
  withdrawShare: {
    ...editing,
    at: ({ share }) => ({ path: `/shares/${share}`, body, headers }),
    ready: async (planted) => {
      const { path, as } = planted.authority;
      const made = ok(await as('editor').send('POST', `${path}/shares`, draft(planted)), 201);
      return { path: `/shares/${made.body.id}`, body, headers };
    },
  },
};
