import { Link } from '@tanstack/react-router';
import type { ToInvite } from '#shared/people/schema.ts';
import { roleNames } from '../authorities/names.ts';

/** Who was named when the authority came to Placeboard and has no invitation yet. */
export function ToInviteList({ people, authority }: { people: readonly ToInvite[]; authority: string }) {
  return (
    <section aria-labelledby="to-invite">
      <h2 className="govuk-heading-m" id="to-invite">
        Not yet invited
      </h2>
      <p className="govuk-body">
        They were named when your authority came to Placeboard. Nobody can sign in here until you invite them.
      </p>
      <ul className="govuk-task-list">
        {people.map(({ person, name, email, role }) => (
          <li className="govuk-task-list__item govuk-task-list__item--with-link" key={person}>
            <div className="govuk-task-list__name-and-hint">
              <Link
                className="govuk-link govuk-task-list__link"
                to="/$authority/people/invite"
                params={{ authority }}
                search={{ person }}
              >
                Invite {name}
              </Link>
              <div className="govuk-task-list__hint">{email}</div>
            </div>
            <div className="govuk-task-list__status">{roleNames[role]}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
