import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Settings } from '#shared/authorities/schema.ts';
import { current } from '#shared/plans/current.ts';
import { statusSchemes } from '#shared/plans/status-schemes.ts';
import type { StatusScheme } from '#shared/vocabulary.ts';
import { settingsQuery } from '../authorities/settings-data.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { listed } from '../ui/words.ts';
import { OfferForm } from './offer-form.tsx';
import { schemeKind } from './offers.ts';
import { RetireOffer } from './retire-offer.tsx';
import { SchemeFields } from './scheme-fields.tsx';
import { settingsCrumbs } from './settings-crumbs.tsx';
import { StartFrom } from './start-from.tsx';

const addRoute = getRouteApi('/$authority/settings/statuses/new');
const changeRoute = getRouteApi('/$authority/settings/statuses/$scheme');
const newKey = 'new-scheme';
const whoChanges = 'Administrators change the statuses of plans.';

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
  const settings = useQuery(settingsQuery(authority));
  return (
    <Page title="Add a status scheme" crumbs={settingsCrumbs(authority)}>
      <Loaded query={settings} waiting={<GreyLines lines={8} />}>
        {(data) => {
          if (!data.can.change) return <NotAllowedWords>{whoChanges}</NotAllowedWords>;
          const started = from === undefined ? null : startingFrom(from, data);
          if (started === null) return <Starts authority={authority} settings={data} />;
          return (
            <OfferForm
              key={from}
              {...{ authority, started, kind: schemeKind, opened: data, own: newKey, submit: 'Add status scheme' }}
            >
              {(name) => <SchemeFields name={name} stood={undefined} />}
            </OfferForm>
          );
        }}
      </Loaded>
    </Page>
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

export function SchemeChangePage() {
  const { authority, scheme: own } = changeRoute.useParams();
  const settings = useQuery(settingsQuery(authority));
  const name = settings.data?.schemes.find(({ key }) => key === own)?.name;
  return (
    <Page title="Change a status scheme" heading={name ?? 'Change a status scheme'} crumbs={settingsCrumbs(authority)}>
      <Loaded query={settings} waiting={<GreyLines lines={8} />}>
        {(data) => {
          if (!data.can.change) return <NotAllowedWords>{whoChanges}</NotAllowedWords>;
          if (!data.schemes.some(({ key }) => key === own))
            return <p className="govuk-body">There is no such status scheme. It may have been removed.</p>;
          return (
            <>
              <p className="govuk-body pb-text">
                Plans made from now on use these words. A plan made before keeps its own, until its layout is changed.
              </p>
              <OfferForm {...{ authority, kind: schemeKind, opened: data, own, submit: 'Save status scheme' }}>
                {(at, stood) => <SchemeFields name={at} stood={stood} />}
              </OfferForm>
              <RetireOffer {...{ authority, kind: schemeKind, settings: data, own }} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
