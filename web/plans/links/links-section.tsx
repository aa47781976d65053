import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { linkInWords } from '#shared/plans/link-rules.ts';
import type { SeenLink } from '#shared/plans/links.ts';
import { type NodeView, Removal } from '#shared/plans/schema.ts';
import { api } from '../../api.ts';
import { inWords } from '../../ui/dates.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { inSentence, shortened } from '../../ui/words.ts';
import { partiesInWords, usePartyNames } from '../party-names.ts';
import { useEntryDone } from '../plan-data.ts';
import { grouped } from './link-words.ts';
import { StrandLink } from './strand-link.tsx';

interface SectionProps {
  view: NodeView;
  authority: string;
}

/** Where the row came from, where it went, what it is part of and who carries it. */
export function LinksSection({ view, authority }: SectionProps) {
  const [removing, setRemoving] = useState<SeenLink | null>(null);
  if (view.links.length === 0) return null;
  return (
    <section aria-labelledby="links">
      <h2 className="govuk-heading-m" id="links">
        How it is linked
      </h2>
      <LinkList links={view.links} authority={authority} remove={setRemoving} />
      {removing !== null && (
        <RemoveLink link={removing} place={{ authority, plan: view.plan.id }} onClose={() => setRemoving(null)} />
      )}
    </section>
  );
}

interface ListProps {
  links: readonly SeenLink[];
  authority: string;
  remove?: (link: SeenLink) => void;
}

/** Links with what each leads to, those that say the same together. */
export function LinkList({ links, authority, remove }: ListProps) {
  return (
    <dl className="govuk-summary-list pb-links">
      {grouped(links).map(({ words, links: same }) => (
        <div className="govuk-summary-list__row" key={words}>
          <dt className="govuk-summary-list__key">{words}</dt>
          <dd className="govuk-summary-list__value">
            <ul className="govuk-list pb-links__list">
              {same.map((link) => (
                <OneLink key={`${link.id} ${link.side}`} {...{ link, authority, remove }} />
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface OneLinkProps {
  link: SeenLink;
  authority: string;
  remove: ((link: SeenLink) => void) | undefined;
}

function OneLink({ link, authority, remove }: OneLinkProps) {
  const party = usePartyNames(authority);
  const { named, why, agreedBy, effectiveOn } = link;
  const facts = [
    inWords(effectiveOn),
    ...(agreedBy === null ? [] : [`agreed by ${partiesInWords([agreedBy], party)}`]),
    ...(why === '' ? [] : [why]),
  ];
  return (
    <li>
      <OtherEnd link={link} authority={authority} />
      {named.row !== null && <span className="pb-links__plan">{named.plan}</span>}
      {named.heldBy !== null && <span className="pb-links__plan">{named.heldBy}</span>}
      {named.gone === null && (named.status !== null || named.noStatus !== null) && (
        <StatusTag status={named.status ?? undefined} none={named.noStatus ?? ''} />
      )}
      {named.gone !== null && <span className="pb-warm">{named.gone}</span>}
      <span className="pb-links__facts">{facts.join(' · ')}</span>
      {link.can.remove && remove !== undefined && (
        <button className="pb-link-button pb-link-button--small pb-no-print" type="button" onClick={() => remove(link)}>
          Remove this link<span className="govuk-visually-hidden"> to {nameOf(link)}</span>
        </button>
      )}
    </li>
  );
}

/** The other end by its name, and the way to it. */
function OtherEnd({ link, authority }: Pick<OneLinkProps, 'link' | 'authority'>) {
  const { other, named } = link;
  const name = nameOf(link);
  if (other.kind !== 'plan' && other.strand !== undefined) {
    return <StrandLink strand={other.strand} authority={authority} name={name} />;
  }
  if (other.kind === 'outside') {
    return (
      <a className="govuk-link" href={other.href} rel="noreferrer">
        {name}
      </a>
    );
  }
  if (other.kind !== 'plan' || (other.node === null && named.gone !== null)) return name;
  if (other.node === null) {
    return (
      <Link className="govuk-link" to="/$authority/plans/$plan" params={{ authority, plan: other.plan }}>
        {name}
      </Link>
    );
  }
  const params = { authority, plan: other.plan, node: other.node };
  return (
    <Link className="govuk-link" to="/$authority/plans/$plan/actions/$node" params={params}>
      {name}
    </Link>
  );
}

function nameOf({ named }: SeenLink): string {
  const { row, plan } = named;
  if (row === null) return plan;
  return `${row.level}${row.number === null ? '' : ` ${row.number}`}: ${shortened(row.title, 120)}`;
}

interface RemoveProps {
  link: SeenLink;
  place: { authority: string; plan: string };
  onClose: () => void;
}

function RemoveLink({ link, place, onClose }: RemoveProps) {
  const done = useEntryDone(place);
  return (
    <ReasonDialog
      title="Remove this link?"
      schema={Removal}
      ids="remove-link"
      why="Why is it removed?"
      hint="For example, the school’s plan has ended"
      submit="Remove link"
      keep="Keep it"
      onClose={onClose}
      onSubmit={async (value, { key }) => {
        const recorded = await api.removeLink(place, link.id, { json: value, version: link.version, key });
        onClose();
        await done('Removed the link.', recorded.entry);
      }}
    >
      <p className="govuk-body">
        {linkInWords(link)} {inSentence(nameOf(link))}
      </p>
      <p className="govuk-body">It leaves both plans from today. Each of them as at an earlier date still shows it.</p>
    </ReasonDialog>
  );
}
