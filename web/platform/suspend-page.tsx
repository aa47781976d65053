import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import * as z from 'zod';
import { daysAfter } from '#shared/calendar.ts';
import { type PlatformAuthority, SuspensionDraft } from '#shared/platform/schema.ts';
import { platformApi } from '../api/platform.ts';
import { inWords, today } from '../ui/dates.ts';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { textAt } from '../ui/form-values.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { directoryQuery, standingQuery } from './platform-data.ts';

const route = getRouteApi('/platform/$place/suspend');

export function SuspendPage() {
  const { place } = route.useParams();
  const standing = useQuery(standingQuery(place));
  const name = standing.data?.authority.name ?? '';
  return (
    <Page
      title={name === '' ? 'Suspend an authority' : `Suspend ${name}`}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/platform" key="platform">
          Authorities on Placeboard
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/platform/$place" params={{ place }} key="place">
          {name}
        </Link>,
      ]}
    >
      <Loaded query={standing} waiting={<GreyLines lines={6} />}>
        {({ authority }) =>
          authority.can.suspend ? (
            <SuspendForm authority={authority} />
          ) : (
            <p className="govuk-body">{authority.name} cannot be suspended now: it is not live.</p>
          )
        }
      </Loaded>
    </Page>
  );
}

const days = /^\d{1,3}$/;

/** The name is asked for, because so much stops working at once. */
const formFor = (name: string) =>
  z.strictObject({
    days: z
      .string()
      .trim()
      .regex(days, 'Enter for how many days it can still be read, like 30')
      .refine((text) => SuspensionDraft.shape.days.safeParse(Number(text)).success, 'Enter 0 to 366 days'),
    why: SuspensionDraft.shape.why,
    name: z
      .string()
      .trim()
      .refine((text) => text.toLowerCase() === name.toLowerCase(), `Enter the name of the authority: ${name}`),
  });

function SuspendForm({ authority }: { authority: PlatformAuthority }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const tell = useNotices();
  const schema = useMemo(() => formFor(authority.name), [authority.name]);
  return (
    <Form
      schema={schema}
      initial={{ days: '30', why: '', name: '' }}
      submit={`Suspend ${authority.name}`}
      cancel={
        <Link className="govuk-link" to="/platform/$place" params={{ place: authority.id }}>
          Cancel
        </Link>
      }
      onSubmit={async (value, { key }) => {
        const asked = { days: Number(value.days), why: value.why };
        const view = await platformApi.suspend(authority.id, asked, { version: authority.version, key });
        client.setQueryData(standingQuery(authority.id).queryKey, view);
        await client.invalidateQueries({ queryKey: directoryQuery.queryKey });
        tell({ words: `${authority.name} is suspended.` });
        await navigate({ to: '/platform/$place', params: { place: authority.id } });
      }}
      onConflict={async () => client.invalidateQueries({ queryKey: directoryQuery.queryKey })}
    >
      {(values) => (
        <>
          <WhatHappens name={authority.name} days={textAt(values, 'days').trim()} />
          <TextField name="days" label="For how many days it can still be read" width="4" autoComplete="off" />
          <TextField name="why" label="Why" hint="Its people read this" autoComplete="off" />
          <TextField name="name" label={`Enter “${authority.name}” to confirm`} autoComplete="off" spellCheck={false} />
        </>
      )}
    </Form>
  );
}

function WhatHappens({ name, days: text }: { name: string; days: string }) {
  const closesOn = days.test(text) ? daysAfter(today(), Number(text)) : null;
  return (
    <>
      <p className="govuk-body">What will happen:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>From now on nobody in {name} can change anything. They are told since when and why, on every page.</li>
        <li>They can read everything and take copies of their plans until it closes.</li>
        {closesOn !== null && <li>From {inWords(closesOn)} on they are shown only that it is closed.</li>}
        <li>What {name} shares and publishes stays in sight until then, with a notice, and is gone when it closes.</li>
        <li>Nothing is lost. When you end the suspension, everything is as it was.</li>
      </ul>
    </>
  );
}
