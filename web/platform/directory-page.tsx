import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PlatformAuthority } from '#shared/platform/schema.ts';
import { Tag } from '../boards/tag.tsx';
import { inWords } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyTable, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { directoryQuery, standingTags } from './platform-data.ts';

/** All authorities of the platform: that they are there and how they stand. What is in them is theirs. */
export function DirectoryPage() {
  const directory = useQuery(directoryQuery);
  return (
    <Page
      title="Authorities on Placeboard"
      wide
      buttons={
        <>
          <Link className="govuk-button" to="/platform/onboard">
            Onboard an authority
          </Link>
          <Link className="govuk-button govuk-button--secondary" to="/platform/partnerships">
            Partnerships
          </Link>
        </>
      }
    >
      <Loaded query={directory} waiting={<GreyTable rows={5} columns={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="No authority yet">
              The authorities that work with Placeboard will be listed here. Onboard the first one.
            </EmptyState>
          ) : (
            <Directory items={items} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Directory({ items }: { items: readonly PlatformAuthority[] }) {
  const sorted = items.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
  return (
    <section className="pb-scroll" aria-label="Authorities and how they stand" tabIndex={-1}>
      <table className="govuk-table govuk-table--dense">
        <caption className="govuk-table__caption govuk-visually-hidden">Authorities and how they stand</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['Authority', 'How it stands', 'DfE code', 'GSS code'].map((heading) => (
              <th className="govuk-table__header" scope="col" key={heading}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {sorted.map(({ id, name, dfeCode, gssCode, standing, suspended }) => (
            <tr className="govuk-table__row" key={id}>
              <th className="govuk-table__header" scope="row">
                <Link className="govuk-link" to="/platform/$place" params={{ place: id }}>
                  {name}
                </Link>
              </th>
              <td className="govuk-table__cell pb-standing">
                <Tag tag={standingTags[standing]} />
                {suspended !== null && (
                  <span className="pb-working__above">
                    {standing === 'closed' ? 'since' : 'closes on'} {inWords(suspended.closesOn)}
                  </span>
                )}
              </td>
              <td className="govuk-table__cell">{dfeCode ?? 'Not recorded'}</td>
              <td className="govuk-table__cell">{gssCode ?? 'Not recorded'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
