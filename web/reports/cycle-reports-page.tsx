import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { CycleId, PlanId } from '#shared/ids.ts';
import type { ReportName } from '#shared/reports/schema.ts';
import type { CyclePlace } from '../api/cycles.ts';
import { cyclesCrumb, planCrumb } from '../cycles/cycle-words.tsx';
import { GreyTable, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { DownloadAs } from '../work/download-as.tsx';
import { CompareWith } from './compare-with.tsx';
import { reportQuery } from './report-data.ts';
import { reportNames } from './report-search.ts';
import { ReportView } from './report-view.tsx';

const route = getRouteApi('/$authority/plans/$plan/cycles/$cycle/report');

/** The reports of a locked cycle, one at a time: to read, to print, to take away. */
export function CycleReportsPage() {
  const place = route.useParams();
  const { report = 'appendix', against } = route.useSearch();
  const shown = useQuery(reportQuery({ ...place, report, against }));
  return (
    <Page
      title={reportNames[report]}
      heading={shown.data?.title ?? 'Reports'}
      caption={shown.data?.subtitle}
      crumbs={[planCrumb(place, shown.data?.title), cyclesCrumb(place)]}
      buttons={
        <button className="govuk-button govuk-button--secondary" type="button" onClick={() => window.print()}>
          Print
        </button>
      }
      past
      wide
    >
      <Choice place={place} chosen={report} />
      <Loaded query={shown} waiting={<GreyTable rows={8} columns={4} />}>
        {(document) => (
          <>
            <Frozen />
            <div className="pb-plan-tools__row pb-no-print">
              {(report === 'summary' || report === 'changes') && (
                <CompareWith place={place} report={report} against={against} />
              )}
              <DownloadAs
                authority={place.authority}
                draft={(format) => ({
                  ...{ kind: 'report', plan: place.plan as PlanId, cycle: place.cycle as CycleId, report, format },
                  against: against ?? null,
                })}
              />
            </div>
            <ReportView document={document} place={{ authority: place.authority, plan: place.plan }} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Frozen() {
  return (
    <div className="pb-past pb-no-print" role="status">
      <p className="pb-past__words">
        <strong>This report is frozen.</strong> It stays as it is, whatever becomes of the plan.
      </p>
    </div>
  );
}

interface ChoiceProps {
  place: CyclePlace;
  chosen: ReportName;
}

function Choice({ place, chosen }: ChoiceProps) {
  return (
    <nav className="moj-sub-navigation pb-no-print" aria-label="Reports of this cycle">
      <ul className="moj-sub-navigation__list">
        {Object.entries(reportNames).map(([name, words]) => (
          <li className="moj-sub-navigation__item" key={name}>
            <Link
              className="moj-sub-navigation__link"
              to="/$authority/plans/$plan/cycles/$cycle/report"
              params={place}
              search={{ report: name as ReportName }}
              aria-current={name === chosen ? 'page' : undefined}
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
