import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Export } from '#shared/work/schema.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { exportInWords, formatNames } from './export-words.ts';
import { WorkProgress } from './progress-bar.tsx';
import { exportQuery, isUnderWay } from './work-data.ts';

const route = getRouteApi('/$authority/exports/$export');

export function ExportPage() {
  const { authority, export: id } = route.useParams();
  const work = useQuery(exportQuery(authority, id));
  return (
    <Page
      title="Download a file"
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans" params={{ authority }} key="plans">
          Plans
        </Link>,
        ...(work.data === undefined
          ? []
          : [
              <Link
                className="govuk-breadcrumbs__link"
                to="/$authority/plans/$plan"
                params={{ authority, plan: work.data.plan }}
                key="plan"
              >
                The plan
              </Link>,
            ]),
      ]}
    >
      <Loaded query={work} waiting={<GreyLines lines={4} />}>
        {(data) => <ExportState work={data} renew={() => void work.refetch()} authority={authority} />}
      </Loaded>
    </Page>
  );
}

function ExportState({ work, renew, authority }: { work: Export; renew: () => void; authority: string }) {
  if (isUnderWay(work.state)) return <WorkProgress progress={work.progress} words="The file is being made." />;
  if (work.href === null) {
    return (
      <div className="pb-trouble">
        <h2 className="govuk-heading-m">The file could not be made</h2>
        {work.problems.map(({ detail }) => (
          <p className="govuk-body" key={detail}>
            {detail}
          </p>
        ))}
        <p className="govuk-body">
          <Link className="govuk-link" to="/$authority/plans/$plan" params={{ authority, plan: work.plan }}>
            Go back to the plan and ask for it again
          </Link>
        </p>
      </div>
    );
  }
  return (
    <div className="pb-text">
      <p className="govuk-body" role="status">
        The {formatNames[work.format]} file is ready: {exportInWords(work)}.
      </p>
      <a className="govuk-button" href={work.href} download={work.file ?? true}>
        Download {work.file ?? 'the file'}
      </a>
      <p className="govuk-body pb-small">
        The link is good for two minutes.{' '}
        <button className="pb-link-button pb-link-button--small" type="button" onClick={renew}>
          Make a new link
        </button>
      </p>
    </div>
  );
}
