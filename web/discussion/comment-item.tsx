import { useState } from 'react';
import { piecesOf } from '#shared/discussion/mentions.ts';
import { type RowCommentView, RowCommentWithdrawal } from '#shared/discussion/schema.ts';
import { Removal } from '#shared/plans/schema.ts';
import type { NodePlace } from '../api/plans.ts';
import { api } from '../api.ts';
import { usePlace } from '../authorities/place.ts';
import { inPlainWords } from '../problems.ts';
import { instantInWords, timeInWords } from '../ui/dates.ts';
import { useNotices } from '../ui/notices.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { shortened } from '../ui/words.ts';
import { ChangeComment } from './comment-forms.tsx';
import type { Mentionable } from './mention-box.tsx';

interface ItemProps {
  comment: RowCommentView;
  place: NodePlace;
  names: (person: string | null) => string;
  people: Mentionable[];
}

/** One comment: who, when, what, and what one may do to it. */
export function CommentItem({ comment, place, names, people }: ItemProps) {
  const { by, at, changedAt, withdrawn } = comment;
  const [changing, setChanging] = useState(false);
  return (
    <li className="pb-comment" id={`comment-${comment.id}`} tabIndex={-1}>
      <p className="pb-comment__who">
        <strong>{names(by)}</strong> <time dateTime={at}>{instantInWords(at)}</time>
        {changedAt !== null && withdrawn === null && <span> · changed at {timeInWords(changedAt)}</span>}
      </p>
      {withdrawn !== null && <Withdrawn comment={comment} names={names} />}
      {withdrawn === null && !changing && <Words words={comment.words} names={names} />}
      {changing && <ChangeComment {...{ comment, place, people, names }} onClose={() => setChanging(false)} />}
      {!changing && <Doings comment={comment} place={place} change={() => setChanging(true)} />}
    </li>
  );
}

function Words({ words, names }: { words: string; names: ItemProps['names'] }) {
  return (
    <p className="govuk-body pb-words">
      {piecesOf(words).map((piece, place) =>
        piece.kind === 'words' ? (
          piece.words
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: somebody may be mentioned twice, and pieces do not move
          <strong className="pb-mention" key={place}>
            @{names(piece.person)}
          </strong>
        ),
      )}
    </p>
  );
}

function Withdrawn({ comment, names }: Pick<ItemProps, 'comment' | 'names'>) {
  const { withdrawn, by } = comment;
  if (withdrawn === null) return null;
  return (
    <p className="govuk-body pb-muted">
      Withdrawn {withdrawn.by === by ? '' : `by ${names(withdrawn.by)} `}on {instantInWords(withdrawn.at)}
      {withdrawn.why !== '' && `: ${withdrawn.why}`}
    </p>
  );
}

/** Withdraws and restores, each offering the other as its undoing. */
function useWithdrawal(place: NodePlace, comment: RowCommentView) {
  const tell = useNotices();
  const refresh = useRefresh(place.authority);
  const at = { ...place, comment: comment.id };
  const restore = async (version: number): Promise<void> => {
    try {
      await api.restoreComment(at, { version, key: crypto.randomUUID() });
      tell({ words: 'The comment stands again.' });
    } catch (error) {
      tell({ words: `The comment was not restored. ${inPlainWords(error)}`, tone: 'trouble' });
    }
    await refresh();
  };
  const withdraw = async (why: string, key: string): Promise<void> => {
    const recorded = await api.withdrawComment(at, RowCommentWithdrawal.parse({ why }), {
      ...{ version: comment.version, key },
    });
    const undo = { label: 'Undo', press: () => void restore(recorded.comment.version) };
    tell({ words: 'Withdrew the comment.', button: undo });
    await refresh();
  };
  const withdrawOwn = async (): Promise<void> => {
    try {
      await withdraw('', crypto.randomUUID());
    } catch (error) {
      tell({ words: `The comment was not withdrawn. ${inPlainWords(error)}`, tone: 'trouble' });
      await refresh();
    }
  };
  return { restore: () => restore(comment.version), withdraw, withdrawOwn };
}

function Doings({ comment, place, change }: Pick<ItemProps, 'comment' | 'place'> & { change: () => void }) {
  const { can, changeUntil, by } = comment;
  const [asking, setAsking] = useState(false);
  const { seat } = usePlace();
  const { restore, withdraw, withdrawOwn } = useWithdrawal(place, comment);
  if (!can.change && !can.withdraw && !can.restore) return null;
  const about = <span className="govuk-visually-hidden"> the comment “{shortened(comment.words, 60)}”</span>;
  const isOwn = by === seat?.person;
  return (
    <ul className="pb-strip__links">
      {can.change && (
        <li>
          <button className="pb-link-button pb-link-button--small" type="button" onClick={change}>
            Change{about}
          </button>{' '}
          <span className="pb-small pb-muted">until {timeInWords(changeUntil)}</span>
        </li>
      )}
      {can.withdraw && (
        <li>
          <button
            className="pb-link-button pb-link-button--small"
            type="button"
            onClick={() => (isOwn ? void withdrawOwn() : setAsking(true))}
          >
            Withdraw{about}
          </button>
        </li>
      )}
      {can.restore && (
        <li>
          <button className="pb-link-button pb-link-button--small" type="button" onClick={() => void restore()}>
            Restore<span className="govuk-visually-hidden"> the comment that was withdrawn</span>
          </button>
        </li>
      )}
      {asking && <WithdrawOthers comment={comment} withdraw={withdraw} onClose={() => setAsking(false)} />}
    </ul>
  );
}

interface OthersProps {
  comment: RowCommentView;
  withdraw: (why: string, key: string) => Promise<void>;
  onClose: () => void;
}

/** What somebody else said is taken away with a reason, which stands in its place. */
function WithdrawOthers({ comment, withdraw, onClose }: OthersProps) {
  return (
    <ReasonDialog
      title="Withdraw this comment?"
      schema={Removal}
      ids={`withdraw-${comment.id}`}
      why="Why is it withdrawn?"
      hint="This stands where the comment stood, with your name."
      submit="Withdraw comment"
      keep="Keep it"
      onClose={onClose}
      onSubmit={async ({ why }, { key }) => {
        await withdraw(why, key);
        onClose();
      }}
    >
      <p className="govuk-body">Somebody else wrote it. Its words will be shown to nobody, its author included.</p>
    </ReasonDialog>
  );
}
