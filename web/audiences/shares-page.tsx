import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Share, ShareFields } from '#shared/audiences/schema.ts';
import { useNames } from '../authorities/place.ts';
import { instantInWords, inWords } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { counted, listed, shortened } from '../ui/words.ts';
import { sharesQuery } from './audience-data.ts';
import { Withdraw } from './withdraw.tsx';

const route = getRouteApi('/$authority/shares');

/** Everything of the authority that is shown to anyone outside it, and what was. */
export function SharesPage() {
  const { authority } = route.useParams();
  const shares = useQuery(sharesQuery(authority));
  return (
    <Page
      title="What is shared outside"
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans" params={{ authority }} key="plans">
          Plans
        </Link>,
      ]}
    >
      <Loaded query={shares} waiting={<GreyLines lines={6} />}>
        {({ items }) => {
          const shown = items.filter(({ state }) => state === 'shown');
          const ended = items.filter(({ state }) => state !== 'shown');
          return (
            <>
              {shown.length === 0 ? (
                <NothingShared />
              ) : (
                <>
                  <h2 className="govuk-heading-m">Shown now</h2>
                  <ShareLines shares={shown} authority={authority} />
                </>
              )}
              {ended.length > 0 && (
                <>
                  <h2 className="govuk-heading-m">No longer shown</h2>
                  <ShareLines shares={ended} authority={authority} />
                </>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function NothingShared() {
  return (
    <EmptyState title="Nothing is shared">
      A part of a plan can be shown to a partnership until a date: open a plan and choose “More”, then “Share a part”.
      The papers of a meeting can be sent to its board’s members: open the meeting.
    </EmptyState>
  );
}

function ShareLines({ shares, authority }: { shares: Share[]; authority: string }) {
  return (
    <ul className="pb-waiting">
      {shares.map((share) => (
        <ShareLine key={share.id} share={share} authority={authority} />
      ))}
    </ul>
  );
}

function fieldsInWords({ columns, status, latestUpdate, dueOn, steps }: ShareFields): string {
  const words = [
    'the words of each row',
    ...(status ? ['status'] : []),
    ...(latestUpdate ? ['latest update'] : []),
    ...(dueOn ? ['due date'] : []),
    ...(steps ? ['steps of actions'] : []),
    ...(columns.length > 0 ? [counted(columns.length, 'other column')] : []),
  ];
  return listed(words);
}

/** “Everyone” and “Members of …” begin a line where they are chosen; here they stand in the middle of one. */
const inSentence = ({ audience, audienceName }: Share): string =>
  audience.startsWith('partnership:')
    ? audienceName
    : `${audienceName.slice(0, 1).toLowerCase()}${audienceName.slice(1)}`;

function ShareLine({ share, authority }: { share: Share; authority: string }) {
  const names = useNames(authority);
  const [withdrawing, setWithdrawing] = useState(false);
  return (
    <li className="pb-plan-line">
      <h3 className="govuk-heading-s pb-plan-line__title">
        <ThingLink share={share} authority={authority} />
      </h3>
      <p className="pb-waiting__line">
        {share.partOf} · with {inSentence(share)} · {until(share)}
      </p>
      <p className="pb-waiting__line">
        {share.fields !== null && `Shown with it: ${fieldsInWords(share.fields)}. `}Shared by {names(share.by)},{' '}
        {instantInWords(share.sharedAt)}.
      </p>
      {share.can.withdraw && (
        <button
          className="govuk-button govuk-button--secondary pb-plan-line__button"
          type="button"
          onClick={() => setWithdrawing(true)}
        >
          Withdraw<span className="govuk-visually-hidden"> “{shortened(share.title, 60)}”</span>
        </button>
      )}
      {withdrawing && <Withdraw share={share} authority={authority} onClose={() => setWithdrawing(false)} />}
    </li>
  );
}

/** Where the thing is looked at as the authority keeps it. */
function ThingLink({ share: { thing, title }, authority }: { share: Share; authority: string }) {
  const words = shortened(title, 120);
  if (thing.kind === 'node') {
    return (
      <Link className="govuk-link" to="/$authority/plans/$plan" params={{ authority, plan: thing.plan }}>
        {words}
      </Link>
    );
  }
  if (thing.kind === 'consultation') {
    const params = { authority, consultation: thing.consultation };
    return (
      <Link className="govuk-link" to="/$authority/consultations/$consultation" params={params}>
        {words}
      </Link>
    );
  }
  if (thing.kind === 'asks') {
    return (
      <Link className="govuk-link" to="/$authority/plans/$plan/cycles/$cycle" params={{ authority, ...thing }}>
        {words}
      </Link>
    );
  }
  return (
    <Link className="govuk-link" to="/$authority/meetings/$meeting" params={{ authority, meeting: thing.meeting }}>
      {words}
    </Link>
  );
}

function until({ state, withdrawn, until: day }: Share): string {
  if (withdrawn !== null) return `withdrawn ${instantInWords(withdrawn.at)}: ${withdrawn.why}`;
  return state === 'shown' ? `until ${inWords(day)}` : `ended on ${inWords(day)}`;
}
