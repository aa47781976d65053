import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { judgementNames, phaseNames } from '#shared/dashboards/words.ts';
import type { School, SchoolList } from '#shared/schools/schema.ts';
import { inWords } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyTable, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { counted } from '../ui/words.ts';
import { CategoryTag } from './category-tag.tsx';
import { categoriesQuery, currentCategory, governanceNames, schoolsQuery } from './school-data.ts';

const route = getRouteApi('/$authority/schools');

export function SchoolsPage() {
  const { authority } = route.useParams();
  const schools = useQuery(schoolsQuery(authority));
  return (
    <Page title="Schools" wide>
      <Loaded query={schools} waiting={<GreyTable rows={6} columns={5} />}>
        {(list) =>
          list.items.length === 0 ? (
            <EmptyState title="No schools yet">
              Each school of the authority will be listed here with its phase, its pupils and its latest inspection.
            </EmptyState>
          ) : (
            <Schools list={list} authority={authority} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Schools({ list, authority }: { list: SchoolList; authority: string }) {
  const categories = useQuery({ ...categoriesQuery(authority), enabled: list.can.seeCategories });
  const name = categories.data?.scheme?.name;
  return (
    <>
      <p className="govuk-body">
        {counted(list.items.length, 'school')}.{' '}
        {list.can.seeCategories
          ? 'The last column is restricted: only people cleared for schools see it.'
          : 'Categories are restricted to people cleared for schools.'}
      </p>
      <section className="pb-scroll" aria-label="Schools" tabIndex={-1}>
        <table className="govuk-table govuk-table--dense pb-schools">
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              <th className="govuk-table__header" scope="col">
                School
              </th>
              <th className="govuk-table__header" scope="col">
                Phase
              </th>
              <th className="govuk-table__header govuk-table__header--numeric" scope="col">
                Pupils
              </th>
              <th className="govuk-table__header" scope="col">
                Latest inspection
              </th>
              {list.can.seeCategories && (
                <th className="govuk-table__header" scope="col">
                  {name ?? 'Category'} (restricted)
                </th>
              )}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {list.items.map((school) => (
              <tr className="govuk-table__row" key={school.urn}>
                <SchoolCells school={school} authority={authority} />
                {list.can.seeCategories && (
                  <td className="govuk-table__cell">
                    <CategoryCell school={school} authority={authority} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function SchoolCells({ school, authority }: { school: School; authority: string }) {
  const { urn, name, phase, governance, pupils, inspection } = school;
  return (
    <>
      <th className="govuk-table__header" scope="row">
        <Link className="govuk-link" to="/$authority/schools/$urn" params={{ authority, urn }}>
          {name}
        </Link>
      </th>
      <td className="govuk-table__cell">
        {phaseNames[phase]}
        {governance === 'academy' && `, ${governanceNames.academy.toLowerCase()}`}
      </td>
      <td className="govuk-table__cell govuk-table__cell--numeric">
        {pupils === null ? 'Not available' : pupils.count.toLocaleString('en-GB')}
      </td>
      <td className="govuk-table__cell">
        {inspection === null
          ? 'Not inspected yet'
          : `${judgementNames[inspection.judgement]}, ${inWords(inspection.on)}`}
      </td>
    </>
  );
}

function CategoryCell({ school, authority }: { school: School; authority: string }) {
  const categories = useQuery(categoriesQuery(authority));
  if (categories.isError) return <>Could not be loaded</>;
  if (categories.data === undefined) return <>…</>;
  const current = currentCategory(categories.data.items, categories.data.scheme, school.urn);
  if (current === null) return <>No category given</>;
  return <CategoryTag meaning={current.meaning} category={current.given.category} />;
}
