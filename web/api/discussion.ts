import type * as discussion from '#shared/discussion/schema.ts';
import { type How, one, part, sent } from './client.ts';
import type { NodePlace } from './plans.ts';

const ofRow = one.plans[':plan'].nodes[':node'].comments;
const oneComment = ofRow[':comment'];

export interface CommentPlace extends NodePlace {
  comment: string;
}

const inRow = ({ authority, plan, node }: NodePlace) => ({
  ...{ authority: part(authority), plan: part(plan), node: part(node) },
});
const inComment = (place: CommentPlace) => ({ ...inRow(place), comment: part(place.comment) });

/** What officers say about a plan’s rows. */
export const discussionApi = {
  addComment: async (
    place: NodePlace,
    json: discussion.RowCommentDraft,
    how: How = {},
  ): Promise<discussion.RowCommentRecorded> => (await ofRow.$post({ param: inRow(place), json }, sent(how))).json(),
  changeComment: async (
    place: CommentPlace,
    json: discussion.RowCommentDraft,
    how: How,
  ): Promise<discussion.RowCommentRecorded> =>
    (await oneComment.$patch({ param: inComment(place), json }, sent(how))).json(),
  withdrawComment: async (
    place: CommentPlace,
    json: discussion.RowCommentWithdrawal,
    how: How,
  ): Promise<discussion.RowCommentRecorded> =>
    (await oneComment.$delete({ param: inComment(place), json }, sent(how))).json(),
  restoreComment: async (place: CommentPlace, how: How): Promise<discussion.RowCommentRecorded> =>
    (await oneComment.restore.$post({ param: inComment(place) }, sent(how))).json(),
  seeComments: async (place: NodePlace, json: discussion.CommentsSeen): Promise<void> => {
    await ofRow.seen.$post({ param: inRow(place), json });
  },
};
