import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { CommentDraft, type ConsultationView } from '#shared/consultations/schema.ts';
import { api } from '../api.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { AboutField } from './about-field.tsx';
import { consultationQuery } from './consultation-data.ts';
import { standsInWords } from './consultation-words.ts';
import { ConsultationCrumbs } from './crumbs.tsx';

const route = getRouteApi('/$authority/consultations/$consultation/comment');

/** An officer says what they think of a draft, or writes down what others have said. */
export function CommentPage() {
  const place = route.useParams();
  const consultation = useQuery(consultationQuery(place));
  return (
    <Page title="Comment on the draft" crumbs={ConsultationCrumbs(place, consultation.data?.title)}>
      <Loaded query={consultation} waiting={<GreyLines lines={6} />}>
        {(view) =>
          view.can.comment ? (
            <CommentForm consultation={view} />
          ) : (
            <EmptyState title={view.state === 'open' ? 'You are not among those who are asked' : 'Comments are closed'}>
              {view.state === 'open'
                ? 'An editor or administrator can name you among the officers who are asked.'
                : `${standsInWords(view)}. Comments are no longer accepted.`}
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  );
}

function CommentForm({ consultation }: { consultation: ConsultationView }) {
  const place = route.useParams();
  const { row } = route.useSearch();
  const refresh = useRefresh(place.authority);
  const navigate = useNavigate();
  return (
    <Form
      schema={CommentDraft}
      initial={{ node: row ?? null, question: null, words: '', onBehalfOf: '' }}
      draft={`${place.authority}.comment.${consultation.id}`}
      submit="Add the comment"
      onSubmit={async (value, { key }) => {
        await api.commentOnDraft(place, value, { key });
        await refresh();
        await navigate({ to: '/$authority/consultations/$consultation', params: place });
      }}
    >
      <AboutField rows={consultation.rows} questions={consultation.questions} />
      <TextArea name="words" label="Comment" rows={6} />
      <TextField
        name="onBehalfOf"
        label="Who said it, where it was not you (optional)"
        hint="For example, the strategic board at its meeting in February"
      />
    </Form>
  );
}
