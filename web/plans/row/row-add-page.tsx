import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { NodeDraft, type PlanView } from '#shared/plans/schema.ts';
import { api } from '../../api.ts';
import { homeQuery } from '../../authorities/place.ts';
import { Form } from '../../ui/form.tsx';
import type { Values } from '../../ui/form-values.ts';
import { GreyLines, Loaded } from '../../ui/loaded.tsx';
import { NotAllowedWords } from '../../ui/trouble.tsx';
import { inSentence, shortened } from '../../ui/words.ts';
import { OnePlanPage } from '../one-plan-page.tsx';
import { useDone } from '../plan-data.ts';
import { placeAtEnd } from '../plan-order.ts';
import { fieldColumns } from '../row-labels.ts';
import { possibleParents, RowFields } from './row-fields.tsx';

const route = getRouteApi('/$authority/plans/$plan/rows/new');

export function RowAddPage() {
  const place = route.useParams();
  const search = route.useSearch();
  const levelOf = (plan: PlanView | undefined) =>
    plan?.shape.levels.find(({ key }) => key === search.level) ?? plan?.shape.levels[0];
  const titleOf = (plan: PlanView | undefined): string => {
    const level = levelOf(plan);
    return `Add ${level === undefined ? 'a row' : inSentence(level.name)}`;
  };
  return (
    <OnePlanPage title={titleOf} place={place}>
      {(plan) => {
        const level = levelOf(plan);
        if (!plan.can.addNode || level === undefined)
          return <NotAllowedWords>Editors and administrators add rows to a plan.</NotAllowedWords>;
        const { authority } = place;
        return <AddForm {...{ plan, authority }} level={level.key} parent={search.parent} submit={titleOf(plan)} />;
      }}
    </OnePlanPage>
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
