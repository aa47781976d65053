import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { PlanLink } from '#shared/plans/links.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { counted, shortened } from '../ui/words.ts';
import { grouped } from './link-words.ts';

const mostNamed = 3;

/** What a row is linked to, in the fewest words: the rest stands on its own page. */
export function RowLinks({ plan, node }: { plan: PlanView; node: string }) {
  const links = plan.links.filter((link) => link.node === node);
  if (links.length === 0) return null;
  return (
    <ul className="pb-row-links">
      {grouped(links).map(({ words, links: same }) => (
        <li key={words}>
          <span className="pb-row-links__kind">{words}</span> {named(same)}
        </li>
      ))}
    </ul>
  );
}

/** What the plan whole is linked to: it has no page of its links but this. */
export function PlanLinks({ plan, authority }: { plan: PlanView; authority: string }) {
  const links = plan.links.filter((link) => link.node === null);
  if (links.length === 0) return null;
  return (
    <ul className="pb-row-links pb-row-links--plan">
      {grouped(links).map(({ words, links: same }) => (
        <li key={words}>
          <span className="pb-row-links__kind">{words}</span>{' '}
          {same.map((link, place) => (
            <Fragment key={link.id}>
              {place > 0 && ', '}
              <Other link={link} authority={authority} />
            </Fragment>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Other({ link: { other, title }, authority }: { link: PlanLink; authority: string }) {
  if (other.kind === 'outside') {
    return (
      <a className="govuk-link" href={other.href} rel="noreferrer">
        {title}
      </a>
    );
  }
  if (other.kind !== 'plan') return title;
  return (
    <Link className="govuk-link" to="/$authority/plans/$plan" params={{ authority, plan: other.plan }}>
      {title}
    </Link>
  );
}

function named(links: readonly PlanLink[]): string {
  const titles = [...new Set(links.map(({ title }) => shortened(title, 60)))];
  const rest = titles.length - mostNamed;
  return [...titles.slice(0, mostNamed), ...(rest > 0 ? [counted(rest, 'other')] : [])].join(', ');
}
