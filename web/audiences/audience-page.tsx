import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { AudienceHome, SharedPlan } from '#shared/audiences/schema.ts';
import { SharedConsultations } from '../consultations/shared-list.tsx';
import { isGone } from '../problems.ts';
import { instantInWords, inWords, today } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { PrintFooter } from '../ui/print-footer.tsx';
import { NotFoundPage } from '../ui/trouble.tsx';
import { AskedOfMe } from './asked-of-me.tsx';
import { audienceQuery, sharedQuery } from './audience-data.ts';
import { BoardMeetings } from './board-meetings.tsx';
import { SharedRows } from './shared-rows.tsx';
import { SuspendedNotice } from './suspended-notice.tsx';

const route = getRouteApi('/audiences/$kind/$id');

/** What authorities show to a partnership, each part under the name of whose it is. */
export function AudiencePage() {
  const place = route.useParams();
  const home = useQuery(audienceQuery(place));
  const shared = useQuery({ ...sharedQuery(place), enabled: place.kind !== 'board' });
  if (isGone(home.error)) return <NotFoundPage />;
  const isBoard = place.kind === 'board';
  const name = home.data?.name ?? (isBoard ? 'Board' : 'Partnership');
  return (
    <Page
      title={name}
      heading={name}
      caption={captionOf(home.data)}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/authorities" key="authorities">
          What you can open
        </Link>,
      ]}
    >
      {home.data?.until && <p className="govuk-body">You are a member until {inWords(home.data.until)}.</p>}
      {isBoard && <AskedOfMe place={place} />}
      <SharedConsultations place={place} />
      {isBoard ? (
        <BoardMeetings place={place} />
      ) : (
        <Loaded query={shared} waiting={<GreyLines lines={8} />}>
          {({ items }) => (items.length === 0 ? <NothingShown /> : <ByAuthority plans={items} />)}
        </Loaded>
      )}
      <PrintFooter words={`${name} · printed on ${inWords(today())}`} />
    </Page>
  );
}

/** A board is one council's; what a partnership is shown stands under the name of whose it is. */
function captionOf(home: AudienceHome | undefined): string {
  const [council] = home?.kind === 'board' ? home.authorities : [];
  return council === undefined ? 'Shared with you as a member' : `Shared with you as a member by ${council.name}`;
}

function NothingShown() {
  return (
    <EmptyState title="Nothing is shared at the moment">
      What councils share with this partnership is shown here until the day they have set, or until they withdraw it.
    </EmptyState>
  );
}

function ByAuthority({ plans }: { plans: readonly SharedPlan[] }) {
  const groups = Array.from(Map.groupBy(plans, ({ authority }) => authority.id));
  return groups.map(([id, own]) => (
    <section className="pb-shared-by pb-reading" aria-labelledby={`by-${id}`} key={id}>
      <h2 className="govuk-heading-m" id={`by-${id}`}>
        {own[0]?.authority.name}
      </h2>
      <SuspendedNotice owners={own.map(({ authority }) => authority)} />
      {own.map((plan) => (
        <SharedPart key={plan.share} plan={plan} />
      ))}
    </section>
  ));
}

function SharedPart({ plan }: { plan: SharedPlan }) {
  return (
    <article className="pb-shared-part" aria-labelledby={`part-${plan.share}`}>
      <h3 className="govuk-heading-s" id={`part-${plan.share}`}>
        {plan.planTitle}
      </h3>
      <p className="pb-shared-part__line">
        <span className="pb-shared-part__owner">{plan.authority.name}</span> · shown until {inWords(plan.until)} · last
        changed {instantInWords(plan.asAt)}
      </p>
      <SharedRows nodes={plan.nodes} fields={plan.fields} />
    </article>
  );
}
