import { Link } from '@tanstack/react-router';
import type { MyWork } from '#shared/authorities/my-work.ts';
import { AuthorityName } from './authority-mark.tsx';
import { countOf, type MyWorkSearch } from './my-work-groups.ts';

interface FilterProps {
  work: MyWork;
  search: MyWorkSearch;
}

const currentIf = (isCurrent: boolean) => ({
  className: isCurrent ? 'pb-views__link pb-views__link--current' : 'pb-views__link',
  'aria-current': isCurrent ? ('true' as const) : undefined,
});

/** Whose work is shown, and under which headings; the address says both. */
export function MyWorkFilter({ work, search }: FilterProps) {
  const { by, authority } = search;
  const ordered = by === undefined ? {} : { by };
  const chosen = authority === undefined ? {} : { authority };
  return (
    <>
      <nav className="pb-views" aria-label="Authorities shown">
        <ul className="pb-views__list">
          <li>
            <Link to="/work" search={ordered} resetScroll={false} {...currentIf(authority === undefined)}>
              All ({work.items.length})
            </Link>
          </li>
          {work.authorities.map((each) => (
            <li key={each.id}>
              <Link
                to="/work"
                search={{ ...ordered, authority: each.id }}
                resetScroll={false}
                {...currentIf(authority === each.id)}
              >
                <AuthorityName authority={each} /> ({each.state === 'failed' ? 'not read' : countOf(work, each.id)})
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p className="govuk-body pb-my-work__order pb-no-print">
        {by === undefined ? 'In order of date. ' : 'By authority. '}
        <Link
          className="govuk-link"
          to="/work"
          search={by === undefined ? { ...chosen, by: 'authority' } : chosen}
          resetScroll={false}
        >
          {by === undefined ? 'Show by authority' : 'Show in order of date'}
        </Link>
      </p>
    </>
  );
}
