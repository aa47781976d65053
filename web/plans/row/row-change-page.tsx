import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Home } from '#shared/authorities/home.ts';
import { NodeChange, type NodeView, type PlanView } from '#shared/plans/schema.ts';
import { movesTarget } from '#shared/plans/timescale.ts';
import type { NodePlace } from '../../api/plans.ts';
import { api } from '../../api.ts';
import { homeQuery, useNames } from '../../authorities/place.ts';
import { ConflictPanel } from '../../ui/conflict-panel.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { today } from '../../ui/dates.ts';
import { TextField } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import type { Submission } from '../../ui/form-state.ts';
import { textAt, type Values } from '../../ui/form-values.ts';
import { GreyLines, Loaded } from '../../ui/loaded.tsx';
import { NotAllowedWords } from '../../ui/trouble.tsx';
import { useVersioned } from '../../ui/use-versioned.ts';
import { inSentence, shortened } from '../../ui/words.ts';
import { useKnown } from '../answers/answer-fields.tsx';
import { PartiesField } from '../answers/parties-field.tsx';
import { usePartyNames } from '../party-names.ts';
import { planQuery, useDone } from '../plan-data.ts';
import type { PlanNode } from '../plan-tree.ts';
import { earlierColumns, fieldColumns } from '../row-labels.ts';
import { rowChanges } from './row-changes.ts';
import { RowFields } from './row-fields.tsx';
import { RowPage } from './row-page.tsx';
import { gathered, sidesOf } from './row-sides.ts';

const route = getRouteApi('/$authority/plans/$plan/actions/$node/change');

export function RowChangePage() {
  const place = route.useParams();
  const plan = useQuery(planQuery(place));
  const title = (view: NodeView | undefined): string => {
    const level = view?.plan.shape.levels.find(({ key }) => key === view.node.level);
    return `Change ${inSentence(level?.name ?? 'row')}`;
  };
  return (
    <RowPage title={title} place={place}>
      {(view) =>
        view.node.can.change ? (
          <Loaded query={plan} waiting={<GreyLines lines={8} />}>
            {({ nodes }) => <ChangeForm view={view} nodes={nodes} authority={place.authority} />}
          </Loaded>
        ) : (
          <NotAllowedWords>Editors and administrators change what was agreed.</NotAllowedWords>
        )
      }
    </RowPage>
  );
}

interface ChangeProps {
  view: NodeView;
  nodes: PlanView['nodes'];
  authority: string;
}

function valuesOf({ plan }: NodeView, node: PlanNode): Values {
  const columns = [...fieldColumns(plan.shape, node.level), ...earlierColumns(plan.shape, node)];
  return {
    title: node.title,
    number: node.number ?? '',
    fields: Object.fromEntries(columns.map(({ key }) => [key, node.fields[key] ?? ''])),
    parent: node.parent,
    owner: node.owner,
    startOn: node.startOn,
    dueOn: node.dueOn,
    doneOn: node.doneOn,
    responsible: node.responsible,
    monitoredBy: node.monitoredBy,
    evaluatedBy: node.evaluatedBy,
    effectiveOn: today(),
    why: '',
  };
}

function ChangeForm({ view, nodes, authority }: ChangeProps) {
  const names = useNames(authority);
  const versioned = useVersioned<PlanNode, NodeChange>(view.node, (node) => valuesOf(view, node));
  const { clash } = versioned;
  const party = usePartyNames(authority);
  const row = (id: string): string => nodes.find((node) => node.id === id)?.title ?? 'Another row';
  if (clash !== null) {
    const { effectiveOn, agreedBy, why = '' } = clash.mine;
    return (
      <ConflictPanel
        sides={sidesOf(view, clash, { person: names, row, party })}
        onChosen={(chosen) => versioned.goOn(clash.theirs, { ...gathered(chosen), effectiveOn, agreedBy, why })}
      />
    );
  }
  return <RowForm view={view} nodes={nodes} authority={authority} versioned={versioned} />;
}

type RowFormProps = ChangeProps & { versioned: ReturnType<typeof useVersioned<PlanNode, NodeChange>> };

function RowForm({ view, nodes, authority, versioned }: RowFormProps) {
  const { base, values, setClash } = versioned;
  const place = { authority, plan: view.plan.id, node: base.id };
  const home = useQuery(homeQuery(authority));
  const done = useDone(place);
  const navigate = useNavigate();
  const handleSubmit = async (value: NodeChange, { key }: Submission): Promise<void> => {
    const changes = rowChanges(base, value);
    if (changes !== null) {
      const recorded = await api.changeNode(place, changes, { version: base.version, key });
      await done(`Changed “${shortened(recorded.node.title, 40)}”.`, recorded);
    }
    await navigate({ to: '/$authority/plans/$plan/actions/$node', params: place });
  };
  return (
    <Loaded query={home} waiting={<GreyLines lines={8} />}>
      {({ people }) => (
        <Form
          key={base.version}
          schema={NodeChange}
          initial={values}
          draft={`${authority}.row-change.${base.id}.${base.version}`}
          submit="Save changes"
          cancel={<CancelLink {...place} />}
          onConflict={async (_current, mine) => setClash({ mine, theirs: (await api.node(place)).node })}
          onSubmit={handleSubmit}
        >
          {(values) => (
            <>
              <RowFields
                {...{ authority, people, nodes, standing: true }}
                shape={view.plan.shape}
                level={base.level}
                parent={base.parent}
                earlier={earlierColumns(view.plan.shape, base)}
              />
              <WhenAndWhy
                moves={movesTarget(base, { dueOn: values.dueOn === null ? null : textAt(values, 'dueOn') })}
                agreed={<WhoAgreed authority={authority} people={people} />}
              />
            </>
          )}
        </Form>
      )}
    </Loaded>
  );
}

function CancelLink(place: NodePlace) {
  return (
    <Link className="govuk-link" to="/$authority/plans/$plan/actions/$node" params={place}>
      Cancel
    </Link>
  );
}

function WhoAgreed({ authority, people }: { authority: string; people: Home['people'] }) {
  const known = useKnown(authority, people);
  const nameOf = usePartyNames(authority);
  return (
    <PartiesField
      name="agreedBy"
      label="Who agreed that the date is moved?"
      hint="A board, a person, a role or an organisation. It stands beside the date for good."
      {...{ known, nameOf, single: true }}
    />
  );
}

function WhenAndWhy({ moves, agreed }: { moves: boolean; agreed: ReactNode }) {
  return (
    <>
      {moves && agreed}
      <TextField
        name="why"
        label={moves ? 'Why is the date moved?' : 'Why is it changed?'}
        hint={
          moves
            ? 'The first date stays, and the count of moves stands beside the status.'
            : 'Optional. It stands in the history beside the change.'
        }
      />
      <DateField
        name="effectiveOn"
        label="From when is this true?"
        hint="Usually today. The plan as at an earlier date shows what stood before."
      />
    </>
  );
}
