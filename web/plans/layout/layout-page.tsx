import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Settings } from '#shared/authorities/schema.ts';
import { current } from '#shared/plans/current.ts';
import { fittedShape } from '#shared/plans/fit-shape.ts';
import { LayoutChange, type LayoutUses } from '#shared/plans/layout.ts';
import { leaversOf, leavingProblems } from '#shared/plans/leaving.ts';
import { shapeForPlan } from '#shared/plans/offered.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import { api } from '../../api.ts';
import { settingsQuery } from '../../authorities/settings-data.ts';
import { DateField } from '../../ui/date-field.tsx';
import { today } from '../../ui/dates.ts';
import { Radios, TextField } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import type { Submission } from '../../ui/form-state.ts';
import { textAt, type Values } from '../../ui/form-values.ts';
import { GreyLines, Loaded } from '../../ui/loaded.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { NotAllowedWords } from '../../ui/trouble.tsx';
import { useRefresh } from '../../ui/use-refresh.ts';
import { listed } from '../../ui/words.ts';
import { OnePlanPage } from '../one-plan-page.tsx';
import { layoutUsesQuery, useDone } from '../plan-data.ts';
import { SchemeField } from '../scheme-field.tsx';
import { LayoutAfter } from './layout-after.tsx';
import type { Comparison } from './layout-choices.ts';
import { decidedIn, Fates } from './layout-fates.tsx';

const route = getRouteApi('/$authority/plans/$plan/layout');

export function LayoutPage() {
  const place = route.useParams();
  return (
    <OnePlanPage title="Change layout" heading="Change the layout of the plan" place={place}>
      {(plan) =>
        plan.can.change ? (
          <Offered plan={plan} authority={place.authority} />
        ) : (
          <NotAllowedWords>Editors and administrators change the layout of a plan.</NotAllowedWords>
        )
      }
    </OnePlanPage>
  );
}

interface OfferedProps {
  plan: PlanView;
  authority: string;
}

function Offered({ plan, authority }: OfferedProps) {
  const settings = useQuery(settingsQuery(authority));
  const uses = useQuery(layoutUsesQuery({ authority, plan: plan.id }));
  return (
    <Loaded query={settings} waiting={<GreyLines lines={6} />}>
      {(words) => (
        <Loaded query={uses} waiting={<GreyLines lines={6} />}>
          {(data) => <LayoutForm plan={plan} authority={authority} settings={words} uses={data} />}
        </Loaded>
      )}
    </Loaded>
  );
}

type Comparing = (shape: string, scheme?: string) => Comparison | null;

interface FormProps extends OfferedProps {
  settings: Settings;
  uses: LayoutUses;
}

/** Everything that leaves in use must be decided: the rule of the service, said beside each. */
function layoutChangeOf(comparing: Comparing) {
  return LayoutChange.superRefine((change, check) => {
    const comparison = comparing(change.shape, change.scheme);
    if (comparison === null) return;
    const { old, next, uses } = comparison;
    for (const leaver of leaversOf(old, fittedShape(old, next, uses, change.renamed), uses)) {
      if (leavingProblems([leaver], change.leaving).length === 0) continue;
      const message = `Choose what becomes of “${leaver.name}”`;
      check.addIssue({ code: 'custom', path: ['leaving', leaver.part, leaver.key], message });
    }
  });
}

function LayoutForm({ plan, authority, settings, uses }: FormProps) {
  const place = { authority, plan: plan.id };
  const [done, refresh, tell] = [useDone(place), useRefresh(authority), useNotices()];
  const navigate = useNavigate();
  const { schema, comparing } = useMemo(() => {
    const comparing: Comparing = (key, scheme) => {
      const next = shapeForPlan(settings, key, scheme);
      return next && { old: plan.shape, next, uses };
    };
    return { comparing, schema: layoutChangeOf(comparing) };
  }, [plan.shape, settings, uses]);
  const handleSubmit = async (change: LayoutChange, { key }: Submission): Promise<void> => {
    const { entry } = await api.changeLayout(place, change, { version: uses.version, key });
    await done('The layout of the plan was changed.', { entry });
    await navigate({ to: '/$authority/plans/$plan', params: place });
  };
  return (
    <Form
      key={uses.version}
      schema={schema}
      initial={startingFrom(plan, settings)}
      draft={`${authority}.plan-layout.${plan.id}.${uses.version}`}
      submit="Change the layout"
      cancel={
        <Link className="govuk-link" to="/$authority/plans/$plan" params={place}>
          Cancel
        </Link>
      }
      onConflict={async () => {
        await refresh();
        tell({ words: 'Somebody changed this plan meanwhile. Look at it again before you change its layout.' });
      }}
      onSubmit={handleSubmit}
    >
      {(values) => <LayoutFields values={values} comparing={comparing} plan={plan} settings={settings} />}
    </Form>
  );
}

/** The layout and the scheme that the plan has, as the authority has them now. */
const startingFrom = ({ shape }: PlanView, { shapes, schemes }: Settings): Values => ({
  shape: current(shapes).find(({ key }) => key === shape.key)?.key ?? '',
  scheme: current(schemes).find((scheme) => labelsOf(scheme) === labelsOf(shape))?.key,
  renamed: {},
  leaving: {},
  effectiveOn: today(),
  why: '',
});

const labelsOf = ({ statuses }: Pick<PlanShape, 'statuses'>): string =>
  current(statuses)
    .map(({ key, label }) => `${key} ${label}`)
    .join();

interface FieldsProps {
  values: Values;
  comparing: Comparing;
  plan: PlanView;
  settings: Settings;
}

function LayoutFields({ values, comparing, plan, settings }: FieldsProps) {
  const [shape, scheme] = [textAt(values, 'shape'), textAt(values, 'scheme')];
  const comparison = comparing(shape, scheme === '' ? undefined : scheme);
  const fitted = comparison && fittedShape(plan.shape, comparison.next, comparison.uses, decidedIn(values).renamed);
  return (
    <>
      <p className="govuk-body pb-text">
        The plan is laid out as “{plan.shape.name}”. Rows, words and updates stay as they are. Reports that were locked,
        and the plan as at an earlier date, keep the layout they had.
      </p>
      <Radios
        name="shape"
        label="How should it be laid out?"
        choices={current(settings.shapes).map(({ key, name, columns }) => ({
          value: key,
          label: key === plan.shape.key ? `${name} (as your authority has it now)` : name,
          hint: listed(current(columns).map(({ heading }) => heading)),
        }))}
      />
      <SchemeField settings={settings} shape={shape} />
      {comparison !== null && <Fates comparison={comparison} values={values} />}
      {fitted !== null && <LayoutAfter old={plan.shape} fitted={fitted} />}
      <DateField
        name="effectiveOn"
        label="From when is it laid out so?"
        hint="Usually today. The plan as at an earlier date keeps its earlier layout."
      />
      <TextField name="why" label="Why is it changed?" hint="Optional. It stands in the audit beside the change." />
    </>
  );
}
