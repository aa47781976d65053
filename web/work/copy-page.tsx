import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { PlanId } from '#shared/ids.ts';
import type { PlanCopy } from '#shared/work/copy-schema.ts';
import { useRefresh } from '../ui/use-refresh.ts';
import { copiedInWords } from './copy-words.ts';
import { PlanWorkPage, WorkFailed } from './plan-work-page.tsx';
import { WorkProgress } from './progress-bar.tsx';
import { copyQuery, isUnderWay } from './work-data.ts';

const route = getRouteApi('/$authority/copies/$copy');

/** How far the copying of a plan is; one can leave it. */
export function CopyPage() {
  const { authority, copy: id } = route.useParams();
  const work = useQuery(copyQuery(authority, id));
  return (
    <PlanWorkPage
      title="Copy of a plan"
      caption={work.data?.title}
      plan="The plan it is copied from"
      {...{ authority, work }}
    >
      {(data) => <CopyState work={data} authority={authority} />}
    </PlanWorkPage>
  );
}

function CopyState({ work, authority }: { work: PlanCopy; authority: string }) {
  if (isUnderWay(work.state)) return <WorkProgress progress={work.progress} words="The plan is being copied." />;
  if (work.made === null || work.counts === null) {
    return (
      <WorkFailed heading="The plan could not be copied" problems={work.problems}>
        <Link className="govuk-link" to="/$authority/plans" params={{ authority }}>
          Go back to the plans
        </Link>
      </WorkFailed>
    );
  }
  return <Copied title={work.title} made={work.made} counts={work.counts} authority={authority} />;
}

type CopiedProps = { title: string; made: PlanId; counts: NonNullable<PlanCopy['counts']>; authority: string };

function Copied({ title, made, counts, authority }: CopiedProps) {
  const refresh = useRefresh(authority);
  // The plan it was copied from has a link more, and the list a plan.
  useEffect(() => {
    void refresh();
  }, [refresh]);
  const params = { authority, plan: made };
  return (
    <div className="pb-text">
      <p className="govuk-body" role="status">
        “{title}” is there. {copiedInWords(counts).join(' ')}
      </p>
      <Link className="govuk-button" to="/$authority/plans/$plan" params={params}>
        Open the new plan
      </Link>
      <p className="govuk-body">
        Not what you wanted?{' '}
        <Link className="govuk-link" to="/$authority/plans/$plan/change" params={params}>
          Remove the new plan
        </Link>
        ; the one it was copied from stays as it is.
      </p>
    </div>
  );
}
