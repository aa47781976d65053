import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AskState } from '#shared/cycles/schema.ts';
import type { AskLine, CycleView } from '#shared/cycles/views.ts';
import type { CyclePlace } from '../api/cycles.ts';
import { useNames } from '../authorities/place.ts';
import { inWords } from '../ui/dates.ts';
import { GreyTable, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { counted } from '../ui/words.ts';
import { AskItem } from './ask-item.tsx';
import { AskingOutside, useOutside } from './asking-outside.tsx';
import { cycleQuery } from './cycle-data.ts';
import { LockDialog, RemindButton, WithdrawDialog } from './cycle-steps.tsx';
import { CycleFacts, cyclesCrumb, planCrumb, progressInWords } from './cycle-words.tsx';

const route = getRouteApi('/$authority/plans/$plan/cycles/$cycle');

/** A cycle as it goes: who has answered, what waits for review, and when all is there, the lock. */
export function CyclePage() {
  const place = route.useParams();
  const cycle = useQuery(cycleQuery(place));
  return (
    <Page
      title="Update cycle"
      heading={cycle.data?.cycle.name ?? 'Update cycle'}
      caption={cycle.data?.plan.title}
      crumbs={[planCrumb(place, cycle.data?.plan.title), cyclesCrumb(place)]}
      buttons={cycle.data && <CycleButtons view={cycle.data} place={place} />}
      wide
    >
      <Loaded query={cycle} waiting={<GreyTable rows={6} columns={3} />}>
        {(view) => <CycleContent view={view} place={place} />}
      </Loaded>
    </Page>
  );
}

interface PartProps {
  view: CycleView;
  place: CyclePlace;
}

function CycleButtons({ view, place }: PartProps) {
  const [asking, setAsking] = useState<'lock' | 'withdraw' | null>(null);
  const { cycle, can } = view;
  const close = () => setAsking(null);
  return (
    <>
      {cycle.locked !== null && (
        <Link className="govuk-button" to="/$authority/plans/$plan/cycles/$cycle/report" params={place}>
          Read the reports
        </Link>
      )}
      {can.lock && (
        <button className="govuk-button" type="button" onClick={() => setAsking('lock')}>
          Lock this cycle
        </button>
      )}
      {can.change && (
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/plans/$plan/cycles/$cycle/change"
          params={place}
        >
          Change dates and words
        </Link>
      )}
      {can.withdraw && (
        <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setAsking('withdraw')}>
          Withdraw it
        </button>
      )}
      {asking === 'lock' && <LockDialog view={view} place={place} onClose={close} />}
      {asking === 'withdraw' && <WithdrawDialog view={view} place={place} onClose={close} />}
    </>
  );
}

type Group = { key: string; heading: string; states: readonly AskState[]; none?: string };

const ofOpen: readonly Group[] = [
  { key: 'review', heading: 'To review', states: ['answered'], none: 'No answer waits for review.' },
  { key: 'waiting', heading: 'Who has not answered', states: ['asked', 'returned'], none: 'Everybody has answered.' },
  { key: 'accepted', heading: 'Accepted', states: ['accepted'] },
];
const ofLocked: readonly Group[] = [
  { key: 'missing', heading: 'Without an update', states: ['no-update'] },
  { key: 'accepted', heading: 'Reported', states: ['accepted'] },
];

function CycleContent({ view, place }: PartProps) {
  const { cycle, asks } = view;
  const groups = cycle.locked === null ? ofOpen : ofLocked;
  return (
    <>
      <CycleFacts cycle={cycle} />
      <LookedAtList view={view} authority={place.authority} />
      <p className="govuk-body" role="status">
        {progressInWords(view.progress)}
      </p>
      <ProgressBar view={view} />
      {cycle.instructions !== '' && <div className="govuk-inset-text pb-words">{cycle.instructions}</div>}
      <AskingOutside view={view} place={place} />
      {groups.map((group) => (
        <AskGroup
          key={group.key}
          group={group}
          asks={asks.filter(({ state }) => group.states.includes(state))}
          view={view}
          place={place}
        />
      ))}
    </>
  );
}

/** Which boards look at its report, and when. */
function LookedAtList({ view, authority }: { view: CycleView; authority: string }) {
  if (view.lookedAt.length === 0) return null;
  return (
    <ul className="govuk-list" aria-label="Meetings that look at its report">
      {view.lookedAt.map(({ board, meeting, item }) => (
        <li key={item.id}>
          {meeting.state === 'held' || meeting.state === 'minutes-agreed' ? 'Looked at by ' : 'On the agenda of '}
          <Link
            className="govuk-link"
            to="/$authority/meetings/$meeting"
            params={{ authority, meeting: meeting.id }}
            search={{ item: item.id }}
          >
            {board.name}, {inWords(meeting.on)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The words above say the same, so it is hidden from screen readers. */
function ProgressBar({ view }: { view: CycleView }) {
  const { accepted, answered, returned, asked, unowned, noUpdate } = view.progress;
  const all = Math.max(1, accepted + answered + returned + asked + unowned + noUpdate);
  const parts = [
    { key: 'accepted', count: accepted },
    { key: 'answered', count: answered },
    { key: 'returned', count: returned },
  ];
  let before = 0;
  return (
    <svg
      className="pb-cycle__bar"
      viewBox="0 0 1000 16"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="pb-cycle__part" width="1000" height="16" />
      {parts.map(({ key, count }) => {
        const x = (before / all) * 1000;
        before += count;
        return <rect className={`pb-cycle__part--${key}`} key={key} x={x} width={(count / all) * 1000} height="16" />;
      })}
    </svg>
  );
}

interface GroupProps extends PartProps {
  group: Group;
  asks: readonly AskLine[];
}

function AskGroup({ group, asks, view, place }: GroupProps) {
  const names = useNames(place.authority);
  const outsideOf = useOutside(place.authority, view);
  if (asks.length === 0 && group.none === undefined) return null;
  const id = `asks-${group.key}`;
  return (
    <section className="pb-section" aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {group.heading} <span className="pb-muted">({counted(asks.length, 'action')})</span>
      </h2>
      {group.key === 'waiting' && <Reminding view={view} place={place} waiting={asks.length} />}
      {asks.length === 0 ? (
        <p className="govuk-body">{group.none}</p>
      ) : (
        <ul className="pb-asks">
          {asks.map((ask) => (
            <AskItem key={ask.node} {...{ ask, view, place, names }} outside={outsideOf(ask)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Reminding({ view, place, waiting }: PartProps & { waiting: number }) {
  const { can, remindedOn } = view;
  if (waiting === 0) return null;
  return (
    <div className="pb-asks__remind">
      {can.remind && <RemindButton view={view} place={place} />}
      {remindedOn !== null && <p className="govuk-body pb-small pb-muted">Reminded by mail on {inWords(remindedOn)}</p>}
    </div>
  );
}
