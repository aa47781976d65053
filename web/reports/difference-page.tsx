import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { PlanId } from '#shared/ids.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import type { DifferenceQuery, ReportFormat } from '#shared/reports/schema.ts';
import type { ExportDraft } from '#shared/work/schema.ts';
import { planCrumb } from '../cycles/cycle-words.tsx';
import { planQuery } from '../plans/plan-data.ts';
import { endOfDay } from '../ui/dates.ts';
import { GreyTable, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { DownloadAs } from '../work/download-as.tsx';
import { DifferenceForm } from './difference-form.tsx';
import { differenceQuery } from './report-data.ts';
import type { DifferenceSearch } from './report-search.ts';
import { ReportView } from './report-view.tsx';

const route = getRouteApi('/$authority/plans/$plan/difference');

/** What changed in a plan between two days: the first since it was agreed, the second today, until others are chosen. */
export function DifferencePage() {
  const place = route.useParams();
  const search = route.useSearch();
  const plan = useQuery(planQuery(place));
  return (
    <Page
      title="What changed"
      heading={plan.data === undefined ? 'What changed' : `What changed in ${plan.data.title}`}
      crumbs={[planCrumb(place, plan.data?.title)]}
      buttons={
        <button className="govuk-button govuk-button--secondary" type="button" onClick={() => window.print()}>
          Print
        </button>
      }
      wide
    >
      <Loaded query={plan} waiting={<GreyTable rows={8} columns={4} />}>
        {(data) => <Difference plan={data} search={search} authority={place.authority} />}
      </Loaded>
    </Page>
  );
}

interface DifferenceProps {
  plan: PlanView;
  search: DifferenceSearch;
  authority: string;
}

function Difference({ plan, search, authority }: DifferenceProps) {
  const place = { authority, plan: plan.id };
  const asked = { ...search, from: search.from ?? plan.agreedOn };
  const found = useQuery(differenceQuery(place, queryOf(asked)));
  return (
    <>
      <DifferenceForm key={JSON.stringify(asked)} asked={asked} stops={plan.stops} />
      <Loaded query={found} waiting={<GreyTable rows={8} columns={4} />}>
        {(document) => (
          <>
            <DownloadAs authority={authority} draft={(format) => draftOf(plan.id, asked, format)} />
            <p className="govuk-body govuk-!-font-weight-bold" role="status">
              {document.subtitle}
            </p>
            <ReportView document={document} place={place} />
          </>
        )}
      </Loaded>
    </>
  );
}

export type Asked = DifferenceSearch & { from: string };

function queryOf({ from, to, fromKnown, toKnown }: Asked): DifferenceQuery {
  return {
    from,
    ...(to !== undefined && { to }),
    ...(fromKnown !== undefined && { fromKnownAt: endOfDay(fromKnown) }),
    ...(toKnown !== undefined && { toKnownAt: endOfDay(toKnown) }),
  };
}

function draftOf(plan: PlanId, asked: Asked, format: ReportFormat): ExportDraft {
  const known = (date: string | undefined) => (date === undefined ? null : endOfDay(date));
  const from = { asAt: asked.from, knownAt: known(asked.fromKnown) };
  return { kind: 'difference', plan, format, from, to: { asAt: asked.to ?? null, knownAt: known(asked.toKnown) } };
}
