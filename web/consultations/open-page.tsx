import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ShareChoice } from '#shared/audiences/schema.ts';
import { ConsultationDraft } from '#shared/consultations/schema.ts';
import type { PlanSummary } from '#shared/plans/schema.ts';
import { api } from '../api.ts';
import { plansQuery } from '../plans/plan-data.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Checkboxes, Select } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { consultationsQuery } from './consultation-data.ts';
import { ConsultationFields } from './consultation-fields.tsx';
import { standsInWords } from './consultation-words.ts';
import { QuestionsField } from './questions-field.tsx';

const route = getRouteApi('/$authority/consultations/new');

/** Puts a plan out for comments as it stands. */
export function OpenPage() {
  const { authority } = route.useParams();
  const plans = useQuery(plansQuery(authority));
  const consultations = useQuery(consultationsQuery(authority));
  return (
    <Page
      title="Open a consultation"
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans" params={{ authority }} key="plans">
          Plans
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/consultations" params={{ authority }} key="all">
          Consultations
        </Link>,
      ]}
    >
      <Loaded query={plans} waiting={<GreyLines lines={8} />}>
        {({ items }) => (
          <Loaded query={consultations} waiting={<GreyLines lines={8} />}>
            {({ audiences, can }) => {
              if (!can.open) return <NotAllowedWords>Editors and administrators open consultations.</NotAllowedWords>;
              if (items.length === 0) {
                return <EmptyState title="No plan yet">A plan is needed to consult on. Add one first.</EmptyState>;
              }
              return <OpenForm plans={items} audiences={audiences} />;
            }}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function OpenForm({ plans, audiences }: { plans: PlanSummary[]; audiences: ShareChoice[] }) {
  const { authority } = route.useParams();
  const { plan } = route.useSearch();
  const refresh = useRefresh(authority);
  const navigate = useNavigate();
  const tell = useNotices();
  const initial = {
    ...{ plan: plan ?? plans[0]?.id ?? '', title: '', asks: '', questions: [], closesOn: '' },
    ...{ publishComments: true, officers: [], audiences: [] },
  };
  return (
    <Form
      schema={ConsultationDraft}
      initial={initial}
      draft={`${authority}.consultation-new`}
      submit="Open the consultation"
      cancel={
        <Link className="govuk-link" to="/$authority/consultations" params={{ authority }}>
          Cancel
        </Link>
      }
      onSubmit={async (value, { key }) => {
        const made = await api.openConsultation(authority, value, { key });
        await refresh();
        tell({ words: `Opened. ${standsInWords(made)}.` });
        await navigate({
          to: '/$authority/consultations/$consultation',
          params: { authority, consultation: made.id },
        });
      }}
    >
      <p className="govuk-body pb-text">
        The plan is kept as it stands now, and people comment on that. You can go on changing the plan: the final
        version shows what became different. Those who are asked see all its columns and dates; who owns a row and what
        was reported on it is not shown. Look it through for names first.
      </p>
      <Select name="plan" label="Which plan" choices={plans.map(({ id, title }) => ({ value: id, label: title }))} />
      <Checkboxes
        name="audiences"
        label="Who is asked outside"
        hint="Everyone means a public page on which anyone can comment without signing in. An administrator opens that."
        choices={audiences.map(({ audience, name }) => ({ value: audience, label: name }))}
      />
      <ConsultationFields authority={authority} />
      <QuestionsField />
    </Form>
  );
}
