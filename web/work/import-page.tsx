import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Import } from '#shared/work/schema.ts';
import { homeQuery } from '../authorities/place.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { ImportCheck } from './import-check.tsx';
import { ImportEnd } from './import-end.tsx';
import { ImportFile } from './import-file.tsx';
import { ImportFound } from './import-found.tsx';
import { ImportMapping } from './import-mapping.tsx';
import { ImportSteps } from './import-steps.tsx';
import { WorkProgress } from './progress-bar.tsx';
import { importQuery, isUnderWay } from './work-data.ts';

const newRoute = getRouteApi('/$authority/imports/new');
const route = getRouteApi('/$authority/imports/$import');

interface FrameProps {
  authority: string;
  into: string | null | undefined;
  children: ReactNode;
}

function Frame({ authority, into, children }: FrameProps) {
  return (
    <Page
      title={into ? 'Bring in a changed file' : 'Bring in a plan'}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans" params={{ authority }} key="plans">
          Plans
        </Link>,
        ...(into
          ? [
              <Link
                className="govuk-breadcrumbs__link"
                to="/$authority/plans/$plan"
                params={{ authority, plan: into }}
                key="plan"
              >
                The plan
              </Link>,
            ]
          : []),
      ]}
      wide
    >
      {children}
    </Page>
  );
}

export function ImportNewPage() {
  const { authority } = newRoute.useParams();
  const { into } = newRoute.useSearch();
  const home = useQuery(homeQuery(authority));
  return (
    <Frame authority={authority} into={into}>
      <Loaded query={home} waiting={<GreyLines lines={5} />}>
        {({ can }) =>
          can.importPlan ? (
            <>
              <ImportSteps work={null} />
              <ImportFile authority={authority} into={into} />
            </>
          ) : (
            <NotAllowedWords>Editors and administrators bring in plans.</NotAllowedWords>
          )
        }
      </Loaded>
    </Frame>
  );
}

export function ImportPage() {
  const { authority, import: id } = route.useParams();
  const work = useQuery(importQuery(authority, id));
  return (
    <Frame authority={authority} into={work.data?.into}>
      <Loaded query={work} waiting={<GreyLines lines={8} />}>
        {(data) => (
          <>
            <ImportSteps work={data} />
            <ImportContent work={data} authority={authority} />
          </>
        )}
      </Loaded>
    </Frame>
  );
}

const underWayWords: Partial<Record<Import['state'], string>> = {
  queued: 'The file waits to be read.',
  running: 'The file is being read.',
  committing: 'The plan is being put in.',
};

function ImportContent({ work, authority }: { work: Import; authority: string }) {
  if (isUnderWay(work.state)) {
    return <WorkProgress progress={work.progress} words={underWayWords[work.state] ?? 'It is under way.'} />;
  }
  if (work.state !== 'ready') return <ImportEnd work={work} authority={authority} />;
  return (
    <>
      <ImportFound work={work} authority={authority} />
      <ImportMapping key={JSON.stringify(work.mapping)} work={work} authority={authority} />
      <ImportCheck work={work} authority={authority} />
    </>
  );
}
