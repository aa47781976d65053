import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { PlanLink } from '#shared/plans/links.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { counted, shortened } from '../../ui/words.ts';
import { grouped } from './link-words.ts';
import { StrandLink } from './strand-link.tsx';

const mostNamed = 3;
const mostLetters = 60;

interface RowLinksProps {
  plan: PlanView;
  node: string;
  authority: string;
}

/** What a row is linked to, in the fewest words: the rest stands on its own page. */
export function RowLinks({ plan, node, authority }: RowLinksProps) {
  const links = plan.links.filter((link) => link.node === node);
  if (links.length === 0) return null;
  return (
    <ul className="pb-row-links">
      {grouped(links).map(({ words, links: same }) => (
        <li key={words}>
          <span className="pb-row-links__kind">{words}</span> <Named links={same} authority={authority} />
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
          <span className="pb-row-links__kind">{words}</span> <Listed links={same} authority={authority} />
        </li>
      ))}
    </ul>
  );
}

interface LinksProps {
  links: readonly PlanLink[];
  authority: string;
}

/** The first few; a plan several of whose rows are linked is named once, and leads to the plan. */
function Named({ links, authority }: LinksProps) {
  const distinct = [...Map.groupBy(links, ({ title }) => title).values()].flatMap(([link, ...same]) => {
    if (link === undefined) return [];
    return same.length > 0 && link.other.kind === 'plan' ? { ...link, other: { ...link.other, node: null } } : link;
  });
  const rest = distinct.length - mostNamed;
  return (
    <>
      <Listed links={distinct.slice(0, mostNamed)} authority={authority} />
      {rest > 0 && `, ${counted(rest, 'other')}`}
    </>
  );
}

function Listed({ links, authority }: LinksProps) {
  return links.map((link, place) => (
    <Fragment key={link.id}>
      {place > 0 && ', '}
      <Other link={link} authority={authority} />
    </Fragment>
  ));
}

/** By its name, on the way to the row at the other end where it is one. */
function Other({ link: { other, title }, authority }: { link: PlanLink; authority: string }) {
  if (other.kind !== 'plan' && other.strand !== undefined) {
    return <StrandLink strand={other.strand} authority={authority} name={title} />;
  }
  if (other.kind === 'outside') {
    return (
      <a className="govuk-link" href={other.href} rel="noreferrer">
        {shortened(title, mostLetters)}
      </a>
    );
  }
  if (other.kind !== 'plan') return shortened(title, mostLetters);
  if (other.node !== null) {
    const params = { authority, plan: other.plan, node: other.node };
    return (
      <Link className="govuk-link" to="/$authority/plans/$plan/actions/$node" params={params}>
        {shortened(title, mostLetters)}
      </Link>
    );
  }
  return (
    <Link className="govuk-link" to="/$authority/plans/$plan" params={{ authority, plan: other.plan }}>
      {shortened(title, mostLetters)}
    </Link>
  );
}
