import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Consultation } from '#shared/consultations/schema.ts';
import { Tag } from '../boards/tag.tsx';
import { inWords } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { listed } from '../ui/words.ts';
import { consultationsQuery } from './consultation-data.ts';
import { standsInWords, stateTags } from './consultation-words.ts';

const route = getRouteApi('/$authority/consultations');

/** Drafts that are out for comments, and those that were. */
export function ConsultationsPage() {
  const { authority } = route.useParams();
  const consultations = useQuery(consultationsQuery(authority));
  const open = (
    <Link className="govuk-button" to="/$authority/consultations/new" params={{ authority }}>
      Open a consultation
    </Link>
  );
  return (
    <Page
      title="Consultations"
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans" params={{ authority }} key="plans">
          Plans
        </Link>,
      ]}
      buttons={consultations.data?.can.open && consultations.data.items.length > 0 && open}
    >
      <Loaded query={consultations} waiting={<GreyLines lines={6} />}>
        {({ items, can }) =>
          items.length === 0 ? (
            <EmptyState title="No draft is out for comments" next={can.open ? open : undefined}>
              A plan can be put out for comments as it stands, to officers, the members of a board, a partnership or
              everyone, until a closing date. Their comments and your answers are kept here.
            </EmptyState>
          ) : (
            <ul className="pb-waiting">
              {items.map((each) => (
                <Line consultation={each} authority={authority} key={each.id} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

function Line({ consultation, authority }: { consultation: Consultation; authority: string }) {
  const { id, title, planTitle, state, audiences, openedAt } = consultation;
  const asked = audiences.map(({ name }) => name);
  return (
    <li className="pb-plan-line">
      <h2 className="govuk-heading-s pb-plan-line__title">
        <Link
          className="govuk-link"
          to="/$authority/consultations/$consultation"
          params={{ authority, consultation: id }}
        >
          {title}
        </Link>
      </h2>
      <p className="pb-waiting__line">
        {planTitle} · opened {inWords(openedAt.slice(0, 10))} · {asked.length === 0 ? 'officers alone' : listed(asked)}
      </p>
      <p className="pb-waiting__line">
        <Tag tag={stateTags[state]} /> {standsInWords(consultation)}
      </p>
    </li>
  );
}
