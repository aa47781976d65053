import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { CategoryDraft, type CategoryScheme, type SchoolView } from '#shared/schools/schema.ts';
import { api } from '../api.ts';
import { DateField } from '../ui/date-field.tsx';
import { today } from '../ui/dates.ts';
import { Radios, TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { CategoryTag, concernWords } from './category-tag.tsx';
import { categoriesQuery, schoolQuery } from './school-data.ts';

const route = getRouteApi('/$authority/schools/$urn/category');

export function CategoryAddPage() {
  const { authority, urn } = route.useParams();
  const school = useQuery(schoolQuery(authority, urn));
  const params = { authority, urn };
  return (
    <Page
      title="Give a category"
      caption={school.data?.name}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/schools" params={{ authority }} key="schools">
          Schools
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/schools/$urn" params={params} key="school">
          {school.data?.name ?? 'School'}
        </Link>,
      ]}
    >
      <Loaded query={school} waiting={<GreyLines lines={8} />}>
        {(view) =>
          view.can.addCategory ? (
            <Scheme school={view} authority={authority} />
          ) : (
            <NotAllowedWords>
              Editors who are cleared for restricted matter about schools give categories.
            </NotAllowedWords>
          )
        }
      </Loaded>
    </Page>
  );
}

function Scheme({ school, authority }: { school: SchoolView; authority: string }) {
  const categories = useQuery(categoriesQuery(authority, school.urn));
  return (
    <Loaded query={categories} waiting={<GreyLines lines={8} />}>
      {({ scheme }) =>
        scheme === null ? (
          <p className="govuk-body">This authority has no scheme of categories.</p>
        ) : (
          <CategoryForm scheme={scheme} school={school} authority={authority} />
        )
      }
    </Loaded>
  );
}

interface FormProps {
  scheme: CategoryScheme;
  school: SchoolView;
  authority: string;
}

function CategoryForm({ scheme, school, authority }: FormProps) {
  const navigate = useNavigate();
  const tell = useNotices();
  const refresh = useRefresh(authority);
  const params = { authority, urn: school.urn };
  return (
    <Form
      schema={CategoryDraft}
      initial={{ urn: school.urn, category: null, from: today(), reasons: '' }}
      submit="Give this category"
      cancel={
        <Link className="govuk-link" to="/$authority/schools/$urn" params={params}>
          Cancel
        </Link>
      }
      onSubmit={async (value, how) => {
        await api.addCategory(authority, value, how);
        tell({ words: 'The category was recorded. The one before it stays in the history.' });
        await refresh();
        await navigate({ to: '/$authority/schools/$urn', params });
      }}
    >
      <Radios
        name="category"
        label={scheme.name}
        choices={scheme.categories
          .toSorted((a, b) => a.severity - b.severity)
          .map((each) => ({
            value: each.key,
            label: <CategoryTag meaning={each} category={each.key} />,
            hint: `${each.definition}. ${concernWords[each.concern]}.`,
          }))}
      />
      <TextArea
        name="reasons"
        label="Reasons"
        hint="The evidence it rests on, such as results, inspections and notes of visit"
        rows={6}
      />
      <DateField name="from" label="From when is it so?" hint="Today or an earlier date. For example, 27 3 2026" />
    </Form>
  );
}
