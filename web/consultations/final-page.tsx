import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ConsultationView, FinalDraft } from '#shared/consultations/schema.ts';
import { api } from '../api.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { Tick } from '../ui/tick.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { counted } from '../ui/words.ts';
import { consultationQuery } from './consultation-data.ts';
import { standsInWords } from './consultation-words.ts';
import { ConsultationCrumbs } from './crumbs.tsx';
import { DifferenceSection } from './difference-section.tsx';

const route = getRouteApi('/$authority/consultations/$consultation/final');

/** The last step: what changed is looked over, and published as it stands. */
export function FinalPage() {
  const place = route.useParams();
  const consultation = useQuery(consultationQuery(place));
  return (
    <Page title="Publish the final version" crumbs={ConsultationCrumbs(place, consultation.data?.title)}>
      <Loaded query={consultation} waiting={<GreyLines lines={8} />}>
        {(view) =>
          view.can.publishFinal ? (
            <FinalForm consultation={view} />
          ) : (
            <EmptyState title="The final version cannot be published now">
              {standsInWords(view)}. It is published after the closing date by an editor, or by an administrator where
              everyone was asked.
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  );
}

function FinalForm({ consultation }: { consultation: ConsultationView }) {
  const place = route.useParams();
  const refresh = useRefresh(place.authority);
  const navigate = useNavigate();
  const tell = useNotices();
  const unanswered = consultation.matters.filter(({ waits }) => waits === 'answer').length;
  return (
    <>
      <Form
        schema={FinalDraft}
        initial={{ words: '', leaveUnanswered: false }}
        draft={`${place.authority}.final.${consultation.id}`}
        submit="Publish the final version"
        cancel={
          <Link className="govuk-link" to="/$authority/consultations/$consultation" params={place}>
            Cancel
          </Link>
        }
        onConflict={() => {
          tell({ words: 'Someone else changed it first. Look it over again.', tone: 'trouble' });
          void refresh();
        }}
        onSubmit={async (value, { key }) => {
          await api.publishFinal(place, value, { version: consultation.version, key });
          await refresh();
          tell({ words: 'The final version is published.' });
          await navigate({ to: '/$authority/consultations/$consultation', params: place });
        }}
      >
        <p className="govuk-body pb-text">
          The plan is kept as it stands now, as the final version. Those who were asked see what changed since the draft
          {consultation.publishComments ? ', and the comments with your answers, without names.' : '.'} Nothing about it
          can be changed afterwards.
        </p>
        <TextArea
          name="words"
          label="What came of the consultation? (optional)"
          hint="A few words that stand above the final version"
        />
        {unanswered > 0 && (
          <div className="govuk-form-group">
            <div className="govuk-inset-text">{counted(unanswered, 'comment')} without an answer</div>
            <div className="govuk-checkboxes govuk-checkboxes--small">
              <Tick name="leaveUnanswered" label="Publish although they have no answer" />
            </div>
          </div>
        )}
      </Form>
      <DifferenceSection place={place} comments={consultation.comments} />
    </>
  );
}
