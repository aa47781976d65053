import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { lastDayToRead } from '#shared/authorities/standing.ts';
import {
  type NewCode,
  type PlatformAuthority,
  type PlatformAuthorityView,
  Resumption,
} from '#shared/platform/schema.ts';
import { platformApi } from '../api/platform.ts';
import { Tag } from '../boards/tag.tsx';
import { CodeToGive } from '../people/code-to-give.tsx';
import { inPlainWords } from '../problems.ts';
import { dayOf, inWords } from '../ui/dates.ts';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { directoryQuery, standingQuery, standingTags } from './platform-data.ts';
import { Tasks } from './task-list.tsx';

const route = getRouteApi('/platform/$place');

export function StandingPage() {
  const { place } = route.useParams();
  const standing = useQuery(standingQuery(place));
  return (
    <Page
      title={standing.data?.authority.name ?? 'An authority'}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/platform" key="platform">
          Authorities on Placeboard
        </Link>,
      ]}
    >
      <Loaded query={standing} waiting={<GreyLines lines={8} />}>
        {(view) => <Standing view={view} />}
      </Loaded>
    </Page>
  );
}

function Standing({ view: { authority, onboarding } }: { view: PlatformAuthorityView }) {
  return (
    <>
      <Facts authority={authority} />
      {authority.can.suspend && (
        <Link
          className="govuk-button govuk-button--secondary"
          to="/platform/$place/suspend"
          params={{ place: authority.id }}
        >
          Suspend {authority.name}
        </Link>
      )}
      {authority.can.resume && <Resume authority={authority} />}
      {onboarding !== null && (
        <>
          <h2 className="govuk-heading-m">Onboarding</h2>
          <Tasks authority={authority} onboarding={onboarding} />
          {authority.can.makeCode && <MakeCode authority={authority} name={onboarding.administrator.name} />}
          {onboarding.code.state === 'refused' && (
            <p className="govuk-body">The first administrator has come in. They invite everyone else.</p>
          )}
        </>
      )}
    </>
  );
}

function Facts({ authority: { dfeCode, gssCode, standing, suspended } }: { authority: PlatformAuthority }) {
  const facts: [string, ReactNode][] = [
    ['How it stands', <Tag key="standing" tag={standingTags[standing]} />],
    ['DfE code', dfeCode ?? 'Not recorded'],
    ['GSS code', gssCode ?? 'Not recorded'],
    ...(suspended === null
      ? []
      : ([
          ['Suspended on', inWords(dayOf(suspended.at))],
          ['Why', suspended.why],
          [
            'Last day it can be read',
            standing === 'closed'
              ? `Past: closed since ${inWords(suspended.closesOn)}`
              : inWords(lastDayToRead(suspended)),
          ],
        ] satisfies [string, ReactNode][])),
  ];
  return (
    <dl className="govuk-summary-list">
      {facts.map(([term, words]) => (
        <div className="govuk-summary-list__row" key={term}>
          <dt className="govuk-summary-list__key">{term}</dt>
          <dd className="govuk-summary-list__value">{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function Resume({ authority }: { authority: PlatformAuthority }) {
  const client = useQueryClient();
  const tell = useNotices();
  return (
    <>
      <h2 className="govuk-heading-m">End the suspension</h2>
      <p className="govuk-body">
        Everything is as it was at once: its people can read and change what they could before.
      </p>
      <Form
        schema={Resumption}
        initial={{ why: '' }}
        submit={`Let ${authority.name} in again`}
        onSubmit={async (value, { key }) => {
          const view = await platformApi.resume(authority.id, value, { version: authority.version, key });
          client.setQueryData(standingQuery(authority.id).queryKey, view);
          await client.invalidateQueries({ queryKey: directoryQuery.queryKey });
          tell({ words: `${authority.name} is live again.` });
        }}
        onConflict={async () => client.invalidateQueries({ queryKey: directoryQuery.queryKey })}
      >
        <TextField name="why" label="Why the suspension ends" autoComplete="off" />
      </Form>
    </>
  );
}

function MakeCode({ authority, name }: { authority: PlatformAuthority; name: string }) {
  const client = useQueryClient();
  const [made, setMade] = useState<NewCode | null>(null);
  const make = useMutation({
    mutationFn: () => platformApi.makeFirstCode(authority.id),
    onSuccess: (code) => {
      setMade(code);
      return client.invalidateQueries({ queryKey: standingQuery(authority.id).queryKey });
    },
  });
  if (made !== null) {
    const kept = (
      <button className="govuk-button" type="button" onClick={() => setMade(null)}>
        I have kept the code
      </button>
    );
    return (
      <CodeToGive code={made.code} name={name} expiresAt={made.expiresAt} buttons={kept}>
        The code from before no longer works. If {name} has come in already, this one does not work either.
      </CodeToGive>
    );
  }
  return (
    <>
      <h2 className="govuk-heading-m">First administrator</h2>
      <p className="govuk-body">If {name} has lost the code, make a new one. It works until they have come in.</p>
      {make.isError && <p className="govuk-body pb-step-failed">{inPlainWords(make.error)}</p>}
      <button className="govuk-button govuk-button--secondary" type="button" onClick={() => make.mutate()}>
        Make a new code
      </button>
    </>
  );
}
