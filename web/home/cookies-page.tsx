import { idleMinutes } from '../session-timers.ts';
import { Page } from '../ui/page.tsx';

const kept = [
  ['What you are typing', 'So that it outlives a reload or a new sign-in', 'Until it is sent, or the tab is closed'],
  ['That you were signed in', 'So that a reload need not ask you again', 'Until you sign out, or the tab is closed'],
  ['The sign-in under way', 'So that the answer of the sign-in can be trusted', 'Until you are signed in'],
  [
    'When you last did something',
    `So that a session unused for ${idleMinutes} minutes can be ended`,
    'Until you clear your browser’s data',
  ],
] as const;

export function CookiesPage() {
  return (
    <Page title="Cookies">
      <div className="pb-text">
        <p className="govuk-body">
          Placeboard sets no cookies of its own and does not follow what you do. The sign-in service sets one cookie to
          know you while you are signed in.
        </p>
        <p className="govuk-body">
          These things are kept in your browser, because the service cannot work without them:
        </p>
        <KeptTable />
      </div>
    </Page>
  );
}

function KeptTable() {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls and holds no link is reached with the keyboard
    <section className="pb-scroll" aria-label="What is kept in your browser" tabIndex={0}>
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--m">Kept in your browser</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th className="govuk-table__header" scope="col">
              What
            </th>
            <th className="govuk-table__header" scope="col">
              Why
            </th>
            <th className="govuk-table__header" scope="col">
              How long
            </th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {kept.map(([what, why, howLong]) => (
            <tr className="govuk-table__row" key={what}>
              <th className="govuk-table__header" scope="row">
                {what}
              </th>
              <td className="govuk-table__cell">{why}</td>
              <td className="govuk-table__cell">{howLong}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
