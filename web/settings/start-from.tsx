import { Link } from '@tanstack/react-router';

export interface Start {
  key: string;
  name: string;
  words: string;
}

interface StartFromProps {
  authority: string;
  to: '/$authority/settings/layouts/new' | '/$authority/settings/statuses/new';
  groups: { heading: string; starts: Start[] }[];
}

/** What a new layout or scheme may begin as: one that comes with the service, or one of the authority’s own. */
export function StartFrom({ authority, to, groups }: StartFromProps) {
  return groups.map(({ heading, starts }) => (
    <section className="pb-section" key={heading}>
      <h2 className="govuk-heading-m">{heading}</h2>
      <ul className="pb-starts">
        {starts.map(({ key, name, words }) => (
          <li className="pb-starts__item" key={key}>
            <Link className="govuk-link" to={to} params={{ authority }} search={{ from: key }}>
              {name}
            </Link>
            <span className="pb-starts__words">{words}</span>
          </li>
        ))}
      </ul>
    </section>
  ));
}
