import { useState } from 'react';
import type { ConsultationComment, ConsultationView } from '#shared/consultations/schema.ts';
import { asideWords } from '#shared/consultations/words.ts';
import type { ConsultationPlace } from '../api/consultations.ts';
import { api } from '../api.ts';
import { useNames } from '../authorities/place.ts';
import { Tag } from '../boards/tag.tsx';
import { instantInWords } from '../ui/dates.ts';
import { useRefresh } from '../ui/use-refresh.ts';
import { shortened } from '../ui/words.ts';
import { AnswerForm } from './answer-form.tsx';
import { AsideDialog } from './aside-dialog.tsx';
import { aboutInWords, fromInWords, outcomeTags } from './consultation-words.ts';

interface SectionProps {
  place: ConsultationPlace;
  consultation: ConsultationView;
}

/** What was said, oldest first, each with what became of it. */
export function CommentsSection({ place, consultation }: SectionProps) {
  const { comments } = consultation;
  return (
    <section className="pb-section" aria-labelledby="comments">
      <h2 className="govuk-heading-m" id="comments">
        Comments and answers
      </h2>
      {comments.length === 0 ? (
        <p className="govuk-body">
          There are no comments yet. What officers say, and what is taken in, is listed here.
        </p>
      ) : (
        <ol className="pb-comments">
          {comments.map((comment, at) => (
            <CommentItem comment={comment} number={at + 1} place={place} consultation={consultation} key={comment.id} />
          ))}
        </ol>
      )}
    </section>
  );
}

type ItemProps = SectionProps & { comment: ConsultationComment; number: number };

function CommentItem({ comment, number, place, consultation }: ItemProps) {
  const names = useNames(place.authority);
  const refresh = useRefresh(place.authority);
  const [doing, setDoing] = useState<'answer' | 'set-aside' | null>(null);
  const { answer, setAside } = comment;
  return (
    <li className="pb-comments__item" id={`comment-${comment.id}`}>
      <p className="pb-waiting__line">
        <strong>{number}.</strong> {fromInWords(comment, names)} · {instantInWords(comment.receivedAt)} ·{' '}
        {shortened(aboutInWords(comment, consultation), 100)}
        {comment.redacted && ' · shortened when it was taken in'}
      </p>
      {setAside === null ? (
        <p className="govuk-body pb-text pb-words">
          {comment.words === '' ? 'Its words were deleted when their time was over.' : comment.words}
        </p>
      ) : (
        <p className="govuk-body pb-muted">
          Set aside by {names(setAside.by)}: {asideWords[setAside.reason]}
          {setAside.why !== '' && ` (${setAside.why})`}
        </p>
      )}
      {answer !== null && doing !== 'answer' && <Answered answer={answer} place={place} consultation={consultation} />}
      {doing === 'answer' && (
        <AnswerForm comment={comment} place={place} consultation={consultation} onClose={() => setDoing(null)} />
      )}
      {doing !== 'answer' && <ItemButtons comment={comment} number={number} onChoose={setDoing} />}
      {doing === 'set-aside' && (
        <AsideDialog
          onClose={() => setDoing(null)}
          onAside={async (value, key) => {
            const at = { ...place, comment: comment.id };
            await api.setCommentAside(at, value, { version: comment.version, key });
            setDoing(null);
            await refresh();
          }}
        />
      )}
    </li>
  );
}

interface ButtonProps {
  comment: ConsultationComment;
  number: number;
  onChoose: (doing: 'answer' | 'set-aside') => void;
}

function ItemButtons({ comment: { can, answer }, number, onChoose }: ButtonProps) {
  const hidden = <span className="govuk-visually-hidden"> comment {number}</span>;
  return (
    <div className="govuk-button-group pb-no-print">
      {can.answer && (
        <button className="govuk-button govuk-button--secondary" type="button" onClick={() => onChoose('answer')}>
          {answer === null ? 'Answer' : 'Change the answer'}
          {hidden}
        </button>
      )}
      {can.setAside && (
        <button className="pb-link-button" type="button" onClick={() => onChoose('set-aside')}>
          Set aside
          {hidden}
        </button>
      )}
    </div>
  );
}

function Answered({
  answer,
  place,
  consultation,
}: SectionProps & { answer: NonNullable<ConsultationComment['answer']> }) {
  const names = useNames(place.authority);
  const row = consultation.rows.find(({ id }) => id === answer.node);
  return (
    <div className="govuk-inset-text pb-comments__answer">
      <Tag tag={outcomeTags[answer.outcome]} />
      <p className="govuk-body pb-words">{answer.words}</p>
      <p className="pb-waiting__line">
        {names(answer.by)}, {instantInWords(answer.at)}
        {answer.node !== null && ` · see “${shortened(row?.title ?? 'a row that is new', 80)}”`}
      </p>
    </div>
  );
}
