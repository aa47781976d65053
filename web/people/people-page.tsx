import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Seat } from '#shared/people/schema.ts';
import { compartmentNames, roleNames } from '../authorities/names.ts';
import { homeQuery, usePlace } from '../authorities/place.ts';
import { inWords } from '../ui/dates.ts';
import { GreyTable, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { listed } from '../ui/words.ts';
import { peopleQuery } from './people-data.ts';
import { ToInviteList } from './to-invite.tsx';

const route = getRouteApi('/$authority/people');

export function PeoplePage() {
  const { authority } = route.useParams();
  const { seat } = usePlace();
  const home = useQuery(homeQuery(authority));
  const administers = home.data?.can.administer === true;
  return (
    <Page
      title="People and settings"
      buttons={
        administers && (
          <>
            <Link className="govuk-button" to="/$authority/people/invite" params={{ authority }}>
              Invite a person
            </Link>
            <Link
              className="govuk-button govuk-button--secondary"
              to="/$authority/people/outside"
              params={{ authority }}
            >
              People outside
            </Link>
            <Link className="govuk-button govuk-button--secondary" to="/$authority/settings" params={{ authority }}>
              Settings of {seat?.name}
            </Link>
          </>
        )
      }
      wide={administers}
    >
      <Loaded query={home} waiting={<GreyTable rows={6} columns={5} />}>
        {({ can, people }) =>
          can.administer ? (
            <Seats authority={authority} />
          ) : (
            <WhoCouldHelp authority={authority} people={people} name={seat?.name ?? ''} />
          )
        }
      </Loaded>
    </Page>
  );
}

function WhoCouldHelp({
  authority,
  people,
  name,
}: {
  authority: string;
  people: { id: string; name: string; left: boolean; outside: boolean }[];
  name: string;
}) {
  const here = people.filter(({ left, outside }) => !left && !outside).toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <div className="pb-text">
      <h2 className="govuk-heading-m">Who could help</h2>
      <p className="govuk-body">
        Administrators of {name} invite people and change what each may do. Ask one of them if you need to do more here,
        or if someone should no longer have a seat.
      </p>
      <h2 className="govuk-heading-m">People of {name}</h2>
      <ul className="govuk-list">
        {here.map((person) => (
          <li key={person.id}>{person.name}</li>
        ))}
      </ul>
      <p className="govuk-body">
        <Link className="govuk-link" to="/$authority/settings" params={{ authority }}>
          See the words and plan layouts of {name}
        </Link>
      </p>
    </div>
  );
}

const stateNames = { invited: 'Invited', active: 'Active', ended: 'Ended' } as const;

function Seats({ authority }: { authority: string }) {
  const people = useQuery(peopleQuery(authority));
  return (
    <Loaded query={people} waiting={<GreyTable rows={6} columns={5} />}>
      {({ items, toInvite }) => (
        <>
          {toInvite.length > 0 && <ToInviteList people={toInvite} authority={authority} />}
          <section className="pb-scroll" aria-label="People and what they may do" tabIndex={-1}>
            <table className="govuk-table govuk-table--dense">
              <caption className="govuk-table__caption govuk-table__caption--m">Who may do what</caption>
              <thead className="govuk-table__head">
                <tr className="govuk-table__row">
                  {['Name', 'Role', 'Cleared for', 'Seat', 'From', 'Last day'].map((heading) => (
                    <th className="govuk-table__header" scope="col" key={heading}>
                      {heading}
                    </th>
                  ))}
                  <td className="govuk-table__header">
                    <span className="govuk-visually-hidden">Change</span>
                  </td>
                </tr>
              </thead>
              <tbody className="govuk-table__body">
                {items.map((seat) => (
                  <SeatLine key={seat.person} seat={seat} authority={authority} />
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </Loaded>
  );
}

function SeatLine({ seat, authority }: { seat: Seat; authority: string }) {
  const cleared = seat.clearance.map((compartment) => compartmentNames[compartment]);
  return (
    <tr className={seat.state === 'ended' ? 'govuk-table__row pb-ended' : 'govuk-table__row'}>
      <th className="govuk-table__header" scope="row">
        {seat.name}
        <span className="pb-working__above">{seat.email}</span>
      </th>
      <td className="govuk-table__cell">{roleNames[seat.role]}</td>
      <td className="govuk-table__cell">{cleared.length === 0 ? 'Nothing restricted' : listed(cleared)}</td>
      <td className="govuk-table__cell">{stateNames[seat.state]}</td>
      <td className="govuk-table__cell">{inWords(seat.from)}</td>
      <td className="govuk-table__cell">{seat.until === null ? 'No end set' : inWords(seat.until)}</td>
      <td className="govuk-table__cell">
        {(seat.can.change || seat.can.end) && (
          <Link className="govuk-link" to="/$authority/people/$person" params={{ authority, person: seat.person }}>
            Change<span className="govuk-visually-hidden"> the seat of {seat.name}</span>
          </Link>
        )}
      </td>
    </tr>
  );
}
