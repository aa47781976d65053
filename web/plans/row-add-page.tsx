import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { NodeDraft, type PlanView } from '#shared/plans/schema.ts';
import { api } from '../api.ts';
import { homeQuery } from '../authorities/place.ts';
import { Form } from '../ui/form.tsx';
import type { Values } from '../ui/form-values.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { inSentence, shortened } from '../ui/words.ts';
import { planQuery, useDone } from './plan-data.ts';
import { placeAtEnd } from './plan-order.ts';
import { possibleParents, RowFields } from './row-fields.tsx';
import { fieldColumns } from './row-labels.ts';

const route = getRouteApi('/$authority/plans/$plan/rows/new');

export function RowAddPage() {
  const place = route.useParams();
  const search = route.useSearch();
  const plan = useQuery(planQuery(place));
  const level = plan.data?.shape.levels.find(({ key }) => key === search.level) ?? plan.data?.shape.levels[0];
  const title = `Add ${level === undefined ? 'a row' : inSentence(level.name)}`;
  return (
    <Page
      title={title}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans" params={place} key="plans">
          Plans
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans/$plan" params={place} key="plan">
          {plan.data?.title ?? 'Plan'}
        </Link>,
      ]}
    >
      <Loaded query={plan} waiting={<GreyLines lines={8} />}>
        {(data) =>
          data.can.addNode && level !== undefined ? (
            <AddForm plan={data} level={level.key} parent={search.parent} submit={title} authority={place.authority} />
          ) : (
            <NotAllowedWords>Editors and administrators add rows to a plan.</NotAllowedWords>
          )
        }
      </Loaded>
    </Page>
  );
}

interface AddProps {
  plan: PlanView;
  level: string;
  parent: string | undefined;
  submit: string;
  authority: string;
}

function emptyRow({ plan, level, parent }: AddProps): Values {
  const parents = possibleParents(plan.shape, level, plan.nodes);
  const under = parents.find(({ id }) => id === parent) ?? parents[0];
  return {
    level,
    title: '',
    number: '',
    fields: Object.fromEntries(fieldColumns(plan.shape, level).map(({ key }) => [key, ''])),
    order: placeAtEnd(plan.nodes, under?.id ?? null).order,
    parent: under?.id ?? null,
    owner: null,
    dueOn: null,
    startOn: null,
    responsible: [],
    monitoredBy: [],
    evaluatedBy: [],
  };
}

function AddForm(props: AddProps) {
  const { plan, level, submit, authority } = props;
  const home = useQuery(homeQuery(authority));
  const navigate = useNavigate();
  const place = { authority, plan: plan.id };
  const done = useDone(place);
  return (
    <Loaded query={home} waiting={<GreyLines lines={8} />}>
      {({ people }) => (
        <Form
          schema={NodeDraft}
          initial={emptyRow(props)}
          draft={`${authority}.row-new.${plan.id}.${level}`}
          submit={submit}
          cancel={
            <Link className="govuk-link" to="/$authority/plans/$plan" params={place} search={{ view: 'arrange' }}>
              Cancel
            </Link>
          }
          onSubmit={async (value, how) => {
            const { order } = placeAtEnd(plan.nodes, value.parent);
            const recorded = await api.addNode(place, { ...value, order }, how);
            await done(`Added “${shortened(value.title, 40)}”.`, recorded);
            await navigate({ to: '/$authority/plans/$plan', params: place, search: { view: 'arrange' } });
          }}
        >
          <RowFields {...{ authority, level, people, standing: false }} shape={plan.shape} nodes={plan.nodes} />
        </Form>
      )}
    </Loaded>
  );
}
