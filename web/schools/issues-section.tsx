import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { IssueLine } from '#shared/schools/issue.ts';
import type { SchoolView } from '#shared/schools/schema.ts';
import { useNames } from '../authorities/place.ts';
import { instantInWords, inWords } from '../ui/dates.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { issuesQuery } from './school-data.ts';

interface SectionProps {
  school: SchoolView;
  authority: string;
}

/** Restricted: what was issued to the school's head and governors, by whom and when. */
export function IssuesSection({ school, authority }: SectionProps) {
  const issues = useQuery(issuesQuery({ authority, urn: school.urn }));
  const params = { authority, urn: school.urn };
  return (
    <div className="pb-restricted">
      <p className="govuk-body pb-small">
        Restricted: people cleared for schools see this, and the school’s head and governors what is issued.
      </p>
      <Loaded query={issues} waiting={<GreyLines lines={3} />}>
        {({ items, can }) => (
          <>
            {items.length === 0 ? (
              <p className="govuk-body">Nothing has been issued to this school yet.</p>
            ) : (
              <ul className="pb-waiting">
                {items.map((issue) => (
                  <Line key={issue.id} issue={issue} params={params} />
                ))}
              </ul>
            )}
            {can.issue && (
              <Link
                className="govuk-button govuk-button--secondary pb-no-print"
                to="/$authority/schools/$urn/issue"
                params={params}
              >
                Issue this school’s page
              </Link>
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Line({ issue, params }: { issue: IssueLine; params: { authority: string; urn: string } }) {
  const names = useNames(params.authority);
  return (
    <li className="pb-plan-line">
      <h3 className="govuk-heading-s pb-plan-line__title">
        <Link
          className="govuk-link"
          to="/$authority/schools/$urn/issues/$issue"
          params={{ ...params, issue: issue.id }}
        >
          {issue.label}
        </Link>
      </h3>
      <p className="pb-waiting__line">
        Issued by {names(issue.by)}, {instantInWords(issue.issuedAt)} · {standing(issue, names)}
      </p>
    </li>
  );
}

/** How it stands with an issue, in words. */
export function standing({ state, withdrawn, until }: IssueLine, names: (person: string) => string): string {
  if (withdrawn !== null) {
    return `withdrawn by ${names(withdrawn.by)}, ${instantInWords(withdrawn.at)}: ${withdrawn.why}`;
  }
  if (state === 'past') return `no longer shown since ${inWords(until)}`;
  return state === 'issued'
    ? `the school sees it, until ${inWords(until)}`
    : 'an earlier issue; the school can read it';
}
