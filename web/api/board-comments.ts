import type * as comments from '#shared/boards/comment.ts';
import type { LookedAtReport } from '#shared/boards/looked-at.ts';
import type { MeetingPlace } from './boards.ts';
import { type How, inAuthority, one, part, sent, until } from './client.ts';

const oneItem = one.meetings[':meeting']['agenda-items'][':item'];

export interface ItemPlace extends MeetingPlace {
  item: string;
}

const inItem = ({ authority, meeting, item }: ItemPlace) => ({
  ...{ ...inAuthority(authority), meeting: part(meeting), item: part(item) },
});

/** The report that a board looks at under an item, and what it says of the rows. */
export const boardCommentsApi = {
  lookedAt: async (place: ItemPlace, signal?: AbortSignal): Promise<LookedAtReport> =>
    (await oneItem.report.$get({ param: inItem(place) }, until(signal))).json(),
  noteBoardComment: async (
    place: ItemPlace,
    json: comments.BoardCommentDraft,
    how: How = {},
  ): Promise<comments.BoardCommentRecorded> =>
    (await oneItem.comments.$post({ param: inItem(place), json }, sent(how))).json(),
  changeBoardComment: async (
    { comment, ...place }: ItemPlace & { comment: string },
    json: comments.BoardCommentChange,
    how: How,
  ): Promise<comments.BoardCommentRecorded> => {
    const param = { ...inItem(place), comment: part(comment) };
    return (await oneItem.comments[':comment'].$patch({ param, json }, sent(how))).json();
  },
};
