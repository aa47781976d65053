import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import {
  CriterionChange,
  CriterionDraft,
  type CriterionRecorded,
  type CriterionView,
} from '#shared/criteria/schema.ts';
import type { NodePlace } from '../api/plans.ts';
import { api } from '../api.ts';
import { useDone } from '../plans/plan-data.ts';
import { RowPage } from '../plans/row/row-page.tsx';
import { today } from '../ui/dates.ts';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { NotAllowedWords, NotFoundPage } from '../ui/trouble.tsx';
import { MeasureFields } from './measure-fields.tsx';

const addRoute = getRouteApi('/$authority/plans/$plan/actions/$node/criteria/new');
const changeRoute = getRouteApi('/$authority/plans/$plan/actions/$node/criteria/$criterion/change');

const indicatorsQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'indicators'], queryFn: ({ signal }) => api.indicators(authority, signal) });

/** Says what was done, offers to undo it, and goes back to the row. */
export function useRecorded(place: NodePlace): (words: string, recorded: CriterionRecorded) => Promise<void> {
  const done = useDone(place);
  const navigate = useNavigate();
  return async (words, recorded) => {
    await done(words, { entry: recorded.entry });
    await navigate({ to: '/$authority/plans/$plan/actions/$node', params: place });
  };
}

export function CriterionAddPage() {
  const place = addRoute.useParams();
  const recorded = useRecorded(place);
  return (
    <RowPage title="Add a criterion" place={place}>
      {(view) =>
        view.node.can.change ? (
          <Fields
            place={place}
            schema={CriterionDraft}
            initial={{ words: '', measure: null, effectiveOn: today() }}
            submit="Add criterion"
            save={async (value, key) =>
              recorded('Added the criterion.', await api.addCriterion(place, CriterionDraft.parse(value), { key }))
            }
          />
        ) : (
          <NotAllowedWords>Editors and administrators say how one will know.</NotAllowedWords>
        )
      }
    </RowPage>
  );
}

export function CriterionChangePage() {
  const { criterion, ...place } = changeRoute.useParams();
  const recorded = useRecorded(place);
  return (
    <RowPage title="Change a criterion" place={place}>
      {(view) => {
        const found = view.criteria.find(({ id }) => id === criterion);
        if (found === undefined) return <NotFoundPage />;
        if (!found.can.change) return <NotAllowedWords>Editors and administrators change criteria.</NotAllowedWords>;
        return (
          <Fields
            key={found.version}
            place={place}
            schema={CriterionChange}
            initial={valuesOf(found)}
            submit="Save changes"
            save={async (value, key) => {
              const how = { version: found.version, key };
              const change = CriterionChange.parse(value);
              await recorded('Changed the criterion.', await api.changeCriterion({ ...place, criterion }, change, how));
            }}
            reason
          />
        );
      }}
    </RowPage>
  );
}

const valuesOf = ({ words, measure }: CriterionView) => ({ words, measure, effectiveOn: today(), why: '' });

interface FieldsProps {
  place: NodePlace;
  schema: typeof CriterionDraft | typeof CriterionChange;
  initial: Record<string, unknown>;
  submit: string;
  reason?: boolean;
  save: (value: unknown, key: string) => Promise<void>;
}

function Fields({ place, schema, initial, submit, reason = false, save }: FieldsProps) {
  const indicators = useQuery(indicatorsQuery(place.authority));
  return (
    <Form
      schema={schema}
      initial={initial}
      submit={submit}
      cancel={
        <Link className="govuk-link" to="/$authority/plans/$plan/actions/$node" params={place}>
          Cancel
        </Link>
      }
      onSubmit={(value, { key }) => save(value, key)}
    >
      {(values) => (
        <>
          <TextArea
            name="words"
            label="How will one know?"
            hint="For example, GCSE English and maths up 5 points by 2019"
            rows={3}
          />
          <MeasureFields authority={place.authority} indicators={indicators.data?.items ?? []} values={values} />
          {reason && <TextField name="why" label="Why is it changed?" hint="Optional. It stands in the history." />}
        </>
      )}
    </Form>
  );
}
