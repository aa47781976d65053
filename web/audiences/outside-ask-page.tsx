import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SharedAsk } from '#shared/cycles/outside.ts';
import { answeringRefusal } from '#shared/cycles/outside-rules.ts';
import { UpdateDraft } from '#shared/plans/schema.ts';
import { api } from '../api.ts';
import { AskTag } from '../cycles/cycle-words.tsx';
import { SaidFields } from '../plans/update/said-fields.tsx';
import { isGone } from '../problems.ts';
import { inWords } from '../ui/dates.ts';
import { Form } from '../ui/form.tsx';
import type { Values } from '../ui/form-values.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { StatusTag } from '../ui/status-tag.tsx';
import { NotFoundPage } from '../ui/trouble.tsx';
import { shortened } from '../ui/words.ts';
import { sharedAsksQuery } from './audience-data.ts';
import { SuspendedNotice } from './suspended-notice.tsx';

const route = getRouteApi('/audiences/$kind/$id/cycles/$cycle/asks/$node');

/** What an owner who is no officer is asked about one of their actions, and the form in which they answer. */
export function OutsideAskPage() {
  const { cycle, node, ...place } = route.useParams();
  const asks = useQuery(sharedAsksQuery(place));
  const ask = asks.data?.items.find((each) => each.cycle.id === cycle && each.node === node);
  if (isGone(asks.error) || (asks.data !== undefined && ask === undefined)) return <NotFoundPage />;
  return (
    <Page
      title={ask === undefined ? 'Your update' : `Your update for ${ask.cycle.name}`}
      caption={ask && `${ask.authority.name}: ${shortened(ask.title, 160)}`}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/audiences/$kind/$id" params={place} key="audience">
          Shared with you
        </Link>,
      ]}
      wide
    >
      <Loaded query={asks} waiting={<GreyLines lines={8} />}>
        {({ today }) => ask && <Asked key={`${cycle} ${node}`} ask={ask} today={today} />}
      </Loaded>
    </Page>
  );
}

function Asked({ ask, today }: { ask: SharedAsk; today: string }) {
  const { cycle, returned, authority } = ask;
  const refusal = authority.suspended ? `${authority.name} can only be read at the moment.` : answeringRefusal(ask);
  return (
    <>
      <SuspendedNotice owners={[authority]} />
      <p className="pb-plan-facts">
        <AskTag state={ask.state} /> · answers due {inWords(cycle.dueOn)} · data as at {inWords(cycle.dataOn)}
        {ask.dueOn !== null && ` · action due ${inWords(ask.dueOn)}`}
      </p>
      {cycle.instructions !== '' && <div className="govuk-inset-text pb-words">{cycle.instructions}</div>}
      {returned !== null && (
        <div className="govuk-inset-text" role="status">
          <strong>Returned by {authority.name}:</strong> {returned}
        </div>
      )}
      <div className="pb-columns pb-columns--form">
        <section aria-labelledby="action">
          <h2 className="govuk-heading-m" id="action">
            The action
          </h2>
          <Action ask={ask} />
        </section>
        <section aria-labelledby="answer">
          <h2 className="govuk-heading-m" id="answer">
            {refusal === null ? 'Your answer' : 'What you answered'}
          </h2>
          {refusal === null ? <AnswerForm ask={ask} today={today} /> : <Given ask={ask} refusal={refusal} />}
        </section>
      </div>
    </>
  );
}

function Action({ ask }: { ask: SharedAsk }) {
  const { above, title, facts, last, planTitle } = ask;
  return (
    <div className="pb-last">
      <p className="govuk-body pb-small pb-muted">
        {[planTitle, ...above.map((row) => shortened(row.title, 120))].join(' › ')}
      </p>
      <p className="govuk-body pb-words">{title}</p>
      {facts.map(({ heading, words }) => (
        <Said key={heading} label={heading} words={words} />
      ))}
      <h3 className="govuk-heading-s pb-said__label">The last update</h3>
      {last === null ? (
        <p className="govuk-body">None before this one.</p>
      ) : (
        <>
          <p className="govuk-body">Last reported: {last.words}</p>
          <Said label="Delivered" words={last.delivered === '' ? 'Nothing given' : last.delivered} />
          <Said label="Next" words={last.next === '' ? 'No next step given' : last.next} />
        </>
      )}
    </div>
  );
}

function Said({ label, words }: { label: string; words: string }) {
  return (
    <>
      <h3 className="govuk-heading-s pb-said__label">{label}</h3>
      <p className="govuk-body pb-words">{words}</p>
    </>
  );
}

/** Nothing can be said here any more; what was said is shown. */
function Given({ ask: { answer, statuses }, refusal }: { ask: SharedAsk; refusal: string }) {
  return (
    <>
      <p className="govuk-body">{refusal}</p>
      {answer === null ? (
        <p className="govuk-body">You have not answered.</p>
      ) : (
        <div className="pb-last">
          <p className="govuk-body">
            <StatusTag status={statuses.find(({ key }) => key === answer.status)} />{' '}
            <span className="pb-small pb-muted">For {inWords(answer.effectiveOn)}</span>
          </p>
          <Said label="Delivered" words={answer.delivered === '' ? 'Nothing given' : answer.delivered} />
          <Said label="Next" words={answer.next === '' ? 'No next step given' : answer.next} />
        </div>
      )}
    </>
  );
}

/** What is typed stays, whatever the page is shown meanwhile. */
function AnswerForm({ ask, today }: { ask: SharedAsk; today: string }) {
  const { cycle, node, ...place } = route.useParams();
  const [opened] = useState(ask);
  const navigate = useNavigate();
  const tell = useNotices();
  const client = useQueryClient();
  const blank = { status: null, delivered: '', next: '', effectiveOn: today, evidence: [] };
  return (
    <Form
      schema={UpdateDraft}
      initial={(opened.answer ?? blank) satisfies Values}
      draft={`${place.kind}.${place.id}.answer.${cycle}.${node}`}
      submit={opened.answer === null ? 'Send this update' : 'Send the changed update'}
      cancel={
        <Link className="govuk-link" to="/audiences/$kind/$id" params={place}>
          Cancel
        </Link>
      }
      onSubmit={async (json, { key }) => {
        await api.sendAnswer({ ...place, cycle, node }, json, { key });
        tell({ words: `Your update was sent. ${ask.authority.name} reviews it.` });
        await client.invalidateQueries({ queryKey: ['audience', place.kind, place.id] });
        await navigate({ to: '/audiences/$kind/$id', params: place });
      }}
    >
      {(values) => (
        <>
          <p className="govuk-body">
            {ask.authority.name} reads what you send before it stands in the plan. Other members of the board do not see
            it here.
          </p>
          <SaidFields statuses={ask.statuses} values={values} />
        </>
      )}
    </Form>
  );
}
