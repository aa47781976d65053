import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { isComing, isSitting } from '#shared/boards/rules.ts';
import type { BoardView, Member } from '#shared/boards/schema.ts';
import { inWords, today } from '../ui/dates.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { boardQuery } from './board-data.ts';
import { constituencyNames, kindNames, partNames, standingNames } from './board-words.ts';
import { MeetingLineItem } from './meeting-line.tsx';
import { ReviewList } from './reviews.tsx';

const route = getRouteApi('/$authority/boards/$board');

export function BoardPage() {
  const place = route.useParams();
  const board = useQuery(boardQuery(place));
  const { authority } = place;
  return (
    <Page
      title={board.data?.name ?? 'Board'}
      caption={board.data === undefined ? undefined : kindNames[board.data.kind]}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/boards" params={{ authority }} key="boards">
          Boards
        </Link>,
        ...(board.data?.above ? [<Above key="above" above={board.data.above} authority={authority} />] : []),
      ]}
      buttons={board.data && <BoardButtons board={board.data} authority={authority} />}
      wide
    >
      <Loaded query={board} waiting={<GreyLines lines={8} />}>
        {(view) => <BoardContent board={view} authority={authority} />}
      </Loaded>
    </Page>
  );
}

interface PartProps {
  board: BoardView;
  authority: string;
}

function Above({ above, authority }: { above: NonNullable<BoardView['above']>; authority: string }) {
  return (
    <Link className="govuk-breadcrumbs__link" to="/$authority/boards/$board" params={{ authority, board: above.id }}>
      {above.name}
    </Link>
  );
}

function BoardButtons({ board, authority }: PartProps) {
  const params = { authority, board: board.id };
  return (
    <>
      {board.can.addMeeting && (
        <Link className="govuk-button" to="/$authority/boards/$board/meetings/new" params={params}>
          Plan a meeting
        </Link>
      )}
      {board.can.change && (
        <Link className="govuk-button govuk-button--secondary" to="/$authority/boards/$board/change" params={params}>
          Change this board
        </Link>
      )}
    </>
  );
}

function BoardContent({ board, authority }: PartProps) {
  const coming = board.meetings.filter((meeting) => isComing(meeting, today())).toReversed();
  const past = board.meetings.filter((meeting) => !isComing(meeting, today()));
  return (
    <>
      <p className="govuk-body-l pb-text pb-words">
        {board.purpose === '' ? (
          <span className="pb-muted">What it is for has not been written yet.</span>
        ) : (
          board.purpose
        )}
      </p>
      <BoardFacts board={board} />
      <div className="pb-columns">
        <Members board={board} authority={authority} />
        <div>
          <section className="pb-section" aria-labelledby="meetings">
            <h2 className="govuk-heading-m" id="meetings">
              Meetings
            </h2>
            <Meetings label="Coming" none="No meeting is planned." meetings={coming} authority={authority} />
            {past.length > 0 && <Meetings label="Past" none="" meetings={past} authority={authority} />}
          </section>
          {board.reviews.length > 0 && (
            <section className="pb-section" aria-labelledby="reviews">
              <h2 className="govuk-heading-m" id="reviews">
                What it monitors and evaluates
              </h2>
              <ReviewList reviews={board.reviews} authority={authority} label="Rows of plans" />
            </section>
          )}
          {board.below.length > 0 && <Below board={board} authority={authority} />}
        </div>
      </div>
    </>
  );
}

function BoardFacts({ board }: { board: BoardView }) {
  const facts = [
    ['Chair', board.chair ?? 'No chair yet'],
    ['Meets', board.cadence === '' ? 'Not said' : board.cadence],
    ['Standing', standingNames[board.status]],
    ...(board.linkedTo === '' ? [] : [['Works with', board.linkedTo]]),
  ];
  return (
    <dl className="govuk-summary-list pb-text">
      {facts.map(([label, words]) => (
        <div className="govuk-summary-list__row" key={label}>
          <dt className="govuk-summary-list__key">{label}</dt>
          <dd className="govuk-summary-list__value">{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function Meetings({
  label,
  none,
  meetings,
  authority,
}: {
  label: string;
  none: string;
  meetings: BoardView['meetings'];
  authority: string;
}) {
  return (
    <>
      <h3 className="govuk-heading-s">{label}</h3>
      {meetings.length === 0 ? (
        <p className="govuk-body">{none}</p>
      ) : (
        <ul className="pb-waiting">
          {meetings.map((meeting) => (
            <MeetingLineItem key={meeting.id} meeting={meeting} authority={authority} />
          ))}
        </ul>
      )}
    </>
  );
}

function Below({ board, authority }: PartProps) {
  return (
    <section className="pb-section" aria-labelledby="below">
      <h2 className="govuk-heading-m" id="below">
        Groups below it
      </h2>
      <ul className="pb-waiting">
        {board.below.map(({ id, name, kind, status, chair }) => (
          <li className="pb-waiting__item" key={id}>
            <div className="pb-waiting__words">
              <Link className="govuk-link" to="/$authority/boards/$board" params={{ authority, board: id }}>
                {name}
              </Link>
              <p className="pb-waiting__line">
                {kindNames[kind]}
                {status === 'forming' && ' · Forming'}
                {status === 'closed' && ' · Closed'} · {chair === null ? 'No chair yet' : `Chair: ${chair}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Members({ board, authority }: PartProps) {
  const sitting = board.members.filter((member) => isSitting(member, today()));
  const others = board.members.filter((member) => !isSitting(member, today()));
  return (
    <section className="pb-section" aria-labelledby="members">
      <div className="pb-section__head">
        <h2 className="govuk-heading-m" id="members">
          Members
        </h2>
        {board.can.addMember && (
          <Link
            className="govuk-link"
            to="/$authority/boards/$board/members/new"
            params={{ authority, board: board.id }}
          >
            Add a member
          </Link>
        )}
      </div>
      {sitting.length === 0 && <p className="govuk-body">Nobody sits on this board yet.</p>}
      {Object.entries(constituencyNames)
        .map(([constituency, name]) => ({
          ...{ constituency, name },
          of: sitting.filter((each) => each.constituency === constituency),
        }))
        .filter(({ of }) => of.length > 0)
        .map(({ constituency, name, of }) => (
          <div className="pb-constituency" key={constituency}>
            <h3 className="govuk-heading-s pb-constituency__name">{name}</h3>
            <MemberList members={of} authority={authority} />
          </div>
        ))}
      {others.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">Former and future members</span>
          </summary>
          <div className="govuk-details__text">
            <MemberList members={others} authority={authority} />
          </div>
        </details>
      )}
    </section>
  );
}

function MemberList({ members, authority }: { members: Member[]; authority: string }) {
  return (
    <ul className="govuk-list pb-members">
      {members.map((member) => (
        <li key={member.id}>
          <MemberName member={member} authority={authority} />
          {member.part !== 'member' && <strong> {partNames[member.part]}</strong>}
          <span className="pb-waiting__line pb-members__line">
            {member.organisation === '' ? 'No organisation given' : member.organisation} · from {inWords(member.from)}
            {member.until !== null && ` until ${inWords(member.until)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function MemberName({ member, authority }: { member: Member; authority: string }) {
  if (!member.can.change) return <>{member.name}</>;
  return (
    <Link
      className="govuk-link"
      to="/$authority/boards/$board/members/$member"
      params={{ authority, board: member.board, member: member.id }}
    >
      {member.name}
      <span className="govuk-visually-hidden">: change</span>
    </Link>
  );
}
