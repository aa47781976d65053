import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { verbNames } from '#shared/boards/names.ts';
import type { BoardSummary, ForwardPlan } from '#shared/boards/schema.ts';
import { inWords } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyLines, GreyTable, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { boardsQuery, forwardPlanQuery } from './board-data.ts';
import { kindNames } from './board-words.ts';
import { MeetingLineItem } from './meeting-line.tsx';
import { ReviewList } from './reviews.tsx';

const route = getRouteApi('/$authority/boards');

export function BoardsPage() {
  const { authority } = route.useParams();
  const boards = useQuery(boardsQuery(authority));
  const plan = useQuery(forwardPlanQuery(authority));
  return (
    <Page
      title="Boards"
      buttons={boards.data?.can.add && boards.data.items.length > 0 && <SetUpButton authority={authority} />}
    >
      <Loaded query={boards} waiting={<GreyTable rows={4} columns={3} />}>
        {({ items, can }) =>
          items.length === 0 ? (
            <EmptyState title="No boards yet" next={can.add ? <SetUpButton authority={authority} /> : undefined}>
              Your strategic board, and the groups, forums and networks below it, will be listed here with their
              members, meetings and decisions.
            </EmptyState>
          ) : (
            <>
              <BoardList boards={items} authority={authority} />
              <section className="pb-section" aria-labelledby="coming">
                <h2 className="govuk-heading-m" id="coming">
                  Forward plan
                </h2>
                <Loaded query={plan} waiting={<GreyLines lines={4} />}>
                  {(data) => <ForwardPlanList plan={data} authority={authority} />}
                </Loaded>
              </section>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function SetUpButton({ authority }: { authority: string }) {
  return (
    <Link className="govuk-button" to="/$authority/boards/new" params={{ authority }}>
      Set up a board
    </Link>
  );
}

/** Each board with those below it, in the order of their names; those that are closed come last. */
function BoardList({ boards, authority }: { boards: BoardSummary[]; authority: string }) {
  const named = boards.toSorted(
    (a, b) =>
      Number(a.status === 'closed') - Number(b.status === 'closed') ||
      Number(b.kind === 'strategic') - Number(a.kind === 'strategic') ||
      a.name.localeCompare(b.name),
  );
  const known = new Set(boards.map(({ id }) => id));
  const top = named.filter(({ parent }) => parent === null || !known.has(parent));
  return (
    <ul className="pb-boards">
      {top.map((board) => (
        <BoardItem key={board.id} board={board} all={named} authority={authority} />
      ))}
    </ul>
  );
}

function BoardItem({ board, all, authority }: { board: BoardSummary; all: BoardSummary[]; authority: string }) {
  const below = all.filter(({ parent }) => parent === board.id);
  return (
    <li className="pb-boards__item">
      <h2 className="govuk-heading-s pb-plan-line__title">
        <Link className="govuk-link" to="/$authority/boards/$board" params={{ authority, board: board.id }}>
          {board.name}
        </Link>
      </h2>
      <p className="pb-waiting__line">
        {kindNames[board.kind]}
        {board.status === 'forming' && ' · Forming, in shadow form'}
        {board.status === 'closed' && ' · Closed'} · {board.chair === null ? 'No chair yet' : `Chair: ${board.chair}`}
        {board.cadence !== '' && ` · ${board.cadence}`}
      </p>
      <p className="pb-waiting__line">
        {board.next === null ? 'No meeting planned' : `Next meeting ${inWords(board.next.on)}`}
        {board.lastHeld !== null && ` · Last met ${inWords(board.lastHeld)}`}
      </p>
      {below.length > 0 && (
        <ul className="pb-boards pb-boards--below" aria-label={`Below ${board.name}`}>
          {below.map((each) => (
            <BoardItem key={each.id} board={each} all={all} authority={authority} />
          ))}
        </ul>
      )}
    </li>
  );
}

function ForwardPlanList({ plan, authority }: { plan: ForwardPlan; authority: string }) {
  const boards = [...new Set(plan.unplaced.map(({ boardName }) => boardName))];
  return (
    <>
      {plan.items.length === 0 ? (
        <p className="govuk-body">No meeting of any board is planned.</p>
      ) : (
        <ComingMeetings plan={plan} authority={authority} />
      )}
      {boards.map((board) => (
        <section key={board} aria-label={`What ${board} has no meeting for`}>
          <h3 className="govuk-heading-s">No meeting yet for what {board} looks at</h3>
          <ReviewList
            reviews={plan.unplaced.filter(({ boardName }) => boardName === board)}
            authority={authority}
            label={`What ${board} has no meeting for`}
          />
        </section>
      ))}
    </>
  );
}

function ComingMeetings({ plan, authority }: { plan: ForwardPlan; authority: string }) {
  return (
    <ul className="pb-list-plain">
      {plan.items.map((meeting) => (
        <li className="pb-forward" key={meeting.id}>
          <ul className="pb-waiting pb-forward__meeting">
            <MeetingLineItem meeting={meeting} authority={authority} board={meeting.board.name} />
          </ul>
          {meeting.agenda.length === 0 ? (
            <p className="pb-small pb-muted">Nothing is on its agenda yet.</p>
          ) : (
            <ol className="govuk-list govuk-list--number pb-forward__agenda">
              {meeting.agenda.map(({ id, title, verbs }) => (
                <li key={id}>
                  {title}
                  {verbs.length > 0 && (
                    <span className="pb-muted">
                      {' '}
                      (to {[...new Set(verbs)].map((verb) => verbNames[verb].toLowerCase()).join(', ')})
                    </span>
                  )}
                </li>
              ))}
            </ol>
          )}
          {meeting.reviews.length > 0 && (
            <ReviewList
              reviews={meeting.reviews}
              authority={authority}
              label={`What ${meeting.board.name} looks at, ${inWords(meeting.on)}`}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
