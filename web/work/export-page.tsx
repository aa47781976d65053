import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Export } from '#shared/work/schema.ts';
import { exportInWords, formatNames } from './export-words.ts';
import { PlanWorkPage, WorkFailed } from './plan-work-page.tsx';
import { WorkProgress } from './progress-bar.tsx';
import { exportQuery, isUnderWay } from './work-data.ts';

const route = getRouteApi('/$authority/exports/$export');

export function ExportPage() {
  const { authority, export: id } = route.useParams();
  const work = useQuery(exportQuery(authority, id));
  return (
    <PlanWorkPage title="Download a file" plan="The plan" {...{ authority, work }}>
      {(data) => <ExportState work={data} renew={() => void work.refetch()} authority={authority} />}
    </PlanWorkPage>
  );
}

function ExportState({ work, renew, authority }: { work: Export; renew: () => void; authority: string }) {
  if (isUnderWay(work.state)) return <WorkProgress progress={work.progress} words="The file is being made." />;
  if (work.href === null) {
    return (
      <WorkFailed heading="The file could not be made" problems={work.problems}>
        <Link className="govuk-link" to="/$authority/plans/$plan" params={{ authority, plan: work.plan }}>
          Go back to the plan and ask for it again
        </Link>
      </WorkFailed>
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
