import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Import } from '#shared/work/schema.ts';
import { homeQuery } from '../authorities/place.ts';
import { plansQuery } from '../plans/plan-data.ts';
import { problemInWords } from './import-words.ts';

interface EndProps {
  work: Import;
  authority: string;
}

/** How the import ended: put in, cancelled, refused or failed, and what to do next. */
export function ImportEnd({ work, authority }: EndProps) {
  if (work.state === 'committed') return <Committed work={work} authority={authority} />;
  const again = (
    <Link className="govuk-button" to="/$authority/imports/new" params={{ authority }}>
      Choose another file
    </Link>
  );
  if (work.state === 'cancelled') {
    return (
      <>
        <p className="govuk-body" role="status">
          The import of “{work.file}” was cancelled. Nothing of it was kept.
        </p>
        {again}
      </>
    );
  }
  return (
    <div className="pb-trouble" role="status">
      <h2 className="govuk-heading-m">
        {work.state === 'refused' ? `“${work.file}” could not be read` : 'The import did not finish'}
      </h2>
      {work.problems.length === 0 ? (
        <p className="govuk-body">Something went wrong on our side. Try again in a few minutes.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {work.problems.map((problem) => (
            <li key={problemInWords(problem, work.sheets)}>{problemInWords(problem, work.sheets)}</li>
          ))}
        </ul>
      )}
      <p className="govuk-body">Nothing of it was kept.</p>
      {again}
    </div>
  );
}

function Committed({ work, authority }: EndProps) {
  const client = useQueryClient();
  useEffect(() => {
    void client.invalidateQueries({ queryKey: plansQuery(authority).queryKey });
    void client.invalidateQueries({ queryKey: homeQuery(authority).queryKey });
    if (work.plan !== null) void client.invalidateQueries({ queryKey: [authority, 'plan', work.plan] });
  }, [client, authority, work.plan]);
  return (
    <>
      <div className="govuk-panel govuk-panel--confirmation pb-panel" role="status">
        <h2 className="govuk-panel__title">{work.into === null ? 'The plan is in' : 'The plan is up to date'}</h2>
        <div className="govuk-panel__body">{work.mapping?.title}</div>
      </div>
      {work.plan !== null && (
        <Link className="govuk-button" to="/$authority/plans/$plan" params={{ authority, plan: work.plan }}>
          Open the plan
        </Link>
      )}
      {work.into === null && (
        <p className="govuk-body">Next, give its actions their owners, so that each finds them waiting.</p>
      )}
    </>
  );
}
