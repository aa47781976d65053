import { useState } from 'react';
import { asSent, asTyped } from '#shared/discussion/mentions.ts';
import { RowCommentDraft, type RowCommentView } from '#shared/discussion/schema.ts';
import type { NodePlace } from '../api/plans.ts';
import { api } from '../api.ts';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { type Mentionable, MentionBox } from './mention-box.tsx';

interface AddProps {
  place: NodePlace;
  people: Mentionable[];
}

export function AddComment({ place, people }: AddProps) {
  const [added, setAdded] = useState(0);
  const [chosen, setChosen] = useState<string[]>([]);
  const tell = useNotices();
  const refresh = useRefresh(place.authority);
  return (
    <Form
      key={added}
      schema={RowCommentDraft}
      ids="comment"
      initial={{ words: '' }}
      draft={`${place.authority}.comment.${place.node}`}
      submit="Add comment"
      onSubmit={async ({ words }, { key }) => {
        await api.addComment(place, { words: asSent(words, people, chosen) }, { key });
        tell({ words: 'Added the comment.' });
        await refresh();
        setChosen([]);
        setAdded(added + 1);
      }}
    >
      <MentionBox label="Add a comment" people={people} chosen={chosen} choose={setChosen} />
    </Form>
  );
}

interface ChangeProps extends AddProps {
  comment: RowCommentView;
  names: (person: string | null) => string;
  onClose: () => void;
}

export function ChangeComment({ comment, place, people, names, onClose }: ChangeProps) {
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? names(id);
  const [chosen, setChosen] = useState<string[]>([]);
  const tell = useNotices();
  const refresh = useRefresh(place.authority);
  return (
    <Form
      schema={RowCommentDraft}
      ids={`change-${comment.id}`}
      initial={{ words: asTyped(comment.words, nameOf) }}
      submit="Save comment"
      cancel={
        <button className="pb-link-button" type="button" onClick={onClose}>
          Cancel
        </button>
      }
      onSubmit={async ({ words }, { key }) => {
        const at = { ...place, comment: comment.id };
        const draft = { words: asSent(words, people, chosen) };
        await api.changeComment(at, draft, { version: comment.version, key });
        tell({ words: 'Changed the comment.' });
        onClose();
        await refresh();
      }}
    >
      <MentionBox label="Change the comment" people={people} chosen={chosen} choose={setChosen} />
    </Form>
  );
}
