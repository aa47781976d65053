import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { StrandKind } from '#shared/plans/strand.ts';
import type { ListedStrand, StrandList } from '#shared/plans/strands.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { kindNames, leadingInWords } from './strand-words.ts';
import { strandsQuery } from './strands-data.ts';
import { TypedNames } from './typed-names.tsx';

const route = getRouteApi('/$authority/strands');

/** Where actions go that leave a plan, and what rows refer to: in the authority’s own list, and under names that are in none. */
export function StrandsPage() {
  const { authority } = route.useParams();
  const strands = useQuery(strandsQuery(authority));
  return (
    <Page
      title="Strands and strategies"
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans" params={{ authority }} key="plans">
          Plans
        </Link>,
      ]}
      buttons={
        strands.data?.can.change && (
          <Link
            className="govuk-button govuk-button--secondary"
            to="/$authority/settings/strands"
            params={{ authority }}
          >
            Change the list
          </Link>
        )
      }
    >
      <p className="govuk-body pb-text">
        Streams of work, strategies and parts of day-to-day business: actions are handed over to them, and rows of plans
        refer to them.
      </p>
      <Loaded query={strands} waiting={<GreyLines lines={8} />}>
        {(list) => (
          <>
            {list.items.length === 0 ? (
              <NoneYet list={list} authority={authority} />
            ) : (
              <ByKind list={list} authority={authority} />
            )}
            <TypedNames list={list} authority={authority} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface ListProps {
  list: StrandList;
  authority: string;
}

function NoneYet({ list, authority }: ListProps) {
  const add = (
    <Link className="govuk-button" to="/$authority/settings/strands" params={{ authority }}>
      Begin the list
    </Link>
  );
  return (
    <EmptyState title="Nothing in the list yet" next={list.can.change ? add : undefined}>
      Strands, strategies and day-to-day business will be listed here once an administrator adds them.
    </EmptyState>
  );
}

function ByKind({ list, authority }: ListProps) {
  return StrandKind.options.map((kind) => {
    const own = list.items.filter((strand) => strand.kind === kind);
    if (own.length === 0) return null;
    return (
      <section className="pb-section" aria-labelledby={kind} key={kind}>
        <h2 className="govuk-heading-m" id={kind}>
          {kindNames[kind].many}
        </h2>
        <ul className="pb-offers">
          {own.map((strand) => (
            <StrandLine key={strand.key} strand={strand} authority={authority} />
          ))}
        </ul>
      </section>
    );
  });
}

function StrandLine({ strand, authority }: { strand: ListedStrand; authority: string }) {
  const { key, name, about, retired } = strand;
  return (
    <li className="pb-offers__item">
      <h3 className="govuk-heading-s pb-offers__name">
        <Link className="govuk-link" to="/$authority/strands/$strand" params={{ authority, strand: key }}>
          {name}
        </Link>{' '}
        {retired && <strong className="pb-parts__tag">Ended</strong>}
      </h3>
      {about !== '' && <p className="govuk-body pb-offers__words">{about}</p>}
      <p className="pb-waiting__line">{leadingInWords(strand)}</p>
    </li>
  );
}
