import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { papersOf, publishedItems, usualUntil } from '#shared/audiences/meeting-rules.ts';
import { ShareDraft } from '#shared/audiences/schema.ts';
import type { MeetingView } from '#shared/boards/schema.ts';
import { api } from '../api.ts';
import { meetingQuery } from '../boards/board-data.ts';
import { DateField } from '../ui/date-field.tsx';
import { inWords, today } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { Paper, PublishedPart } from './papers.tsx';

const route = getRouteApi('/$authority/meetings/$meeting/send');

/** Sends a meeting's papers to the members of its board or publishes its agenda, with a look at what they will see. */
export function SendPage() {
  const place = route.useParams();
  const { authority } = place;
  const toEveryone = route.useSearch().to === 'everyone';
  const meeting = useQuery(meetingQuery(place));
  const title = toEveryone ? 'Publish the agenda to everyone' : 'Send papers to members';
  return (
    <Page
      title={title}
      caption={meeting.data && `${meeting.data.board.name}, ${inWords(meeting.data.on)}`}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/boards" params={{ authority }} key="boards">
          Boards
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/meetings/$meeting" params={place} key="meeting">
          {meeting.data === undefined ? 'Meeting' : `Meeting of ${inWords(meeting.data.on)}`}
        </Link>,
      ]}
    >
      <Loaded query={meeting} waiting={<GreyLines lines={8} />}>
        {(view) =>
          (toEveryone ? view.can.publish : view.can.send) ? (
            <SendForm meeting={view} toEveryone={toEveryone} />
          ) : (
            <CannotSend meeting={view} toEveryone={toEveryone} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface SendProps {
  meeting: MeetingView;
  toEveryone: boolean;
}

function CannotSend({ meeting, toEveryone }: SendProps) {
  if (meeting.state === 'planned') {
    return (
      <EmptyState title="The agenda is not published yet">
        Publish the agenda on the meeting’s page first, then it can be shown to others.
      </EmptyState>
    );
  }
  return (
    <EmptyState title={toEveryone ? 'An administrator publishes to everyone' : 'An editor sends papers to members'}>
      Your role here does not allow it. An administrator can do it for you, or change your role.
    </EmptyState>
  );
}

function SendForm({ meeting, toEveryone }: SendProps) {
  const place = route.useParams();
  const { authority } = place;
  const navigate = useNavigate();
  const tell = useNotices();
  const refresh = useRefresh(authority);
  const initial = {
    audience: toEveryone ? `public:${authority}` : `board:${authority}:${meeting.board.id}`,
    thing: { kind: 'meeting', meeting: meeting.id },
    fields: null,
    until: usualUntil(meeting, today()),
  };
  return (
    <Form
      schema={ShareDraft}
      initial={initial}
      submit={toEveryone ? 'Publish to everyone' : 'Send papers'}
      cancel={
        <Link className="govuk-link" to="/$authority/meetings/$meeting" params={place}>
          Cancel
        </Link>
      }
      onSubmit={async (value, { key }) => {
        const share = await api.share(authority, value, { key });
        await refresh();
        tell({ words: `Shown to ${named(share.audienceName)} until ${inWords(share.until)}.` });
        await navigate({ to: '/$authority/meetings/$meeting', params: place });
      }}
    >
      <p className="govuk-body">{toEveryone ? everyoneSees : membersSee(meeting)}</p>
      <DateField name="until" label="Shown until" hint="The last day. You can withdraw it before" />
      <Preview meeting={meeting} toEveryone={toEveryone} />
    </Form>
  );
}

const named = (audience: string): string => `${audience.charAt(0).toLowerCase()}${audience.slice(1)}`;

const everyoneSees =
  'Anyone can read it without signing in: the titles and what is recommended, and what was decided once the minutes are agreed. Reports, and who wrote them, are not shown.';
const membersSee = ({ board }: MeetingView): string =>
  `Members of the board “${board.name}” who are not officers see the papers when they sign in, once an administrator has invited them, and each decision as it is recorded. What you change later, they see moments after.`;

/** Made by the same rule that makes the copies: to the letter what they will see. */
function Preview({ meeting, toEveryone }: SendProps) {
  const whole = { ...meeting, board: meeting.board.name, meeting };
  return (
    <section className="pb-shared-preview" aria-labelledby="preview">
      <h2 className="govuk-heading-s" id="preview">
        What they will see
      </h2>
      {toEveryone
        ? publishedItems(whole).map((item, at) => <PublishedPart item={item} number={at + 1} key={item.id} />)
        : papersOf(whole).map((paper, at) => (
            <article className="pb-paper" key={paper.id}>
              <Paper paper={paper} number={at + 1} level="h3" />
            </article>
          ))}
    </section>
  );
}
