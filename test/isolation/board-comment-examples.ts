import { ok } from '#test/builders/plans.ts';
import type { Planted } from '#test/support/planted.ts';
import type { Example } from './examples.ts';

const first = { 'if-match': '"1"' };
const editing = { by: 'editor', lacks: 'contributor' } as const;
const itemAt = ({ looking: { meeting } }: Planted) => `/meetings/${meeting.meeting}/agenda-items/${meeting.item}`;
const said = ({ looking }: Planted) => ({ node: looking.node, words: 'The board asked for figures' });

const fresh = async (planted: Planted) => {
  const path = `${itemAt(planted)}/comments`;
  const { authority } = planted;
  const made = ok(await authority.as('editor').send('POST', `${authority.path}${path}`, said(planted)), 201);
  return `${path}/${made.body.comment.id}`;
};

/** What boards said of the reports they looked at. */
export const boardCommentExamples: Record<string, Example> = {
  getLookedAtReport: { by: 'reader', at: (planted) => ({ path: `${itemAt(planted)}/report` }) },
  noteBoardComment: {
    ...editing,
    at: (planted) => ({ path: `${itemAt(planted)}/comments`, body: said(planted) }),
  },
  changeBoardComment: {
    ...editing,
    at: (planted) => ({
      path: `${itemAt(planted)}/comments/${planted.looking.comment}`,
      ...{ body: { words: 'The board asked for other figures' }, headers: first },
    }),
    ready: async (planted) => ({
      ...{ path: await fresh(planted), body: { words: 'The board asked for other figures' }, headers: first },
    }),
  },
};
