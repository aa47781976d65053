import { type ReactNode, useId } from 'react';
import { judgementNames, phaseNames } from '#shared/dashboards/words.ts';
import type { SchoolPage } from '#shared/schools/issue.ts';
import { inWords } from '../ui/dates.ts';
import { CategoryTag, concernWords } from './category-tag.tsx';
import { IdentityBar } from './identity-bar.tsx';
import { governanceNames } from './school-data.ts';

/** Under which heading the page stands. */
type Level = 2 | 3;

/** A school's page as its head and governors read it: the same in the preview of whoever issues it. */
export function PageAsIssued({ page, level = 2 }: { page: SchoolPage; level?: Level }) {
  return (
    <div className="pb-issued">
      {page.note !== '' && <p className="govuk-inset-text pb-words">{page.note}</p>}
      <Identity page={page} />
      <Part title="Context" level={level}>
        <p className="govuk-body">
          {page.pupils === null
            ? 'The number of pupils is not available.'
            : `${page.pupils.count.toLocaleString('en-GB')} pupils on roll on ${inWords(page.pupils.on)}.`}
        </p>
      </Part>
      <Part title="Inspections" level={level}>
        <p className="govuk-body">{inspectionInWords(page)}</p>
      </Part>
      <Part title="Category" level={level}>
        <Category page={page} />
      </Part>
      <Part title="Support" level={level}>
        <p className="govuk-body pb-words">
          {page.support === '' ? 'No support beyond the offer to every school is agreed.' : page.support}
        </p>
      </Part>
    </div>
  );
}

function inspectionInWords({ inspection }: SchoolPage): string {
  if (inspection === null) return 'This school has not been inspected yet.';
  const scale = 'Ofsted’s four-point scale, which is not comparable with the report cards given since November 2025';
  return `${judgementNames[inspection.judgement]} for overall effectiveness on ${inWords(inspection.on)}, on ${scale}.`;
}

function Identity({ page }: { page: SchoolPage }) {
  const facts = [
    ['Phase', phaseNames[page.phase]],
    ['Kind', governanceNames[page.governance]],
    ['URN', page.urn],
    ['Issue', page.label],
    ['Issued on', inWords(page.on)],
  ] as const;
  return <IdentityBar facts={facts} />;
}

function Part({ title, level, children }: { title: string; level: Level; children: ReactNode }) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section className="pb-section pb-text" aria-labelledby={id}>
      <Heading className={level === 2 ? 'govuk-heading-m' : 'govuk-heading-s'} id={id}>
        {title}
      </Heading>
      {children}
    </section>
  );
}

function Category({ page: { category } }: { page: SchoolPage }) {
  if (category === null) return <p className="govuk-body">No category has been given to this school.</p>;
  const { scheme, label, definition, concern, from, reasons } = category;
  return (
    <>
      <p className="pb-category">
        <CategoryTag meaning={concern === null ? undefined : { label, concern }} category={label} />
      </p>
      {definition !== null && concern !== null && (
        <p className="govuk-body">
          {definition}. {concernWords[concern]}.
        </p>
      )}
      <p className="govuk-body pb-words">{reasons}</p>
      <p className="pb-waiting__line">
        In this category since {inWords(from)}
        {scheme !== '' && ` · ${scheme}`}
      </p>
    </>
  );
}
