import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { lastReported } from '#shared/cycles/freshness.ts';
import type { Ask } from '#shared/cycles/schema.ts';
import type { AskView } from '#shared/cycles/views.ts';
import { actionLevel } from '#shared/plans/rules.ts';
import { UpdateDraft } from '#shared/plans/schema.ts';
import type { AskPlace } from '../api/cycles.ts';
import { api } from '../api.ts';
import { useNames } from '../authorities/place.ts';
import { OpenSteps } from '../milestones/milestones-section.tsx';
import { useDone } from '../plans/plan-data.ts';
import { LastUpdate } from '../plans/update/last-update.tsx';
import { UpdateFields } from '../plans/update/update-fields.tsx';
import type { UpdateSubject } from '../plans/update/update-preview.tsx';
import { inWords } from '../ui/dates.ts';
import { Form } from '../ui/form.tsx';
import type { Submission } from '../ui/form-state.ts';
import type { Values } from '../ui/form-values.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { shortened } from '../ui/words.ts';
import { askQuery } from './cycle-data.ts';
import { AskTag, cyclesCrumb, planCrumb } from './cycle-words.tsx';

const route = getRouteApi('/$authority/plans/$plan/cycles/$cycle/asks/$node');

/** What one owner is asked about one action: what was last said beside what is said now. */
export function AskPage() {
  const place = route.useParams();
  const ask = useQuery(askQuery(place));
  return (
    <Page
      title="Answer"
      heading={ask.data === undefined ? 'Answer' : `Your update for ${ask.data.cycle.name}`}
      caption={ask.data === undefined ? undefined : shortened(ask.data.ask.action.title, 160)}
      crumbs={[planCrumb(place, ask.data?.plan.title), cyclesCrumb(place)]}
      wide
    >
      <Loaded query={ask} waiting={<GreyLines lines={8} />}>
        {(view) => <AskContent view={view} place={place} />}
      </Loaded>
    </Page>
  );
}

interface PartProps {
  view: AskView;
  place: AskPlace;
}

function AskContent({ view, place }: PartProps) {
  const names = useNames(place.authority);
  const { ask, cycle, cycles, plan } = view;
  const subject = subjectOf(view);
  const before = lastReported(plan.shape, ask.action.latest, cycles);
  return (
    <>
      <p className="pb-plan-facts">
        <AskTag state={ask.state} /> · answers due {inWords(cycle.dueOn)} · data as at {inWords(cycle.dataOn)}
        {ask.action.dueOn !== null && ` · action due ${inWords(ask.action.dueOn)}`}
      </p>
      {cycle.instructions !== '' && <div className="govuk-inset-text pb-words">{cycle.instructions}</div>}
      {ask.returned !== null && (
        <div className="govuk-inset-text" role="status">
          <strong>Returned by {names(ask.returned.by)}:</strong> {ask.returned.reason}
        </div>
      )}
      <div className="pb-columns pb-columns--form">
        <section aria-labelledby="last">
          <h2 className="govuk-heading-m" id="last">
            The last update
          </h2>
          {before !== null && <p className="govuk-body">Last reported: {before}</p>}
          <LastUpdate view={subject} names={names} />
          <OpenSteps milestones={view.milestones} shape={plan.shape} place={place} />
        </section>
        <section aria-labelledby="new">
          <h2 className="govuk-heading-m" id="new">
            {ask.can.answer ? 'Your answer' : 'What was answered'}
          </h2>
          {ask.can.answer ? <AnswerForm view={view} place={place} /> : <Given view={view} />}
        </section>
      </div>
    </>
  );
}

function subjectOf({ plan, ask }: AskView): UpdateSubject {
  const { title, fields, latest } = ask.action;
  return {
    plan,
    node: { level: actionLevel(plan.shape), title, fields, latest },
    ancestors: ask.above,
  };
}

/** Nothing can be said here any more, or not by this person; what was said is shown. */
function Given({ view }: { view: AskView }) {
  const { answer, state } = view.ask;
  if (answer === null) {
    return (
      <p className="govuk-body">
        {state === 'no-update'
          ? 'The cycle was locked without an update.'
          : 'Nothing has been answered. The owner of the action, editors and administrators can.'}
      </p>
    );
  }
  return (
    <div className="pb-last">
      <h3 className="govuk-heading-s pb-said__label">Delivered</h3>
      <p className="govuk-body pb-words">{answer.delivered === '' ? 'Nothing given' : answer.delivered}</p>
      <h3 className="govuk-heading-s pb-said__label">Next</h3>
      <p className="govuk-body pb-words">{answer.next === '' ? 'No next step given' : answer.next}</p>
    </div>
  );
}

function valuesOf({ ask, today }: AskView): Values {
  if (ask.answer === null) return { status: null, delivered: '', next: '', effectiveOn: today, evidence: [] };
  const { status, delivered, next, effectiveOn, evidence } = ask.answer;
  return { status, delivered, next, effectiveOn, evidence };
}

/** What is typed stays on the version that was read: an answer given meanwhile is shown, never written over. */
function AnswerForm({ view, place }: PartProps) {
  const [opened, setOpened] = useState(view);
  const navigate = useNavigate();
  const tell = useNotices();
  const refresh = useRefresh(place.authority);
  const done = useDone(place);
  const subject = subjectOf(view);
  const [overtaken, setOvertaken] = useState<Ask | null>(null);
  const handleSubmit = async (value: UpdateDraft, { key }: Submission): Promise<void> => {
    const { entry, ask } = await api.answerAsk(place, value, { version: opened.ask.version, key });
    if (entry === null) tell({ words: ask.state === 'answered' ? 'Your update was sent for review.' : 'Saved.' });
    else await done('Your update was recorded.', { entry });
    await refresh();
    await navigate({ to: '/$authority/updates', params: { authority: place.authority } });
  };
  return (
    <>
      {overtaken !== null && <Overtaken theirs={overtaken} authority={place.authority} />}
      <Form
        schema={UpdateDraft}
        initial={valuesOf(opened)}
        draft={`${place.authority}.answer.${place.cycle}.${place.node}`}
        submit={opened.ask.answer === null ? 'Send this update' : 'Send the changed update'}
        cancel={
          <Link className="govuk-link" to="/$authority/updates" params={{ authority: place.authority }}>
            Cancel
          </Link>
        }
        onConflict={async () => {
          const now = await api.ask(place);
          setOvertaken(now.ask);
          setOpened((before) => ({ ...before, ask: { ...before.ask, version: now.ask.version } }));
        }}
        onSubmit={handleSubmit}
      >
        {(values) => <UpdateFields view={subject} values={values} />}
      </Form>
    </>
  );
}

function Overtaken({ theirs, authority }: { theirs: Ask; authority: string }) {
  const names = useNames(authority);
  return (
    <div className="govuk-inset-text" role="alert">
      {theirs.answer === null
        ? 'This was taken back while you were typing.'
        : `${names(theirs.answer.by)} answered while you were typing: “${shortened(theirs.answer.delivered, 300)}”`}{' '}
      Send yours again to put it in its place; nothing you typed is lost.
    </div>
  );
}
