import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { daysAfter } from '#shared/calendar.ts';
import { IssueWords } from '#shared/schools/issue.ts';
import { type SchoolFacts, schoolPage, seenOf } from '#shared/schools/issue-rules.ts';
import { api } from '../api.ts';
import { ServiceProblem } from '../problems.ts';
import { DateField } from '../ui/date-field.tsx';
import { today } from '../ui/dates.ts';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { textAt, type Values } from '../ui/form-values.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { PageAsIssued } from './page-as-issued.tsx';
import { categoriesQuery, schoolQuery } from './school-data.ts';

const route = getRouteApi('/$authority/schools/$urn/issue');
/** Three school years: as long as a head may want to look back. */
const usualDays = 3 * 365;

export function IssuePage() {
  const { authority, urn } = route.useParams();
  const school = useQuery(schoolQuery(authority, urn));
  return (
    <Page
      title="Issue a school’s page"
      caption={school.data?.name}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/schools" params={{ authority }} key="schools">
          Schools
        </Link>,
        <Link
          className="govuk-breadcrumbs__link"
          to="/$authority/schools/$urn"
          params={{ authority, urn }}
          key="school"
        >
          {school.data?.name ?? 'School'}
        </Link>,
      ]}
    >
      <Loaded query={school} waiting={<GreyLines lines={8} />}>
        {(view) =>
          view.can.addCategory ? (
            <Facts school={view} authority={authority} />
          ) : (
            <NotAllowedWords>
              Editors who are cleared for restricted matter about schools issue a school’s page.
            </NotAllowedWords>
          )
        }
      </Loaded>
    </Page>
  );
}

function Facts({ school, authority }: { school: SchoolFacts['school']; authority: string }) {
  const categories = useQuery(categoriesQuery(authority, school.urn));
  return (
    <Loaded query={categories} waiting={<GreyLines lines={8} />}>
      {({ items, scheme }) => <IssueForm facts={{ school, scheme, categories: items }} authority={authority} />}
    </Loaded>
  );
}

function IssueForm({ facts, authority }: { facts: SchoolFacts; authority: string }) {
  const navigate = useNavigate();
  const tell = useNotices();
  const refresh = useRefresh(authority);
  const { urn, name } = facts.school;
  const params = { authority, urn };
  return (
    <Form
      schema={IssueWords}
      initial={{ label: '', note: '', support: '', until: daysAfter(today(), usualDays) }}
      draft={`${authority}.issue.${urn}`}
      submit="Issue this page"
      cancel={
        <Link className="govuk-link" to="/$authority/schools/$urn" params={params}>
          Cancel
        </Link>
      }
      onSubmit={async (words, { key }) => {
        const draft = { ...words, seen: seenOf(facts, today()) };
        const issued = await api.issuePage(params, draft, { key }).catch(async (error: unknown) => {
          // What is known of the school has changed: the preview shows it as it is now, and what was typed stays.
          if (error instanceof ServiceProblem && error.status === 409) await refresh();
          throw error;
        });
        await refresh();
        tell({ words: `The page was issued. The head and governors of ${name} see it within moments.` });
        await navigate({ to: '/$authority/schools/$urn/issues/$issue', params: { ...params, issue: issued.id } });
      }}
    >
      {(values) => (
        <>
          <TextField name="label" label="What is this issue called?" hint="For example, Spring term 2027" width="20" />
          <TextArea name="note" label="Covering note" hint="To the head and the governors. Leave it empty for none" />
          <TextArea
            name="support"
            label="Support that is agreed"
            hint="In words, such as visits, training or help from another school. Leave it empty where none is agreed"
          />
          <DateField name="until" label="Shown until" hint="The last day. You can withdraw it before" />
          <Preview facts={facts} values={values} />
        </>
      )}
    </Form>
  );
}

/** Made by the same rule that makes the page: to the letter what they will read. */
function Preview({ facts, values }: { facts: SchoolFacts; values: Values }) {
  const said = (name: string): string => textAt(values, name).trim();
  const words = { label: said('label') || 'Not called anything yet', support: said('support'), note: said('note') };
  return (
    <section className="pb-shared-preview" aria-labelledby="preview">
      <h2 className="govuk-heading-m" id="preview">
        What the head and governors will read
      </h2>
      <PageAsIssued page={schoolPage(facts, words, today())} level={3} />
    </section>
  );
}
