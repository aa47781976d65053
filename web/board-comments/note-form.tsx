import { useState } from 'react';
import { BoardCommentChange, BoardCommentDraft, type BoardCommentView } from '#shared/boards/comment.ts';
import type { ItemPlace } from '../api/board-comments.ts';
import { api } from '../api.ts';
import { useNames } from '../authorities/place.ts';
import { useDone } from '../plans/plan-data.ts';
import { instantInWords } from '../ui/dates.ts';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';

interface AboutProps {
  plan: string;
  place: ItemPlace;
  /** The words of the row. */
  title: string;
}

/** Where what the board said of a row is written. */
export function NoteForm({ node, plan, place, title, onDone }: AboutProps & { node: string; onDone: () => void }) {
  const done = useDone({ authority: place.authority, plan });
  return (
    <Form
      schema={BoardCommentDraft}
      ids={`said-${node}`}
      initial={{ node, words: '' }}
      draft={`${place.authority}.said.${place.item}.${node}`}
      submit="Note it"
      cancel={<Cancel onDone={onDone} />}
      onSubmit={async (value, how) => {
        await done('Noted. It stands with its row in the plan.', await api.noteBoardComment(place, value, how));
        onDone();
      }}
    >
      <TextArea name="words" label={<Label words="What did the board say?" title={title} />} rows={3} />
    </Form>
  );
}

function Label({ words, title }: { words: string; title: string }) {
  return (
    <>
      {words}
      <span className="govuk-visually-hidden"> Of {title}</span>
    </>
  );
}

function Cancel({ onDone }: { onDone: () => void }) {
  return (
    <button className="pb-link-button" type="button" onClick={onDone}>
      Cancel
    </button>
  );
}

/** What was noted, which may be put right until the minutes are agreed. */
export function NotedComment({ comment, plan, place, title }: AboutProps & { comment: BoardCommentView }) {
  const [doing, setDoing] = useState<'change' | 'withdraw' | null>(null);
  const names = useNames(place.authority);
  const close = (): void => setDoing(null);
  const props = { comment, plan, place, title, onDone: close };
  if (doing === 'change') return <ChangeForm {...props} />;
  return (
    <div className="pb-said-list__item">
      <p className="pb-words pb-said-list__words">{comment.words}</p>
      <p className="pb-small pb-muted">
        Noted by {names(comment.by)}, {instantInWords(comment.createdAt)}
      </p>
      {comment.can.change && doing === null && (
        <p className="pb-small pb-no-print">
          <Button words="Change" title={title} press={() => setDoing('change')} />{' '}
          <Button words="Withdraw" title={title} press={() => setDoing('withdraw')} />
        </p>
      )}
      {doing === 'withdraw' && <WithdrawForm {...props} />}
    </div>
  );
}

function Button({ words, title, press }: { words: string; title: string; press: () => void }) {
  return (
    <button className="pb-link-button pb-link-button--small" type="button" onClick={press}>
      {words}
      <span className="govuk-visually-hidden"> what was said of {title}</span>
    </button>
  );
}

interface DoingProps extends AboutProps {
  comment: BoardCommentView;
  onDone: () => void;
}

function ChangeForm({ comment, plan, place, title, onDone }: DoingProps) {
  const done = useDone({ authority: place.authority, plan });
  return (
    <Form
      schema={BoardCommentChange}
      ids={`change-${comment.id}`}
      initial={{ words: comment.words }}
      draft={`${place.authority}.said.${comment.id}`}
      submit="Save"
      cancel={<Cancel onDone={onDone} />}
      onSubmit={async ({ words }, { key }) => {
        const change = { ...place, comment: comment.id };
        await done('Changed.', await api.changeBoardComment(change, { words }, { key, version: comment.version }));
        onDone();
      }}
    >
      <TextArea name="words" label={<Label words="What did the board say?" title={title} />} rows={3} />
    </Form>
  );
}

function WithdrawForm({ comment, plan, place, title, onDone }: DoingProps) {
  const done = useDone({ authority: place.authority, plan });
  return (
    <Form
      schema={BoardCommentChange}
      ids={`withdraw-${comment.id}`}
      initial={{ withdrawn: { why: '' } }}
      submit="Withdraw it"
      cancel={<Cancel onDone={onDone} />}
      onSubmit={async ({ withdrawn }, { key }) => {
        const change = { ...place, comment: comment.id };
        const how = { key, version: comment.version };
        await done('Withdrawn.', await api.changeBoardComment(change, { withdrawn }, how));
        onDone();
      }}
    >
      <TextField name="withdrawn.why" label={<Label words="Why is it withdrawn?" title={title} />} />
    </Form>
  );
}
