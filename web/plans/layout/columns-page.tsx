import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { current } from '#shared/plans/current.ts';
import type { LayoutUses } from '#shared/plans/layout.ts';
import { ColumnsChange, ownColumnsProblems } from '#shared/plans/own-columns.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import type { PlanPlace } from '../../api/plans.ts';
import { api } from '../../api.ts';
import { today } from '../../ui/dates.ts';
import { OwnColumns } from './own-columns.tsx';
import { columnsToEdit, settledColumns, takenAway } from './own-columns-edited.ts';
import { ReshapeForm, ReshapePage, SinceAndWhy } from './reshape.tsx';

const route = getRouteApi('/$authority/plans/$plan/columns');

/** The columns of one plan alone, whatever the layout that it was made with has. */
export function ColumnsPage() {
  const place = route.useParams();
  return (
    <ReshapePage title="Columns of this plan" what="columns" place={place}>
      {(plan, uses) => <ColumnsForm plan={plan} place={place} uses={uses} />}
    </ReshapePage>
  );
}

/** The rule of the service, said beside each column. */
const schemaFor = ({ shape }: PlanView) =>
  ColumnsChange.superRefine(({ columns }, check) => {
    for (const { pointer, detail } of ownColumnsProblems(shape, columns))
      check.addIssue({ code: 'custom', path: pointer.split('/').slice(1), message: detail });
  });

function ColumnsForm({ plan, place, uses }: { plan: PlanView; place: PlanPlace; uses: LayoutUses }) {
  const schema = useMemo(() => schemaFor(plan), [plan]);
  const stood = useMemo(() => columnsToEdit(plan.shape, uses), [plan.shape, uses]);
  return (
    <ReshapeForm
      {...{ what: 'columns', place, uses, schema }}
      initial={{ columns: stood, effectiveOn: today(), why: '' }}
      submit="Save columns"
      done="The columns of the plan were changed."
      send={(change, sent) => {
        const columns = settledColumns(change.columns, plan.shape);
        const leaving = takenAway(stood, columns).map((column) => column.key);
        return api.changeColumns(place, { ...change, columns, leaving }, sent);
      }}
    >
      <p className="govuk-body pb-text">
        They are the columns of this plan alone: the layout “{plan.shape.name}” stays as it is for other plans. Words
        stay with their rows whatever is done here. Reports that were locked, and the plan as at an earlier date, keep
        the columns they had.
      </p>
      <OwnColumns levels={current(plan.shape.levels)} stood={stood} uses={uses} />
      <SinceAndWhy what="columns" since="From when does it have these columns?" why="Why are they changed?" />
    </ReshapeForm>
  );
}
