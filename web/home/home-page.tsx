import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Home, Waiting, WaitingMention } from '#shared/authorities/home.ts';
import { waitsForOwner } from '#shared/cycles/asked.ts';
import type { PlanSummary } from '#shared/plans/schema.ts';
import { homeQuery } from '../authorities/place.ts';
import { MeetingLineItem } from '../boards/meeting-line.tsx';
import { daysBetween, inWords } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { counted, shortened } from '../ui/words.ts';
import { Leavers } from './leavers.tsx';
import { MentionButton, MentionWords } from './mention-item.tsx';
import { MessageItem } from './message-item.tsx';
import { attentionInWords, StatusBar } from './status-bar.tsx';
import { WaitingWords } from './waiting-words.tsx';

const route = getRouteApi('/$authority/');

/** Three things, in this order: what waits for me, what is coming, how the plans stand. */
export function HomePage() {
  const { authority } = route.useParams();
  const home = useQuery(homeQuery(authority));
  return (
    <Page title="Home">
      <Loaded query={home} waiting={<GreyLines lines={8} />}>
        {(data) => (
          <>
            <Leavers home={data} authority={authority} />
            <WhatWaits home={data} authority={authority} />
            <WhatIsComing home={data} authority={authority} />
            <HowPlansStand home={data} authority={authority} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface PartProps {
  home: Home;
  authority: string;
}

const isNow = ({ state, ask }: Waiting): boolean => state !== 'later' || waitsForOwner(ask);

function WhatWaits({ home, authority }: PartProps) {
  const now = home.waiting.filter(isNow);
  const asked = now.filter(({ ask }) => waitsForOwner(ask));
  const others = now.filter(({ ask }) => !waitsForOwner(ask));
  const reviews = home.can.addPlan ? home.plans.filter(hasAnswers) : [];
  const messages = home.messages.filter(({ state }) => state !== 'later');
  return (
    <section className="pb-section" aria-labelledby="waits">
      <h2 className="govuk-heading-m" id="waits">
        What waits for you
      </h2>
      {now.length + reviews.length + messages.length + home.mentions.length === 0 ? (
        <p className="govuk-body">
          Nothing waits for you. Actions you own are listed here when they are due, overdue or without an update, and
          comments that mention you.
        </p>
      ) : (
        <ul className="pb-waiting">
          {home.mentions.map((mention) => (
            <MentionLine key={mention.comment} mention={mention} home={home} authority={authority} />
          ))}
          {messages.map((message) => (
            <MessageItem key={message.id} message={message} authority={authority} />
          ))}
          {asked.map((item) => (
            <AskedLine key={item.node} item={item} home={home} authority={authority} />
          ))}
          {reviews.map((plan) => (
            <ReviewLine key={plan.id} plan={plan} authority={authority} />
          ))}
          {others.map((item) => (
            <li className="pb-waiting__item" key={item.node}>
              <WaitingWords item={item} today={home.today} authority={authority} />
              <Link
                className="govuk-button govuk-button--secondary"
                to="/$authority/plans/$plan/actions/$node/update"
                params={{ authority, plan: item.plan, node: item.node }}
              >
                Record an update
                <span className="govuk-visually-hidden"> on {shortened(item.title)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {asked.length > 0 && (
        <p className="govuk-body">
          <Link className="govuk-link" to="/$authority/updates" params={{ authority }}>
            All updates that are asked of you
          </Link>
        </p>
      )}
    </section>
  );
}

const hasAnswers = ({ cycle }: PlanSummary): boolean => cycle?.locked === null && cycle.progress.answered > 0;

function MentionLine({ mention, home, authority }: PartProps & { mention: WaitingMention }) {
  const by = home.people.find(({ id }) => id === mention.by)?.name ?? 'Someone';
  return (
    <li className="pb-waiting__item">
      <MentionWords {...{ mention, authority, by }} />
      <MentionButton {...{ mention, authority, by }} />
    </li>
  );
}

/** An update that an open cycle asks for, or that was returned; the button goes to its form. */
function AskedLine({ item, home, authority }: PartProps & { item: Waiting }) {
  const { ask } = item;
  if (ask === null) return null;
  return (
    <li className="pb-waiting__item">
      <WaitingWords item={item} today={home.today} authority={authority} />
      <Link
        className="govuk-button"
        to="/$authority/plans/$plan/cycles/$cycle/asks/$node"
        params={{ authority, plan: item.plan, cycle: ask.cycle, node: item.node }}
      >
        {ask.state === 'returned' ? 'Answer again' : 'Answer'}
        <span className="govuk-visually-hidden"> for {shortened(item.title)}</span>
      </Link>
    </li>
  );
}

/** Answers of one plan that wait for a lead. */
function ReviewLine({ plan, authority }: { plan: PlanSummary; authority: string }) {
  const { cycle } = plan;
  if (cycle === null) return null;
  return (
    <li className="pb-waiting__item">
      <div className="pb-waiting__words">
        <Link
          className="govuk-link"
          to="/$authority/plans/$plan/cycles/$cycle"
          params={{ authority, plan: plan.id, cycle: cycle.id }}
        >
          {plan.title}: {cycle.name}
        </Link>
        <p className="pb-waiting__line">
          {counted(cycle.progress.answered, 'update')} to review · due {inWords(cycle.dueOn)}
        </p>
      </div>
      <Link
        className="govuk-button govuk-button--secondary"
        to="/$authority/plans/$plan/cycles/$cycle"
        params={{ authority, plan: plan.id, cycle: cycle.id }}
      >
        Review<span className="govuk-visually-hidden"> {plan.title}</span>
      </Link>
    </li>
  );
}

function WhatIsComing({ home, authority }: PartProps) {
  const coming = home.waiting.filter(
    (item) => !isNow(item) && item.dueOn !== null && daysBetween(home.today, item.dueOn) <= 180,
  );
  const messages = home.messages.filter(({ state }) => state === 'later');
  return (
    <section className="pb-section" aria-labelledby="coming">
      <h2 className="govuk-heading-m" id="coming">
        What is coming
      </h2>
      {coming.length === 0 && messages.length === 0 && home.meetings.length === 0 ? (
        <p className="govuk-body">
          No meeting is planned, and no action of yours falls due later in the next six months.
        </p>
      ) : (
        <ul className="pb-waiting">
          {home.meetings.map((meeting) => (
            <MeetingLineItem key={meeting.id} meeting={meeting} authority={authority} board={meeting.board.name} />
          ))}
          {messages.map((message) => (
            <MessageItem key={message.id} message={message} authority={authority} />
          ))}
          {coming.map((item) => (
            <li className="pb-waiting__item" key={item.node}>
              <WaitingWords item={item} today={home.today} authority={authority} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function HowPlansStand({ home, authority }: PartProps) {
  return (
    <section className="pb-section" aria-labelledby="stand">
      <h2 className="govuk-heading-m" id="stand">
        How the plans stand
      </h2>
      {home.plans.length === 0 ? (
        <NoPlans home={home} authority={authority} />
      ) : (
        <ul className="pb-waiting">
          {home.plans.map((plan) => (
            <li className="pb-plan-line" key={plan.id}>
              <h3 className="govuk-heading-s pb-plan-line__title">
                <Link className="govuk-link" to="/$authority/plans/$plan" params={{ authority, plan: plan.id }}>
                  {plan.title}
                </Link>
              </h3>
              <p className="pb-waiting__line">
                {counted(plan.health.actions, 'action')} · Agreed {inWords(plan.agreedOn)}
                {attentionInWords(plan.health) !== null && (
                  <span className="pb-warm"> · {attentionInWords(plan.health)}</span>
                )}
              </p>
              <StatusBar plan={plan} otherwise={home.statuses} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function NoPlans({ home, authority }: PartProps) {
  const next = home.can.importPlan ? (
    <Link className="govuk-button" to="/$authority/imports/new" params={{ authority }}>
      Bring in a plan
    </Link>
  ) : undefined;
  return (
    <EmptyState title="No plans yet" next={next}>
      Each plan of {home.authority.name} will stand here with one bar that shows where its actions are.
    </EmptyState>
  );
}
