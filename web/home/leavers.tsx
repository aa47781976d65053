import { Link } from '@tanstack/react-router';
import type { Home } from '#shared/authorities/home.ts';
import { counted } from '../ui/words.ts';

/** An alarm: work of people who have left, which nobody does. */
export function Leavers({ home, authority }: { home: Home; authority: string }) {
  if (home.leavers.length === 0) return null;
  return (
    <section className="govuk-warning-text pb-leavers" aria-label="Work without an owner">
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <div className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">Warning: </span>
        {home.leavers.map(({ person, open }) => (
          <p className="pb-leavers__one" key={person}>
            {home.people.find(({ id }) => id === person)?.name ?? 'Someone'} has left and still owns{' '}
            {counted(open, 'open action')}.{' '}
            <Link className="govuk-link" to="/$authority/people/$person/actions" params={{ authority, person }}>
              Give them to someone else
            </Link>
          </p>
        ))}
      </div>
    </section>
  );
}
