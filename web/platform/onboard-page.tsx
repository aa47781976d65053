import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { registeredUnder } from '#shared/authorities/register.ts';
import { statusSchemes } from '#shared/plans/status-schemes.ts';
import { shippedShapes } from '#shared/plans/templates.ts';
import { OnboardingDraft, type OnboardingStarted } from '#shared/platform/schema.ts';
import { platformApi } from '../api/platform.ts';
import { kindNames } from '../boards/board-words.ts';
import { CodeToGive } from '../people/code-to-give.tsx';
import { Radios, Select, TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { textAt, type Values } from '../ui/form-values.ts';
import { Page } from '../ui/page.tsx';
import { PeopleRows } from './people-rows.tsx';
import { directoryQuery, standingQuery } from './platform-data.ts';
import { Tasks } from './task-list.tsx';

const crumbs = [
  <Link className="govuk-breadcrumbs__link" to="/platform" key="platform">
    Authorities on Placeboard
  </Link>,
];

const boardKinds = Object.entries(kindNames).map(([value, label]) => ({ value, label }));
const nothing = {
  ...{ dfeCode: '', shape: 'seven-columns', statuses: 'brag' },
  board: { name: '', kind: 'strategic', purpose: '' },
  administrator: { name: '', email: '' },
  people: [],
};

export function OnboardPage() {
  const client = useQueryClient();
  const [started, setStarted] = useState<OnboardingStarted | null>(null);
  if (started !== null) return <Started started={started} />;
  return (
    <Page title="Onboard an authority" crumbs={crumbs}>
      <p className="govuk-body">
        You say who the authority is and who administers it. You get no seat in it, but for the check before anybody is
        let in.
      </p>
      <Form
        schema={OnboardingDraft}
        initial={nothing}
        draft="platform.onboard"
        submit="Onboard this authority"
        cancel={
          <Link className="govuk-link" to="/platform">
            Cancel
          </Link>
        }
        onSubmit={async (value, how) => {
          const answer = await platformApi.onboard(value, how);
          await client.invalidateQueries({ queryKey: directoryQuery.queryKey });
          setStarted(answer);
        }}
      >
        {(values) => <Answers values={values} />}
      </Form>
    </Page>
  );
}

function Answers({ values }: { values: Values }) {
  return (
    <>
      <TextField name="dfeCode" label="DfE code" hint="Three figures, like 852" width="4" autoComplete="off" />
      <Register code={textAt(values, 'dfeCode')} />
      <Radios
        name="shape"
        label="Plan shape that comes first"
        hint="The others are there too, and the authority can change the words of all of them"
        choices={shippedShapes.map(({ key, name, levels }) => ({
          ...{ value: key, label: name, hint: levels.map((level) => level.plural).join(', ') },
        }))}
      />
      <Radios
        name="statuses"
        label="Statuses of actions"
        choices={statusSchemes.map(({ key, name, statuses }) => ({
          ...{ value: key, label: name, hint: statuses.map(({ label }) => label).join(', ') },
        }))}
      />
      <h2 className="govuk-heading-m">First board</h2>
      <TextField name="board.name" label="Name of the board" autoComplete="off" />
      <Select name="board.kind" label="What kind of board it is" choices={boardKinds} />
      <TextArea name="board.purpose" label="What it is for (optional)" rows={3} />
      <h2 className="govuk-heading-m">First administrator</h2>
      <p className="govuk-body">They get a one-time code from you, and invite everyone else.</p>
      <TextField name="administrator.name" label="Name" autoComplete="off" spellCheck={false} />
      <TextField name="administrator.email" label="Email address" type="email" autoComplete="off" spellCheck={false} />
      <PeopleRows />
    </>
  );
}

/** What the code stands for, before anything is sent. */
function Register({ code }: { code: string }) {
  const found = registeredUnder(code.trim());
  return (
    <div role="status">
      {found !== null && (
        <p className="govuk-inset-text">
          {found.name}, {found.kind.toLowerCase()} in {found.region} ({found.gssCode})
        </p>
      )}
    </div>
  );
}

function Started({ started: { authority, onboarding, code } }: { started: OnboardingStarted }) {
  const { data } = useQuery(standingQuery(authority.id));
  const shown = data ?? { authority, onboarding };
  const toAuthority = (
    <Link className="govuk-button" to="/platform/$place" params={{ place: authority.id }}>
      {code === null ? `Go to ${authority.name}` : 'I have kept the code'}
    </Link>
  );
  return (
    <Page title={`Onboarding ${authority.name}`} crumbs={crumbs}>
      {code === null || onboarding === null ? (
        <>
          <p className="govuk-body">
            {authority.name} was onboarded with these answers before. Nothing was doubled, and the code was shown then.
          </p>
          {toAuthority}
        </>
      ) : (
        <CodeToGive
          code={code}
          name={onboarding.administrator.name}
          expiresAt={onboarding.code.expiresAt}
          buttons={toAuthority}
        >
          It works as soon as {authority.name} is live. They sign in to Placeboard, choose “enter the code of your
          invitation” and enter it.
        </CodeToGive>
      )}
      <h2 className="govuk-heading-m">How far it is</h2>
      {shown.onboarding !== null && <Tasks authority={shown.authority} onboarding={shown.onboarding} />}
    </Page>
  );
}
