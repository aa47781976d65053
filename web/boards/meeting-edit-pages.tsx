import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { MeetingChange, MeetingDraft } from '#shared/boards/schema.ts';
import { api } from '../api.ts';
import { DateField } from '../ui/date-field.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { boardQuery, meetingQuery } from './board-data.ts';

const addRoute = getRouteApi('/$authority/boards/$board/meetings/new');
const changeRoute = getRouteApi('/$authority/meetings/$meeting/change');

function MeetingFields() {
  return (
    <>
      <DateField name="on" label="When is it?" />
      <TextField name="begins" label="When does it begin?" hint="For example, 14:30" width="5" />
      <TextField name="place" label="Where is it?" hint="Leave it empty where this is not settled yet" />
    </>
  );
}

export function MeetingAddPage() {
  const place = addRoute.useParams();
  const { authority } = place;
  const board = useQuery(boardQuery(place));
  const refresh = useRefresh(authority);
  const navigate = useNavigate();
  return (
    <Page
      title="Plan a meeting"
      caption={board.data?.name}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/boards" params={{ authority }} key="boards">
          Boards
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/boards/$board" params={place} key="board">
          {board.data?.name ?? 'Board'}
        </Link>,
      ]}
    >
      <Loaded query={board} waiting={<GreyLines lines={4} />}>
        {({ can, meetings }) =>
          can.addMeeting ? (
            <Form
              schema={MeetingDraft}
              initial={{ on: '', begins: meetings[0]?.begins ?? '', place: meetings[0]?.place ?? '' }}
              draft={`${authority}.meeting-new.${place.board}`}
              submit="Plan the meeting"
              onSubmit={async (value, how) => {
                const made = await api.addMeeting(place, value, how);
                await refresh();
                await navigate({ to: '/$authority/meetings/$meeting', params: { authority, meeting: made.id } });
              }}
            >
              <MeetingFields />
            </Form>
          ) : (
            <NotAllowedWords>Editors and administrators plan meetings of a board that is not closed.</NotAllowedWords>
          )
        }
      </Loaded>
    </Page>
  );
}

export function MeetingChangePage() {
  const place = changeRoute.useParams();
  const { authority } = place;
  const meeting = useQuery(meetingQuery(place));
  const refresh = useRefresh(authority);
  const tell = useNotices();
  const navigate = useNavigate();
  return (
    <Page
      title="Change when and where"
      caption={meeting.data?.board.name}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/meetings/$meeting" params={place} key="meeting">
          Meeting
        </Link>,
      ]}
    >
      <Loaded query={meeting} waiting={<GreyLines lines={4} />}>
        {({ on, begins, place: where, version, can }) =>
          can.change ? (
            <Form
              key={version}
              schema={MeetingChange}
              initial={{ on, begins, place: where }}
              draft={`${authority}.meeting.${place.meeting}`}
              submit="Save changes"
              cancel={
                <Link className="govuk-link" to="/$authority/meetings/$meeting" params={place}>
                  Cancel
                </Link>
              }
              onConflict={() => {
                tell({
                  words: 'Someone else changed the meeting first. Check what you typed, then save it.',
                  tone: 'trouble',
                });
                void refresh();
              }}
              onSubmit={async (value, { key }) => {
                await api.changeMeeting(place, value, { version, key });
                await refresh();
                await navigate({ to: '/$authority/meetings/$meeting', params: place });
              }}
            >
              <MeetingFields />
            </Form>
          ) : (
            <NotAllowedWords>Editors and administrators move a meeting until it was held.</NotAllowedWords>
          )
        }
      </Loaded>
    </Page>
  );
}
