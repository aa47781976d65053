import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { ConsultationChange, type ConsultationView } from '#shared/consultations/schema.ts';
import { api } from '../api.ts';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { consultationQuery } from './consultation-data.ts';
import { ConsultationFields } from './consultation-fields.tsx';
import { ConsultationCrumbs } from './crumbs.tsx';

const route = getRouteApi('/$authority/consultations/$consultation/change');

export function ChangePage() {
  const place = route.useParams();
  const consultation = useQuery(consultationQuery(place));
  return (
    <Page title="Change the consultation" crumbs={ConsultationCrumbs(place, consultation.data?.title)}>
      <Loaded query={consultation} waiting={<GreyLines lines={8} />}>
        {(view) =>
          view.can.change ? (
            <ChangeForm consultation={view} key={view.version} />
          ) : (
            <NotAllowedWords>Editors and administrators change a consultation until its final version.</NotAllowedWords>
          )
        }
      </Loaded>
    </Page>
  );
}

function ChangeForm({ consultation }: { consultation: ConsultationView }) {
  const place = route.useParams();
  const { title, asks, closesOn, officers, publishComments, version } = consultation;
  const refresh = useRefresh(place.authority);
  const navigate = useNavigate();
  const tell = useNotices();
  // What was typed is kept in this tab and stands in the form again, on the consultation as it is now.
  const overtaken = (): void => {
    tell({ words: 'Someone else changed it first. Check what you typed, then save it.', tone: 'trouble' });
    void refresh();
  };
  return (
    <Form
      schema={ConsultationChange}
      initial={{ title, asks, closesOn, officers, publishComments, why: '' }}
      draft={`${place.authority}.consultation.${consultation.id}`}
      submit="Save changes"
      cancel={
        <Link className="govuk-link" to="/$authority/consultations/$consultation" params={place}>
          Cancel
        </Link>
      }
      onConflict={overtaken}
      onSubmit={async (value, { key }) => {
        await api.changeConsultation(place, value, { version, key });
        await refresh();
        await navigate({ to: '/$authority/consultations/$consultation', params: place });
      }}
    >
      <ConsultationFields authority={place.authority} />
      <TextField name="why" label="Why is it changed? (optional)" />
    </Form>
  );
}
