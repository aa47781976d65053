import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { verbNames } from '#shared/boards/names.ts';
import { ActionDraft, type MeetingView } from '#shared/boards/schema.ts';
import { actionLevel } from '#shared/plans/rules.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { api } from '../api.ts';
import { homeQuery } from '../authorities/place.ts';
import { planQuery } from '../plans/plan-data.ts';
import { placeAtEnd } from '../plans/plan-order.ts';
import { possibleParents, RowFields } from '../plans/row/row-fields.tsx';
import { fieldColumns } from '../plans/row-labels.ts';
import { inWords } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { meetingQuery } from './board-data.ts';
import { outcomeTags } from './board-words.ts';
import { Tag } from './tag.tsx';

const route = getRouteApi('/$authority/meetings/$meeting/decisions/$decision/action');

export function ActionMakePage() {
  const place = route.useParams();
  const meeting = useQuery(meetingQuery(place));
  return (
    <Page
      title="Make an action from a decision"
      caption={meeting.data && `${meeting.data.board.name}, ${inWords(meeting.data.on)}`}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/meetings/$meeting" params={place} key="meeting">
          {meeting.data === undefined ? 'Meeting' : `Meeting of ${inWords(meeting.data.on)}`}
        </Link>,
      ]}
    >
      <Loaded query={meeting} waiting={<GreyLines lines={8} />}>
        {(view) => <Decided meeting={view} />}
      </Loaded>
    </Page>
  );
}

function Decided({ meeting }: { meeting: MeetingView }) {
  const { authority, decision: id } = route.useParams();
  const search = route.useSearch();
  const home = useQuery(homeQuery(authority));
  const decision = meeting.decisions.find((each) => each.id === id);
  const item = meeting.items.find((each) => each.id === decision?.item);
  const asked = item?.report?.recommendations.find((each) => each.id === id);
  if (decision === undefined || asked === undefined) {
    return <p className="govuk-body">The board has not decided on this yet.</p>;
  }
  if (!decision.can.addAction) return <NotAllowedWords>Editors and administrators make actions.</NotAllowedWords>;
  return (
    <>
      <div className="govuk-inset-text">
        <p className="govuk-body">
          <strong>{verbNames[asked.verb]}</strong> {asked.words}
        </p>
        <p className="govuk-body">
          <Tag tag={outcomeTags[decision.outcome]} /> {decision.words}
        </p>
      </div>
      <Loaded query={home} waiting={<GreyLines lines={6} />}>
        {({ plans }) => {
          const chosen = plans.find((plan) => plan.id === search.plan) ?? plans[0];
          if (chosen === undefined) {
            return (
              <EmptyState title="No plans yet">An action stands in a plan. Bring in or add a plan first.</EmptyState>
            );
          }
          return (
            <>
              <ChoosePlan plans={plans} chosen={chosen.id} />
              <InPlan key={chosen.id} plan={chosen.id} words={asked.words} item={decision.item} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function ChoosePlan({ plans, chosen }: { plans: { id: string; title: string }[]; chosen: string }) {
  const params = route.useParams();
  const navigate = useNavigate();
  return (
    <div className="govuk-form-group">
      <label className="govuk-label govuk-label--s" htmlFor="plan">
        Plan
      </label>
      <select
        className="govuk-select pb-wide-select"
        id="plan"
        value={chosen}
        onChange={(event) =>
          void navigate({
            to: '/$authority/meetings/$meeting/decisions/$decision/action',
            params,
            search: { plan: event.target.value },
            replace: true,
          })
        }
      >
        {plans.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}

function InPlan({ plan, words, item }: { plan: string; words: string; item: string }) {
  const { authority } = route.useParams();
  const view = useQuery(planQuery({ authority, plan }));
  return (
    <Loaded query={view} waiting={<GreyLines lines={6} />}>
      {(data) => <ActionForm plan={data} words={words} item={item} />}
    </Loaded>
  );
}

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

function ActionForm({ plan, words, item }: { plan: PlanView; words: string; item: string }) {
  const params = route.useParams();
  const { authority, decision, meeting } = params;
  const home = useQuery(homeQuery(authority));
  const refresh = useRefresh(authority);
  const tell = useNotices();
  const navigate = useNavigate();
  const level = actionLevel(plan.shape);
  const parent = possibleParents(plan.shape, level, plan.nodes)[0]?.id ?? null;
  return (
    <Form
      schema={ActionDraft}
      initial={{
        ...{ plan: plan.id, parent, order: placeAtEnd(plan.nodes, parent).order, title: capital(words) },
        fields: Object.fromEntries(fieldColumns(plan.shape, level).map(({ key }) => [key, ''])),
        ...{ owner: null, dueOn: null },
      }}
      draft={`${authority}.action.${decision}.${plan.id}`}
      submit="Make the action"
      cancel={
        <Link className="govuk-link" to="/$authority/meetings/$meeting" params={params} search={{ item }}>
          Cancel
        </Link>
      }
      onSubmit={async (value, how) => {
        const { order } = placeAtEnd(plan.nodes, value.parent);
        await api.makeAction({ authority, meeting, decision }, { ...value, order }, how);
        tell({ words: 'The action stands in the plan and on the decision.' });
        await refresh();
        await navigate({ to: '/$authority/meetings/$meeting', params, search: { item } });
      }}
    >
      <RowFields
        {...{ authority, level, standing: false }}
        shape={plan.shape}
        people={home.data?.people ?? []}
        nodes={plan.nodes}
      />
    </Form>
  );
}
