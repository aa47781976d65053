import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Communication, CommunicationChange, CommunicationDraft } from '#shared/communications/schema.ts';
import { api } from '../api.ts';
import { Tag } from '../boards/tag.tsx';
import { inWords, today } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { counted, shortened } from '../ui/words.ts';
import { communicationsQuery } from './communication-data.ts';
import { CommunicationFields } from './communication-fields.tsx';
import { CommunicationSteps } from './communication-steps.tsx';
import { stateTags } from './communication-words.ts';

const addRoute = getRouteApi('/$authority/communications/new');
const oneRoute = getRouteApi('/$authority/communications/$communication');

function Frame({ title, authority, children }: { title: string; authority: string; children: ReactNode }) {
  return (
    <Page
      title={title}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/communications" params={{ authority }} key="all">
          Communications plan
        </Link>,
      ]}
    >
      {children}
    </Page>
  );
}

export function CommunicationAddPage() {
  const { authority } = addRoute.useParams();
  const communications = useQuery(communicationsQuery(authority));
  const refresh = useRefresh(authority);
  const navigate = useNavigate();
  const initial = { message: '', channel: '', audience: '', plannedOn: '', responsible: null, about: null };
  return (
    <Frame title="Plan a message" authority={authority}>
      <Loaded query={communications} waiting={<GreyLines lines={6} />}>
        {({ channels, can }) =>
          can.add ? (
            <Form
              schema={CommunicationDraft}
              initial={initial}
              draft={`${authority}.communication-new`}
              submit="Plan this message"
              onSubmit={async (value, { key }) => {
                await api.planCommunication(authority, value, { key });
                await refresh();
                await navigate({ to: '/$authority/communications', params: { authority } });
              }}
            >
              <CommunicationFields authority={authority} channels={channels} />
            </Form>
          ) : (
            <NotAllowedWords>Editors and administrators plan messages.</NotAllowedWords>
          )
        }
      </Loaded>
    </Frame>
  );
}

/** A message: what is to be done with it, and what came of it. */
export function CommunicationPage() {
  const { authority, communication: id } = oneRoute.useParams();
  const communications = useQuery(communicationsQuery(authority));
  const found = communications.data?.items.find((each) => each.id === id);
  return (
    <Frame title={found === undefined ? 'Message' : shortened(found.message, 90)} authority={authority}>
      <Loaded query={communications} waiting={<GreyLines lines={6} />}>
        {({ channels }) =>
          found === undefined ? (
            <EmptyState title="There is no such message">
              It may be of another authority, or the address is wrong.
            </EmptyState>
          ) : (
            <Content communication={found} channels={channels} authority={authority} />
          )
        }
      </Loaded>
    </Frame>
  );
}

interface ContentProps {
  communication: Communication;
  channels: string[];
  authority: string;
}

function Content({ communication, channels, authority }: ContentProps) {
  const { message, channel, audience, plannedOn, state, sentOn, cancelled, results, planTitle, about, can } =
    communication;
  const facts = [
    ['Channel', channel],
    ['For', audience],
    ['Planned for', inWords(plannedOn)],
    ...(sentOn === null ? [] : [['Sent on', inWords(sentOn)]]),
    ...(cancelled === null ? [] : [['Cancelled', cancelled.why]]),
  ];
  return (
    <>
      <p>
        <Tag tag={stateTags[state]} />
      </p>
      <p className="govuk-body pb-text pb-words">{message}</p>
      <dl className="govuk-summary-list pb-text">
        {facts.map(([label, words]) => (
          <div className="govuk-summary-list__row" key={label}>
            <dt className="govuk-summary-list__key">{label}</dt>
            <dd className="govuk-summary-list__value">{words}</dd>
          </div>
        ))}
        {about !== null && (
          <div className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">About</dt>
            <dd className="govuk-summary-list__value">
              <Link className="govuk-link" to="/$authority/plans/$plan" params={{ authority, plan: about.plan }}>
                {planTitle}
              </Link>
            </dd>
          </div>
        )}
      </dl>
      <section className="pb-section" aria-labelledby="results">
        <h2 className="govuk-heading-m" id="results">
          What came of it
        </h2>
        {results.length === 0 && <p className="govuk-body">Nothing is recorded yet.</p>}
        {results.map(({ words, reached, on, at }) => (
          <p className="govuk-body pb-text pb-words" key={at}>
            {words} {reached !== null && `Reached ${counted(reached, 'person', 'people')}.`} ({inWords(on)})
          </p>
        ))}
      </section>
      <CommunicationSteps communication={communication} authority={authority} key={communication.version} />
      {can.change && <ChangeForm communication={communication} channels={channels} authority={authority} />}
    </>
  );
}

function ChangeForm({ communication, channels, authority }: ContentProps) {
  const { id, message, channel, audience, plannedOn, responsible, about, version } = communication;
  const refresh = useRefresh(authority);
  const tell = useNotices();
  const place = { authority, communication: id };
  const before = { message, channel, audience, plannedOn, responsible, about };
  const undo = async (after: number): Promise<void> => {
    await api.changeCommunication(place, before, { version: after, key: crypto.randomUUID() });
    await refresh();
    tell({ words: 'Undone. The message says what it said before.' });
  };
  return (
    <section className="pb-section pb-no-print" aria-labelledby="change">
      <h2 className="govuk-heading-m" id="change">
        Change the message
      </h2>
      <Form
        schema={CommunicationChange}
        ids="change"
        initial={before}
        draft={`${authority}.communication.${id}.${version}`}
        submit="Save changes"
        onConflict={() => {
          tell({ words: 'Someone else changed it first. Check what you typed, then save it.', tone: 'trouble' });
          void refresh();
        }}
        onSubmit={async (value, { key }) => {
          const changed = await api.changeCommunication(place, value, { version, key });
          await refresh();
          const press = (): void => void undo(changed.version);
          tell({ words: `Saved on ${inWords(today())}.`, button: { label: 'Undo', press } });
        }}
      >
        <CommunicationFields authority={authority} channels={channels} ids="change" />
      </Form>
    </section>
  );
}
