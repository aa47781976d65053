import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Settings } from '#shared/authorities/schema.ts';
import { current } from '#shared/plans/current.ts';
import { fittedShape } from '#shared/plans/fit-shape.ts';
import { LayoutChange, type LayoutUses } from '#shared/plans/layout.ts';
import { leaversOf, leavingProblems } from '#shared/plans/leaving.ts';
import { shapeForPlan } from '#shared/plans/offered.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import type { PlanPlace } from '../../api/plans.ts';
import { api } from '../../api.ts';
import { settingsQuery } from '../../authorities/settings-data.ts';
import { today } from '../../ui/dates.ts';
import { Radios } from '../../ui/fields.tsx';
import { textAt, type Values } from '../../ui/form-values.ts';
import { GreyLines, Loaded } from '../../ui/loaded.tsx';
import { listed } from '../../ui/words.ts';
import { SchemeField } from '../scheme-field.tsx';
import { LayoutAfter } from './layout-after.tsx';
import type { Comparison } from './layout-choices.ts';
import { decidedIn, Fates } from './layout-fates.tsx';
import { ReshapeForm, ReshapePage, SinceAndWhy } from './reshape.tsx';

const route = getRouteApi('/$authority/plans/$plan/layout');

export function LayoutPage() {
  const place = route.useParams();
  const settings = useQuery(settingsQuery(place.authority));
  return (
    <ReshapePage title="Change layout" heading="Change the layout of the plan" what="layout" place={place}>
      {(plan, uses) => (
        <Loaded query={settings} waiting={<GreyLines lines={6} />}>
          {(words) => <LayoutForm plan={plan} place={place} settings={words} uses={uses} />}
        </Loaded>
      )}
    </ReshapePage>
  );
}

type Comparing = (shape: string, scheme?: string) => Comparison | null;

interface LayoutFormProps {
  plan: PlanView;
  place: PlanPlace;
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

function LayoutForm({ plan, place, settings, uses }: LayoutFormProps) {
  const { schema, comparing } = useMemo(() => {
    const comparing: Comparing = (key, scheme) => {
      const next = shapeForPlan(settings, key, scheme);
      return next && { old: plan.shape, next, uses };
    };
    return { comparing, schema: layoutChangeOf(comparing) };
  }, [plan.shape, settings, uses]);
  return (
    <ReshapeForm
      {...{ what: 'layout', place, uses, schema }}
      initial={startingFrom(plan, settings)}
      submit="Change the layout"
      done="The layout of the plan was changed."
      send={(change, sent) => api.changeLayout(place, change, sent)}
    >
      {(values) => <LayoutFields values={values} comparing={comparing} plan={plan} settings={settings} />}
    </ReshapeForm>
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
      <SinceAndWhy what="layout" since="From when is it laid out so?" why="Why is it changed?" />
    </>
  );
}
