import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Cycle } from '#shared/cycles/schema.ts';
import type { CycleList } from '#shared/cycles/views.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyTable, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { cyclesQuery } from './cycle-data.ts';
import { CycleFacts, planCrumb } from './cycle-words.tsx';

const route = getRouteApi('/$authority/plans/$plan/cycles');

/** The rounds in which a plan was reported on, newest first. */
export function CyclesPage() {
  const place = route.useParams();
  const cycles = useQuery(cyclesQuery(place));
  return (
    <Page
      title="Update cycles"
      caption={cycles.data?.plan.title}
      crumbs={[planCrumb(place, cycles.data?.plan.title)]}
      buttons={cycles.data?.can.open === true && cycles.data.items.length > 0 && <OpenButton place={place} />}
    >
      <Loaded query={cycles} waiting={<GreyTable rows={3} columns={2} />}>
        {(list) => <CycleLines list={list} place={place} />}
      </Loaded>
    </Page>
  );
}

interface LinesProps {
  list: CycleList;
  place: { authority: string; plan: string };
}

function CycleLines({ list, place }: LinesProps) {
  if (list.items.length === 0) {
    return (
      <EmptyState title="No update cycle yet" next={list.can.open ? <OpenButton place={place} /> : undefined}>
        A cycle asks every owner for their update by a date, and freezes what was reported when it is locked.
      </EmptyState>
    );
  }
  return (
    <ul className="pb-waiting">
      {list.items.map((cycle) => (
        <CycleLine key={cycle.id} cycle={cycle} place={place} />
      ))}
    </ul>
  );
}

function CycleLine({ cycle, place }: { cycle: Cycle; place: LinesProps['place'] }) {
  const { locked } = cycle;
  const params = { ...place, cycle: cycle.id };
  return (
    <li className="pb-waiting__item">
      <div className="pb-waiting__words">
        <h2 className="govuk-heading-s pb-plan-line__title">
          <Link className="govuk-link" to="/$authority/plans/$plan/cycles/$cycle" params={params}>
            {cycle.name}
          </Link>
        </h2>
        <CycleFacts cycle={cycle} />
        {locked !== null && (
          <p className="pb-waiting__line">
            {locked.counts.actions - locked.counts.noUpdate} of {locked.counts.actions} actions reported
          </p>
        )}
      </div>
      {locked === null ? (
        <strong className="govuk-tag govuk-tag--blue">Open</strong>
      ) : (
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/plans/$plan/cycles/$cycle/report"
          params={params}
        >
          Read the reports<span className="govuk-visually-hidden"> of {cycle.name}</span>
        </Link>
      )}
    </li>
  );
}

function OpenButton({ place }: { place: LinesProps['place'] }) {
  return (
    <Link className="govuk-button" to="/$authority/plans/$plan/cycles/open" params={place}>
      Open a cycle
    </Link>
  );
}
