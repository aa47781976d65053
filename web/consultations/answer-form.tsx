import { useQuery } from '@tanstack/react-query';
import { rowsInOrder } from '#shared/consultations/rows-in-order.ts';
import { AnswerDraft, type ConsultationComment, type ConsultationView } from '#shared/consultations/schema.ts';
import { outcomeWords } from '#shared/consultations/words.ts';
import type { ConsultationPlace } from '../api/consultations.ts';
import { api } from '../api.ts';
import { choicesOf } from '../boards/board-words.ts';
import { Radios, Select, TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { shortened } from '../ui/words.ts';
import { differenceQuery } from './consultation-data.ts';

interface AnswerProps {
  comment: ConsultationComment;
  place: ConsultationPlace;
  consultation: ConsultationView;
  onClose: () => void;
}

/** What becomes of a comment, in words, and which row was changed because of it: one of the draft, or a new one. */
export function AnswerForm({ comment, place, consultation, onClose }: AnswerProps) {
  const refresh = useRefresh(place.authority);
  const tell = useNotices();
  const difference = useQuery(differenceQuery(place));
  const added = difference.data?.rows.filter(({ change }) => change === 'added') ?? [];
  const rows = [...rowsInOrder(consultation.rows), ...added];
  const { outcome, words, node } = comment.answer ?? { outcome: 'accepted', words: '', node: comment.node };
  return (
    <Form
      schema={AnswerDraft}
      ids={`answer-${comment.id}`}
      initial={{ outcome, words, node }}
      draft={`${place.authority}.answer.${comment.id}`}
      submit="Save the answer"
      cancel={
        <button className="pb-link-button" type="button" onClick={onClose}>
          Cancel
        </button>
      }
      onConflict={() => {
        tell({ words: 'Someone else answered it first. Check what you typed, then save it.', tone: 'trouble' });
        void refresh();
      }}
      onSubmit={async (value, { key }) => {
        await api.answerComment({ ...place, comment: comment.id }, value, { version: comment.version, key });
        onClose();
        await refresh();
      }}
    >
      <Radios name="outcome" label="What becomes of it" choices={choicesOf(outcomeWords)} inline />
      <TextArea name="words" label="Answer" hint="For example, “Accepted, see 2.3”" rows={3} />
      <Select
        name="node"
        label="The row that was changed because of it"
        none="none"
        choices={[
          { value: 'none', label: 'None' },
          ...rows.map(({ id, title, depth }) => ({ value: id, label: `${'– '.repeat(depth)}${shortened(title, 80)}` })),
        ]}
      />
    </Form>
  );
}
