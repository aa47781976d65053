import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { StrandView } from '#shared/plans/strands.ts';
import { LinkList } from '../plans/links/links-section.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { kindNames } from './strand-words.ts';
import { strandQuery } from './strands-data.ts';

const route = getRouteApi('/$authority/strands/$strand');

/** A strand: what it is, what was handed over to it, and what refers to it. */
export function StrandPage() {
  const { authority, strand } = route.useParams();
  const view = useQuery(strandQuery(authority, strand));
  return (
    <Page
      title="Strand"
      heading={view.data?.strand.name ?? 'Strand'}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans" params={{ authority }} key="plans">
          Plans
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/strands" params={{ authority }} key="strands">
          Strands and strategies
        </Link>,
      ]}
    >
      <Loaded query={view} waiting={<GreyLines lines={6} />}>
        {(data) => <About view={data} authority={authority} />}
      </Loaded>
    </Page>
  );
}

function About({ view, authority }: { view: StrandView; authority: string }) {
  const { kind, about, href, retired } = view.strand;
  return (
    <>
      <p className="govuk-body">
        {kindNames[kind].one} {retired && <strong className="pb-parts__tag">Ended</strong>}
      </p>
      {retired && <p className="govuk-body pb-text">It has ended: nothing more goes to it. What did stays here.</p>}
      {about !== '' && <p className="govuk-body pb-text pb-words">{about}</p>}
      {href !== undefined && (
        <p className="govuk-body">
          <a className="govuk-link" href={href} rel="noreferrer">
            Read it where it is published
          </a>
        </p>
      )}
      <h2 className="govuk-heading-m" id="links">
        What leads to it
      </h2>
      {view.links.length === 0 ? (
        <p className="govuk-body pb-text">
          Nothing yet. An action that is handed over to it, and each row that refers to it, will stand here with the
          plan it comes from.
        </p>
      ) : (
        <LinkList links={view.links} authority={authority} />
      )}
    </>
  );
}
