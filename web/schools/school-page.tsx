import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { judgementNames, phaseNames } from '#shared/dashboards/words.ts';
import type { SchoolView } from '#shared/schools/schema.ts';
import { inWords } from '../ui/dates.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { CategorySection } from './category-section.tsx';
import { IdentityBar } from './identity-bar.tsx';
import { IssuesSection } from './issues-section.tsx';
import { governanceNames, schoolQuery } from './school-data.ts';

const route = getRouteApi('/$authority/schools/$urn');

/** One page for a school: who it is, context, inspections and, for those cleared, its category. */
export function SchoolPage() {
  const { authority, urn } = route.useParams();
  const school = useQuery(schoolQuery(authority, urn));
  return (
    <Page
      title={school.data?.name ?? 'School'}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/schools" params={{ authority }} key="schools">
          Schools
        </Link>,
      ]}
    >
      <Loaded query={school} waiting={<GreyLines lines={8} />}>
        {(view) => (
          <>
            <Identity school={view} />
            <Context school={view} />
            <Inspections school={view} />
            <section className="pb-section" aria-labelledby="category">
              <h2 className="govuk-heading-m" id="category">
                Category
              </h2>
              {view.can.seeCategory ? (
                <CategorySection school={view} authority={authority} />
              ) : (
                <NotAllowedWords>
                  The category of a school is restricted to people who are cleared for restricted matter about schools.
                </NotAllowedWords>
              )}
            </section>
            {view.can.seeCategory && (
              <section className="pb-section" aria-labelledby="issues">
                <h2 className="govuk-heading-m" id="issues">
                  Issued to the school
                </h2>
                <IssuesSection school={view} authority={authority} />
              </section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Identity({ school }: { school: SchoolView }) {
  const facts = [
    ['Phase', phaseNames[school.phase]],
    ['Kind', governanceNames[school.governance]],
    ['URN', school.urn],
    [
      'Latest judgement',
      school.inspection === null ? 'Not inspected yet' : judgementNames[school.inspection.judgement],
    ],
  ] as const;
  return <IdentityBar facts={facts} />;
}

function Context({ school }: { school: SchoolView }) {
  return (
    <section className="pb-section" aria-labelledby="context">
      <h2 className="govuk-heading-m" id="context">
        Context
      </h2>
      <p className="govuk-body pb-text">
        {school.pupils === null
          ? 'The number of pupils is not available.'
          : `${school.pupils.count.toLocaleString('en-GB')} pupils on roll on ${inWords(school.pupils.on)}.`}
      </p>
    </section>
  );
}

function Inspections({ school }: { school: SchoolView }) {
  return (
    <section className="pb-section" aria-labelledby="inspections">
      <h2 className="govuk-heading-m" id="inspections">
        Inspections
      </h2>
      {school.inspection === null ? (
        <p className="govuk-body">This school has not been inspected yet.</p>
      ) : (
        <p className="govuk-body pb-text">
          {judgementNames[school.inspection.judgement]} for overall effectiveness on {inWords(school.inspection.on)}, on
          Ofsted’s four-point scale, which is not comparable with the report cards given since November 2025.
        </p>
      )}
    </section>
  );
}
