import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutsideSeat } from '#shared/people/outside.ts';
import { SeatEnd } from '#shared/people/schema.ts';
import { api } from '../api.ts';
import { homeQuery } from '../authorities/place.ts';
import { inWords } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyTable, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { outsideQuery } from './people-data.ts';

const route = getRouteApi('/$authority/people/outside');

/** Who is no officer and yet sees something: members of boards and partnerships, heads and governors. */
export function OutsidePage() {
  const { authority } = route.useParams();
  const home = useQuery(homeQuery(authority));
  const administers = home.data?.can.administer === true;
  return (
    <Page
      title="People outside"
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/people" params={{ authority }} key="people">
          People and settings
        </Link>,
      ]}
      buttons={
        administers && (
          <Link className="govuk-button" to="/$authority/people/outside/invite" params={{ authority }}>
            Invite someone outside
          </Link>
        )
      }
      wide={administers}
    >
      <Loaded query={home} waiting={<GreyTable rows={4} columns={5} />}>
        {({ can }) =>
          can.administer ? (
            <Seats authority={authority} />
          ) : (
            <NotAllowedWords>Administrators look after the people outside.</NotAllowedWords>
          )
        }
      </Loaded>
    </Page>
  );
}

function Seats({ authority }: { authority: string }) {
  const outside = useQuery(outsideQuery(authority));
  const [ending, setEnding] = useState<OutsideSeat | null>(null);
  return (
    <>
      <p className="govuk-body pb-text">
        Members of boards and partnerships who are not officers, heads and governors. Each sees what is shown there, and
        nothing else here; none of them can own an action.
      </p>
      <Loaded query={outside} waiting={<GreyTable rows={4} columns={5} />}>
        {({ items }) => (items.length === 0 ? <Nobody /> : <SeatTable seats={items} end={setEnding} />)}
      </Loaded>
      {ending !== null && <EndSeat seat={ending} authority={authority} onClose={() => setEnding(null)} />}
    </>
  );
}

function Nobody() {
  return (
    <EmptyState title="Nobody outside has a seat yet">
      Invite a member of a board, a head teacher or a governor. They will be listed here with what they may see.
    </EmptyState>
  );
}

const headings = ['Name', 'Board, school or partnership', 'Seat', 'Since', 'Last day'];

function SeatTable({ seats, end }: { seats: readonly OutsideSeat[]; end: (seat: OutsideSeat) => void }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard, links or none
    <section className="pb-scroll" aria-label="People outside and what they may see" tabIndex={0}>
      <table className="govuk-table govuk-table--dense">
        <caption className="govuk-table__caption govuk-table__caption--m">Who may see what</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {headings.map((heading) => (
              <th className="govuk-table__header" scope="col" key={heading}>
                {heading}
              </th>
            ))}
            <td className="govuk-table__header">
              <span className="govuk-visually-hidden">End</span>
            </td>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {seats.map((seat) => (
            <SeatLine key={seat.id} seat={seat} end={end} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const stateNames: Record<OutsideSeat['state'], string> = {
  invited: 'Invited',
  lapsed: 'Invited; the code has run out',
  active: 'Active',
  past: 'Past its last day',
  ended: 'Ended',
};

function SeatLine({ seat, end }: { seat: OutsideSeat; end: (seat: OutsideSeat) => void }) {
  return (
    <tr className={seat.can.end ? 'govuk-table__row' : 'govuk-table__row pb-ended'}>
      <th className="govuk-table__header" scope="row">
        {seat.name}
        <span className="pb-working__above">{seat.email}</span>
      </th>
      <td className="govuk-table__cell">{seat.audienceName}</td>
      <td className="govuk-table__cell">{stateNames[seat.state]}</td>
      <td className="govuk-table__cell">{seat.since === null ? 'Not accepted yet' : inWords(seat.since)}</td>
      <td className="govuk-table__cell">{seat.until === null ? 'No end set' : inWords(seat.until)}</td>
      <td className="govuk-table__cell">
        {seat.can.end && (
          <button className="pb-link-button" type="button" onClick={() => end(seat)}>
            End
            <span className="govuk-visually-hidden">
              {' '}
              the seat of {seat.name} at {seat.audienceName}
            </span>
          </button>
        )}
      </td>
    </tr>
  );
}

function EndSeat({ seat, authority, onClose }: { seat: OutsideSeat; authority: string; onClose: () => void }) {
  const refresh = useRefresh(authority);
  const tell = useNotices();
  return (
    <ReasonDialog
      title={`End the seat of ${seat.name}?`}
      schema={SeatEnd}
      ids="end"
      why="Why does it end?"
      hint="For example, no longer a governor"
      submit="End the seat"
      keep="Keep the seat"
      onClose={onClose}
      onConflict={async () => {
        onClose();
        await refresh();
        tell({ words: `The seat of ${seat.name} has changed since it was listed. Look again.` });
      }}
      onSubmit={async (value, { key }) => {
        await api.endOutsideSeat({ authority, seat: seat.id }, value, { version: seat.version, key });
        onClose();
        await refresh();
        tell({ words: `The seat of ${seat.name} has ended.` });
      }}
    >
      <p className="govuk-body">
        {seat.since === null
          ? 'The code is no longer good.'
          : `From the next moment they see nothing of what ${seat.audienceName} is shown. What they have printed or kept elsewhere stays with them.`}{' '}
        To have them back, invite them again.
      </p>
    </ReasonDialog>
  );
}
