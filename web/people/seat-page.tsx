import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Seat, SeatChange, SeatEnd } from '#shared/people/schema.ts';
import { api } from '../api.ts';
import { compartmentNames, roleNames } from '../authorities/names.ts';
import { ConflictPanel, type Side } from '../ui/conflict-panel.tsx';
import { inWords } from '../ui/dates.ts';
import { Form } from '../ui/form.tsx';
import type { Submission } from '../ui/form-state.ts';
import type { Values } from '../ui/form-values.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { NotFoundPage } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { type Clash, useVersioned } from '../ui/use-versioned.ts';
import { peopleQuery } from './people-data.ts';
import { SeatFields } from './seat-fields.tsx';

const route = getRouteApi('/$authority/people/$person');

export function SeatPage() {
  const { authority, person } = route.useParams();
  const people = useQuery(peopleQuery(authority));
  const seat = people.data?.items.find((one) => one.person === person);
  if (people.data !== undefined && seat === undefined) return <NotFoundPage />;
  return (
    <Page
      title="Change a seat"
      heading={seat?.name ?? 'Change a seat'}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/people" params={{ authority }} key="people">
          People and settings
        </Link>,
      ]}
    >
      <Loaded query={people} waiting={<GreyLines lines={8} />}>
        {() => seat !== undefined && <SeatForm opened={seat} authority={authority} />}
      </Loaded>
    </Page>
  );
}

interface SeatFormProps {
  opened: Seat;
  authority: string;
}

const clearanceWords = (clearance: Seat['clearance']): string =>
  clearance
    .map((one) => compartmentNames[one])
    .toSorted()
    .join(', ') || 'Nothing restricted';

function sidesOf(mine: SeatChange, theirs: Seat): Side[] {
  return [
    {
      name: 'role',
      label: 'Role',
      mine: roleNames[mine.role ?? theirs.role],
      theirs: roleNames[theirs.role],
      show: (role) => role,
    },
    {
      name: 'clearance',
      label: 'Cleared for',
      mine: clearanceWords(mine.clearance ?? theirs.clearance),
      theirs: clearanceWords(theirs.clearance),
      show: (words) => words,
    },
    { name: 'until', label: 'Last day', mine: mine.until ?? null, theirs: theirs.until, show: inWords },
  ];
}

/** The answers of both sides as one seat, by which side each chosen word came from. */
function merged(chosen: Record<string, unknown>, { mine, theirs }: Clash<Seat, SeatChange>): SeatChange {
  const [first, second, third] = sidesOf(mine, theirs);
  return {
    role: chosen.role === first?.theirs ? theirs.role : mine.role,
    clearance: chosen.clearance === second?.theirs ? theirs.clearance : mine.clearance,
    until: chosen.until === third?.theirs ? theirs.until : mine.until,
  };
}

const valuesOf = ({ role, clearance, until }: Seat): Values => ({ role, clearance, until });

function SeatForm({ opened, authority }: SeatFormProps) {
  const versioned = useVersioned<Seat, SeatChange>(opened, valuesOf);
  const [ending, setEnding] = useState(false);
  const { base, clash } = versioned;
  if (clash !== null) {
    const { mine, theirs } = clash;
    return (
      <ConflictPanel
        sides={sidesOf(mine, theirs)}
        onChosen={(chosen) => versioned.goOn(theirs, { ...merged(chosen, clash) })}
      />
    );
  }
  return (
    <>
      <p className="govuk-body">
        {base.email} · {base.state === 'invited' ? 'invited, has not signed in yet' : `since ${inWords(base.from)}`}
      </p>
      {base.can.change && <ChangeSeat versioned={versioned} authority={authority} />}
      {base.can.end && (
        <button className="govuk-button govuk-button--warning" type="button" onClick={() => setEnding(true)}>
          End this seat
        </button>
      )}
      {ending && <EndSeat seat={base} authority={authority} onClose={() => setEnding(false)} />}
    </>
  );
}

interface ChangeSeatProps {
  versioned: ReturnType<typeof useVersioned<Seat, SeatChange>>;
  authority: string;
}

function ChangeSeat({ versioned, authority }: ChangeSeatProps) {
  const { base, values, setClash } = versioned;
  const refresh = useRefresh(authority);
  const navigate = useNavigate();
  const tell = useNotices();
  const handleConflict = async (mine: SeatChange): Promise<void> => {
    const { items } = await api.people(authority);
    const theirs = items.find(({ person }) => person === base.person);
    if (theirs !== undefined) setClash({ mine, theirs });
  };
  const handleSubmit = async (value: SeatChange, { key }: Submission): Promise<void> => {
    await api.changeSeat({ authority, person: base.person }, value, { version: base.version, key });
    await refresh();
    tell({ words: `What ${base.name} may do was changed.` });
    await navigate({ to: '/$authority/people', params: { authority } });
  };
  return (
    <Form
      key={base.version}
      schema={SeatChange}
      initial={values}
      submit="Save changes"
      cancel={
        <Link className="govuk-link" to="/$authority/people" params={{ authority }}>
          Cancel
        </Link>
      }
      onConflict={(_current, mine) => handleConflict(mine)}
      onSubmit={handleSubmit}
    >
      <SeatFields />
    </Form>
  );
}

function EndSeat({ seat, authority, onClose }: { seat: Seat; authority: string; onClose: () => void }) {
  const refresh = useRefresh(authority);
  const navigate = useNavigate();
  const tell = useNotices();
  return (
    <ReasonDialog
      title={`End the seat of ${seat.name}?`}
      schema={SeatEnd}
      ids="remove"
      why="Why does it end?"
      hint="For example, left the authority"
      submit="End the seat"
      keep="Keep the seat"
      onClose={onClose}
      onSubmit={async (value, { key }) => {
        await api.endSeat({ authority, person: seat.person }, value, { version: seat.version, key });
        await refresh();
        tell({ words: `The seat of ${seat.name} has ended.` });
        await navigate({ to: '/$authority/people', params: { authority } });
      }}
    >
      <p className="govuk-body">
        From the next moment they can see and do nothing here. What they recorded stays, with their name. To have them
        back, invite them again.
      </p>
    </ReasonDialog>
  );
}
