import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { Settings } from '#shared/authorities/schema.ts';
import { current } from '#shared/plans/current.ts';
import { PlanDraft } from '#shared/plans/schema.ts';
import { api } from '../api.ts';
import { homeQuery } from '../authorities/place.ts';
import { settingsQuery } from '../authorities/settings-data.ts';
import { DateField } from '../ui/date-field.tsx';
import { today } from '../ui/dates.ts';
import { Radios, TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import type { Submission } from '../ui/form-state.ts';
import { textAt } from '../ui/form-values.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { listed } from '../ui/words.ts';
import { HolderField } from './holder-field.tsx';
import { SchemeField } from './scheme-field.tsx';

const route = getRouteApi('/$authority/plans/new');

export function PlanAddPage() {
  const { authority } = route.useParams();
  const home = useQuery(homeQuery(authority));
  const settings = useQuery(settingsQuery(authority));
  return (
    <Page
      title="Add a plan"
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority" params={{ authority }} key="home">
          Home
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans" params={{ authority }} key="plans">
          Plans
        </Link>,
      ]}
    >
      <Loaded query={home} waiting={<GreyLines lines={6} />}>
        {({ can }) =>
          can.addPlan ? (
            <Loaded query={settings} waiting={<GreyLines lines={6} />}>
              {(data) => <AddForm authority={authority} settings={data} />}
            </Loaded>
          ) : (
            <NotAllowedWords>Editors and administrators add plans.</NotAllowedWords>
          )
        }
      </Loaded>
    </Page>
  );
}

function AddForm({ authority, settings }: { authority: string; settings: Settings }) {
  const shapes = current(settings.shapes);
  const refresh = useRefresh(authority);
  const navigate = useNavigate();
  const handleSubmit = async (value: PlanDraft, how: Submission): Promise<void> => {
    const plan = await api.addPlan(authority, value, how);
    await refresh();
    await navigate({ to: '/$authority/plans/$plan', params: { authority, plan: plan.id } });
  };
  return (
    <Form
      schema={PlanDraft}
      initial={{
        title: '',
        purpose: '',
        agreedOn: today(),
        holder: { kind: 'authority' },
        shape: shapes[0]?.key ?? '',
      }}
      draft={`${authority}.plan-new`}
      submit="Add plan"
      cancel={
        <Link className="govuk-link" to="/$authority/plans" params={{ authority }}>
          Cancel
        </Link>
      }
      onSubmit={handleSubmit}
    >
      {(values) => (
        <>
          <TextField name="title" label="Title" hint="As your board knows it, like “Education improvement plan 2026”" />
          <TextArea name="purpose" label="Purpose" hint="What the plan is for, in a sentence or two" />
          <DateField name="agreedOn" label="When was it agreed?" />
          <HolderField authority={authority} />
          <Radios
            name="shape"
            label="How is it laid out?"
            hint="The layout is kept with the plan: changing your authority’s layouts later does not change it"
            choices={shapes.map(({ key, name, columns }) => ({
              ...{ value: key, label: name },
              hint: listed(current(columns).map(({ heading }) => heading)),
            }))}
          />
          <SchemeField settings={settings} shape={textAt(values, 'shape')} />
        </>
      )}
    </Form>
  );
}
