import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { timeOfDay } from '#shared/boards/names.ts';
import type { MeetingView } from '#shared/boards/schema.ts';
import { MeetingShares } from '../audiences/meeting-shares.tsx';
import { ItemCycle } from '../board-comments/item-cycle.tsx';
import { inWords } from '../ui/dates.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { AgendaList } from './agenda-list.tsx';
import { meetingQuery } from './board-data.ts';
import { stateTags } from './board-words.ts';
import { ItemDecisions } from './item-decisions.tsx';
import { ItemEditor } from './item-editor.tsx';
import { ItemReading } from './item-reading.tsx';
import { MeetingActions } from './meeting-actions.tsx';
import { MeetingSteps } from './meeting-steps.tsx';
import { Tag } from './tag.tsx';
import { useItemKeys } from './use-item-keys.ts';

const route = getRouteApi('/$authority/meetings/$meeting');

export function MeetingPage() {
  const place = route.useParams();
  const meeting = useQuery(meetingQuery(place));
  const { authority } = place;
  const { data } = meeting;
  const title = data === undefined ? 'Meeting' : `Meeting of ${inWords(data.on)}`;
  return (
    <Page
      title={data === undefined ? title : `${data.board.name}, ${inWords(data.on)}`}
      heading={title}
      caption={data?.board.name}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/boards" params={{ authority }} key="boards">
          Boards
        </Link>,
        ...(data === undefined ? [] : [<BoardCrumb key="board" board={data.board} authority={authority} />]),
      ]}
      buttons={data && <MeetingSteps meeting={data} authority={authority} />}
      wide
    >
      <Loaded query={meeting} waiting={<GreyLines lines={8} />}>
        {(view) => <MeetingContent meeting={view} authority={authority} />}
      </Loaded>
    </Page>
  );
}

function BoardCrumb({ board, authority }: { board: MeetingView['board']; authority: string }) {
  return (
    <Link className="govuk-breadcrumbs__link" to="/$authority/boards/$board" params={{ authority, board: board.id }}>
      {board.name}
    </Link>
  );
}

function MeetingContent({ meeting, authority }: { meeting: MeetingView; authority: string }) {
  const { item: chosen } = route.useSearch();
  const navigate = useNavigate();
  const { items } = meeting;
  const open = items.find(({ id }) => id === chosen) ?? items[0];
  const go = useCallback(
    (item: string) => {
      const params = { authority, meeting: meeting.id };
      void navigate({
        to: '/$authority/meetings/$meeting',
        params,
        search: { item },
        replace: true,
        resetScroll: false,
      });
    },
    [navigate, authority, meeting.id],
  );
  useItemKeys(items, open?.id, go);
  const props = { meeting, authority };
  return (
    <>
      <p className="pb-meeting__facts">
        <Tag tag={stateTags[meeting.state]} /> {timeOfDay(meeting.begins)} ·{' '}
        {meeting.place === '' ? 'Place not given yet' : meeting.place}
        {meeting.can.change && (
          <>
            {' · '}
            <Link
              className="govuk-link"
              to="/$authority/meetings/$meeting/change"
              params={{ authority, meeting: meeting.id }}
            >
              Change when and where
            </Link>
          </>
        )}
      </p>
      <div className="pb-meeting">
        <AgendaList {...props} open={open?.id} go={go} />
        {open !== undefined && (
          <>
            {open.can.change && open.withdrawn === null ? (
              <ItemEditor key={open.id} {...props} item={open} go={go} />
            ) : (
              <ItemReading key={open.id} {...props} item={open} />
            )}
            <div className="pb-meeting__side">
              <ItemCycle key={`${open.id} cycle`} {...props} item={open} />
              <ItemDecisions key={open.id} {...props} item={open} />
              <MeetingActions {...props} />
              <MeetingShares {...props} />
            </div>
          </>
        )}
      </div>
      <p className="govuk-body pb-no-print">
        <Link
          className="govuk-link"
          to="/$authority/audit"
          params={{ authority }}
          search={{ subject: `meeting:${meeting.id}` }}
        >
          What was changed in this meeting
        </Link>
      </p>
    </>
  );
}
