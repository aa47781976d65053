import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { current } from '#shared/plans/current.ts';
import type { LayoutUses } from '#shared/plans/layout.ts';
import { ColumnsChange, ownColumnsProblems } from '#shared/plans/own-columns.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { api } from '../../api.ts';
import { DateField } from '../../ui/date-field.tsx';
import { today } from '../../ui/dates.ts';
import { TextField } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import type { Submission } from '../../ui/form-state.ts';
import { GreyLines, Loaded } from '../../ui/loaded.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { NotAllowedWords } from '../../ui/trouble.tsx';
import { useRefresh } from '../../ui/use-refresh.ts';
import { OnePlanPage } from '../one-plan-page.tsx';
import { layoutUsesQuery, useDone } from '../plan-data.ts';
import { OwnColumns } from './own-columns.tsx';
import { columnsToEdit, settledColumns, takenAway } from './own-columns-edited.ts';

const route = getRouteApi('/$authority/plans/$plan/columns');

/** The columns of one plan alone, whatever the layout that it was made with has. */
export function ColumnsPage() {
  const place = route.useParams();
  return (
    <OnePlanPage title="Columns of this plan" place={place}>
      {(plan) =>
        plan.can.change ? (
          <Looked plan={plan} authority={place.authority} />
        ) : (
          <NotAllowedWords>Editors and administrators change the columns of a plan.</NotAllowedWords>
        )
      }
    </OnePlanPage>
  );
}

interface LookedProps {
  plan: PlanView;
  authority: string;
}

function Looked({ plan, authority }: LookedProps) {
  const uses = useQuery(layoutUsesQuery({ authority, plan: plan.id }));
  return (
    <Loaded query={uses} waiting={<GreyLines lines={8} />}>
      {(data) => <ColumnsForm plan={plan} authority={authority} uses={data} />}
    </Loaded>
  );
}

/** The rule of the service, said beside each column. */
const schemaFor = ({ shape }: PlanView) =>
  ColumnsChange.superRefine(({ columns }, check) => {
    for (const { pointer, detail } of ownColumnsProblems(shape, columns))
      check.addIssue({ code: 'custom', path: pointer.split('/').slice(1), message: detail });
  });

function ColumnsForm({ plan, authority, uses }: LookedProps & { uses: LayoutUses }) {
  const place = { authority, plan: plan.id };
  const [done, refresh, tell] = [useDone(place), useRefresh(authority), useNotices()];
  const navigate = useNavigate();
  const schema = useMemo(() => schemaFor(plan), [plan]);
  const stood = useMemo(() => columnsToEdit(plan.shape, uses), [plan.shape, uses]);
  const handleSubmit = async (change: ColumnsChange, { key }: Submission): Promise<void> => {
    const columns = settledColumns(change.columns, plan.shape);
    const leaving = takenAway(stood, columns).map((column) => column.key);
    const { entry } = await api.changeColumns(place, { ...change, columns, leaving }, { version: uses.version, key });
    await done('The columns of the plan were changed.', { entry });
    await navigate({ to: '/$authority/plans/$plan', params: place });
  };
  return (
    <Form
      key={uses.version}
      schema={schema}
      initial={{ columns: stood, effectiveOn: today(), why: '' }}
      draft={`${authority}.plan-columns.${plan.id}.${uses.version}`}
      submit="Save columns"
      cancel={
        <Link className="govuk-link" to="/$authority/plans/$plan" params={place}>
          Cancel
        </Link>
      }
      onConflict={async () => {
        await refresh();
        tell({ words: 'Somebody changed this plan meanwhile. Look at it again before you change its columns.' });
      }}
      onSubmit={handleSubmit}
    >
      <p className="govuk-body pb-text">
        They are the columns of this plan alone: the layout “{plan.shape.name}” stays as it is for other plans. Words
        stay with their rows whatever is done here. Reports that were locked, and the plan as at an earlier date, keep
        the columns they had.
      </p>
      <OwnColumns levels={current(plan.shape.levels)} stood={stood} uses={uses} />
      <DateField
        name="effectiveOn"
        label="From when does it have these columns?"
        hint="Usually today. The plan as at an earlier date keeps its earlier columns."
      />
      <TextField name="why" label="Why are they changed?" hint="Optional. It stands in the audit beside the change." />
    </Form>
  );
}
