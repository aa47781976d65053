import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Settings } from '#shared/authorities/schema.ts';
import { current } from '#shared/plans/current.ts';
import { statusSchemes } from '#shared/plans/status-schemes.ts';
import type { StatusScheme } from '#shared/vocabulary.ts';
import { statusUsesQuery } from '../authorities/settings-data.ts';
import { listed } from '../ui/words.ts';
import { OfferAddPage, OfferChangePage } from './offer-page.tsx';
import { schemeKind } from './offers.ts';
import { SchemeFields } from './scheme-fields.tsx';
import { StartFrom } from './start-from.tsx';

const addRoute = getRouteApi('/$authority/settings/statuses/new');
const changeRoute = getRouteApi('/$authority/settings/statuses/$scheme');
const newKey = 'new-scheme';
const ofSchemes = {
  kind: schemeKind,
  whoChanges: 'Administrators change the statuses of plans.',
  fields: (name: string, stood: StatusScheme | undefined) => <SchemeFields name={name} stood={stood} />,
};

/** A scheme that comes with the service or is the authority’s own already, as the beginning of another. */
function startingFrom(from: string, { schemes }: Settings): StatusScheme | null {
  const own = schemes.find(({ key }) => `own-${key}` === from);
  const start = own ?? statusSchemes.find(({ key }) => key === from);
  if (start === undefined) return null;
  const taken = schemes.some(({ name }) => name === start.name);
  const name = taken ? `${start.name} (new)`.slice(0, 80) : start.name;
  return { key: newKey, name, statuses: current(start.statuses) };
}

const labelsOf = ({ statuses }: StatusScheme): string => listed(current(statuses).map(({ label }) => label));
const startOf = (key: string, scheme: StatusScheme) => ({ key, name: scheme.name, words: labelsOf(scheme) });

export function SchemeAddPage() {
  const { authority } = addRoute.useParams();
  const { from } = addRoute.useSearch();
  return (
    <OfferAddPage
      {...{ ...ofSchemes, authority, from, startingFrom }}
      title="Add a status scheme"
      submit="Add status scheme"
    >
      {(settings) => <Starts authority={authority} settings={settings} />}
    </OfferAddPage>
  );
}

function Starts({ authority, settings }: { authority: string; settings: Settings }) {
  return (
    <StartFrom
      authority={authority}
      to="/$authority/settings/statuses/new"
      groups={[
        {
          heading: 'Start from a scheme that councils use',
          starts: statusSchemes.map((scheme) => startOf(scheme.key, scheme)),
        },
        {
          heading: 'Start from one of yours',
          starts: settings.schemes.map((scheme) => startOf(`own-${scheme.key}`, scheme)),
        },
      ]}
    />
  );
}

/** The scheme with what updates gave of it: they keep its words whatever is saved here. */
function UsedScheme({ name, stood }: { name: string; stood: StatusScheme | undefined }) {
  const { authority, scheme } = changeRoute.useParams();
  const uses = useQuery(statusUsesQuery(authority));
  return <SchemeFields name={name} stood={stood} uses={uses.data?.schemes[scheme] ?? {}} />;
}

export function SchemeChangePage() {
  const { authority, scheme: own } = changeRoute.useParams();
  return (
    <OfferChangePage
      {...{ ...ofSchemes, authority, own }}
      fields={(name, stood) => <UsedScheme name={name} stood={stood} />}
      title="Change a status scheme"
      submit="Save status scheme"
      gone="There is no such status scheme. It may have been removed."
    >
      Plans made from now on use these words. A plan made before keeps its own, until its layout is changed. What was
      reported before that is read in the words it was reported in, for ever: in the history of an action, in the plan
      as at an earlier date and in locked reports.
    </OfferChangePage>
  );
}
