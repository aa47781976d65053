import { ok } from '#test/builders/plans.ts';
import type { Planted } from '#test/support/planted.ts';
import type { Example } from './examples.ts';

const first = { 'if-match': '"1"' };
const comments = ({ plan }: Planted) => `/plans/${plan.plan}/nodes/${plan.action}/comments`;
const words = { words: 'Has the panel seen this?' };
const why = { why: 'Said twice' };

const fresh = async (planted: Planted) => {
  const { authority } = planted;
  const path = comments(planted);
  const made = ok(await authority.as('reader').send('POST', `${authority.path}${path}`, words), 201);
  return `${path}/${made.body.comment.id}`;
};
const withdrawn = async (planted: Planted) => {
  const { authority } = planted;
  const path = await fresh(planted);
  ok(await authority.as('reader').send('DELETE', `${authority.path}${path}`, why, first), 200);
  return `${path}/restore`;
};
const one = (planted: Planted) => `${comments(planted)}/${planted.comment}`;

/** What officers say about a plan’s rows: every one of them may. */
export const commentExamples: Record<string, Example> = {
  addComment: { by: 'reader', at: (planted) => ({ path: comments(planted), body: words }) },
  seeComments: {
    by: 'reader',
    at: (planted) => ({ path: `${comments(planted)}/seen`, body: { comments: [planted.comment] } }),
  },
  changeComment: {
    by: 'reader',
    at: (planted) => ({ path: one(planted), body: words, headers: first }),
    ready: async (planted) => ({ path: await fresh(planted), body: words, headers: first }),
  },
  withdrawComment: {
    by: 'reader',
    at: (planted) => ({ path: one(planted), body: why, headers: first }),
    ready: async (planted) => ({ path: await fresh(planted), body: why, headers: first }),
  },
  restoreComment: {
    by: 'reader',
    at: (planted) => ({ path: `${one(planted)}/restore`, headers: first }),
    ready: async (planted) => ({ path: await withdrawn(planted), headers: { 'if-match': '"2"' } }),
  },
};
