/** What the keys of boards’ comments begin with, and by which the plan’s log tells of them. */
export const commentSort = 'BOARDCOMMENT';
