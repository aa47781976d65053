import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Found } from '#shared/search/schema.ts';
import type { Marked } from '#shared/search/words.ts';
import { kindNames } from './search-address.ts';

/** One thing that was found: what it is called, where it is, and the words in which it was found. */
export function FoundItem({ found }: { found: Found }) {
  const { kind, title, where, excerpt, address } = found;
  return (
    <li className="pb-found-item">
      <p className="pb-found-item__kind">{kindNames[kind].one}</p>
      <h3 className="pb-found-item__title">
        {address === null ? (
          <MarkedText marked={title} />
        ) : (
          <FoundLink address={address}>
            <MarkedText marked={title} />
          </FoundLink>
        )}
      </h3>
      {where !== '' && <p className="pb-found-item__where">{where}</p>}
      {excerpt !== null && (
        <p className="pb-found-item__excerpt">
          {excerpt.of}: <MarkedText marked={excerpt} />
        </p>
      )}
    </li>
  );
}

/** The service says where a thing is as a whole address; the router takes path and query apart. */
function FoundLink({ address, children }: { address: string; children: ReactNode }) {
  const [path = '', query = ''] = address.split('?');
  return (
    <Link className="govuk-link" to={path} search={Object.fromEntries(new URLSearchParams(query))}>
      {children}
    </Link>
  );
}

function MarkedText({ marked: { text, marks } }: { marked: Marked }) {
  const ends = [0, ...marks.map(({ to }) => to)];
  return (
    <>
      {marks.map(({ from, to }, place) => (
        <span key={from}>
          {text.slice(ends[place], from)}
          <mark className="pb-mark-found">{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </>
  );
}
