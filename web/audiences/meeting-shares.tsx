import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Share } from '#shared/audiences/schema.ts';
import type { MeetingView } from '#shared/boards/schema.ts';
import { useNames } from '../authorities/place.ts';
import { instantInWords, inWords } from '../ui/dates.ts';
import { sharesQuery } from './audience-data.ts';
import { Withdraw } from './withdraw.tsx';

interface SharesProps {
  meeting: MeetingView;
  authority: string;
}

/** To whom the meeting is shown outside the authority, and what can be done about it. */
export function MeetingShares({ meeting, authority }: SharesProps) {
  const shares = useQuery(sharesQuery(authority));
  const own = shares.data?.items.filter(({ thing }) => thing.kind === 'meeting' && thing.meeting === meeting.id) ?? [];
  const shown = own.filter(({ state }) => state === 'shown');
  const isPublished = shown.some(({ audience }) => audience === `public:${authority}`);
  const isSent = shown.length > (isPublished ? 1 : 0);
  const { send, publish } = meeting.can;
  return (
    <section className="pb-no-print" aria-labelledby="shown-outside">
      <h2 className="govuk-heading-m" id="shown-outside">
        Shown outside
      </h2>
      {shares.data !== undefined && shown.length === 0 && (
        <p className="govuk-body">{send ? 'Nobody outside sees this meeting.' : nothingYet(meeting)}</p>
      )}
      <ul className="govuk-list">
        {shown.map((share) => (
          <ShareLine key={share.id} share={share} authority={authority} />
        ))}
      </ul>
      {shares.data !== undefined && (
        <div className="govuk-button-group">
          {send && !isSent && <SendLink meeting={meeting} authority={authority} />}
          {publish && !isPublished && <SendLink meeting={meeting} authority={authority} toEveryone />}
        </div>
      )}
      {own.length > shown.length && (
        <p className="govuk-body pb-small">
          <Link className="govuk-link" to="/$authority/shares" params={{ authority }}>
            What was shown before
          </Link>
        </p>
      )}
    </section>
  );
}

const nothingYet = ({ state }: MeetingView): string =>
  state === 'planned'
    ? 'Nobody outside sees this meeting. Once its agenda is published, its papers can be sent to the board’s members.'
    : 'Nobody outside sees this meeting.';

function SendLink({ meeting, authority, toEveryone = false }: SharesProps & { toEveryone?: boolean }) {
  return (
    <Link
      className="govuk-button govuk-button--secondary"
      to="/$authority/meetings/$meeting/send"
      params={{ authority, meeting: meeting.id }}
      search={toEveryone ? { to: 'everyone' } : {}}
    >
      {toEveryone ? 'Publish to everyone' : 'Send papers to members'}
    </Link>
  );
}

function ShareLine({ share, authority }: { share: Share; authority: string }) {
  const names = useNames(authority);
  const [withdrawing, setWithdrawing] = useState(false);
  const isPublished = share.audience === `public:${authority}`;
  return (
    <li className="pb-arising">
      <strong>{isPublished ? 'Agenda published to everyone' : `Papers sent to the members of ${share.partOf}`}</strong>
      <p className="pb-waiting__line">
        Until {inWords(share.until)} · {names(share.by)}, {instantInWords(share.sharedAt)}
      </p>
      {isPublished && share.thing.kind === 'meeting' && (
        <p className="pb-waiting__line">
          <a className="govuk-link" href={`/public/${authority}/meetings/${share.thing.meeting}`}>
            The page that everyone sees
          </a>
        </p>
      )}
      {share.can.withdraw && (
        <button className="pb-link-button" type="button" onClick={() => setWithdrawing(true)}>
          Withdraw<span className="govuk-visually-hidden"> from {share.audienceName}</span>
        </button>
      )}
      {withdrawing && <Withdraw share={share} authority={authority} onClose={() => setWithdrawing(false)} />}
    </li>
  );
}
