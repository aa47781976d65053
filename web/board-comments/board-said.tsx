import { Link } from '@tanstack/react-router';
import type { BoardComment } from '#shared/boards/comment.ts';
import type { BoardId } from '#shared/ids.ts';
import { inWords } from '../ui/dates.ts';

interface SaidProps {
  comments: readonly BoardComment[];
  authority: string;
  boards: (board: BoardId) => string;
}

/** What boards said of a row, each with the board and the meeting. */
export function BoardSaid({ comments, authority, boards }: SaidProps) {
  if (comments.length === 0) return null;
  return (
    <ul className="pb-said-list" aria-label="What boards said">
      {comments.map(({ id, board, meeting, item, on, words }) => (
        <li className="pb-said-list__item" key={id}>
          <p className="pb-said-list__who">
            <Link
              className="govuk-link"
              to="/$authority/meetings/$meeting"
              params={{ authority, meeting }}
              search={{ item }}
            >
              {boards(board)}, {inWords(on)}
            </Link>
          </p>
          <p className="pb-words pb-said-list__words">{words}</p>
        </li>
      ))}
    </ul>
  );
}
