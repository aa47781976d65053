import { useQuery } from '@tanstack/react-query';
import type { Indicator } from '#shared/dashboards/schema.ts';
import { indicatorQuery } from '../dashboards/dashboard-data.ts';
import { Radios, Select, TextField } from '../ui/fields.tsx';
import { useFormContext } from '../ui/form.tsx';
import { textAt, type Values, valueAt } from '../ui/form-values.ts';

const tests = [
  { value: 'at-least', label: 'It is at least a figure' },
  { value: 'at-most', label: 'It is at most a figure' },
  { value: 'up-by', label: 'It goes up by a figure' },
  { value: 'down-by', label: 'It goes down by a figure' },
  { value: 'as-good-as', label: 'It is as good as another area’s' },
];
const blank = { indicator: '', test: 'at-least', target: '', from: null, area: null, by: '' };

interface MeasureProps {
  authority: string;
  indicators: Pick<Indicator, 'key' | 'name' | 'unit'>[];
  values: Values;
}

/** Whether published figures decide, and by which test: only what the test needs is asked. */
export function MeasureFields({ authority, indicators, values }: MeasureProps) {
  const { set } = useFormContext();
  const measured = valueAt(values, 'measure') !== null;
  const test = textAt(values, 'measure.test');
  const changes = test === 'up-by' || test === 'down-by';
  const choose = (next: string): void => {
    set('measure.test', next);
    set('measure.target', next === 'as-good-as' ? null : textAt(values, 'measure.target'));
    set('measure.from', next === 'up-by' || next === 'down-by' ? textAt(values, 'measure.from') : null);
    set('measure.area', null);
  };
  return (
    <>
      <fieldset className="govuk-fieldset govuk-form-group">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Who judges it?</legend>
        <div className="govuk-radios govuk-radios--small">
          <Choice id="by-people" checked={!measured} pick={() => set('measure', null)}>
            People: those named to evaluate the row
          </Choice>
          <Choice id="by-figures" checked={measured} pick={() => set('measure', { ...blank })}>
            Published figures: an indicator, by itself
          </Choice>
        </div>
      </fieldset>
      {measured && (
        <>
          <Select
            name="measure.indicator"
            label="Which indicator?"
            choices={[
              { value: '', label: 'Choose an indicator' },
              ...indicators.map(({ key, name }) => ({ value: key, label: name })),
            ]}
          />
          <div className="govuk-form-group">
            <label className="govuk-label govuk-label--s" htmlFor="measure-test">
              When is it met?
            </label>
            <select
              className="govuk-select"
              id="measure-test"
              value={test}
              onChange={(event) => choose(event.target.value)}
            >
              {tests.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          {test !== 'as-good-as' && (
            <TextField name="measure.target" label="The figure" hint="For example, 5 or 62.5" width="5" />
          )}
          {changes && (
            <TextField name="measure.from" label="Counted from" hint="A year with a figure, like 2017" width="10" />
          )}
          {test === 'as-good-as' && <AreaField authority={authority} indicator={textAt(values, 'measure.indicator')} />}
          <TextField
            name="measure.by"
            label="Which year decides?"
            hint="As the indicator names its years, like 2019 or 2018/19"
            width="10"
          />
        </>
      )}
    </>
  );
}

/** The areas that the chosen indicator has figures of, beside ours. */
function AreaField({ authority, indicator }: { authority: string; indicator: string }) {
  const { data } = useQuery({ ...indicatorQuery(authority, indicator), enabled: indicator !== '' });
  const areas = (data?.areas ?? []).filter(({ key }) => key !== 'authority');
  return (
    <Radios
      name="measure.area"
      label="As good as whose?"
      hint={areas.length === 0 ? 'Choose an indicator that has figures of other areas.' : undefined}
      choices={areas.map(({ key, name }) => ({ value: key, label: name }))}
    />
  );
}

interface ChoiceProps {
  id: string;
  checked: boolean;
  pick: () => void;
  children: string;
}

function Choice({ id, checked, pick, children }: ChoiceProps) {
  return (
    <div className="govuk-radios__item">
      <input className="govuk-radios__input" id={id} name="judge" type="radio" checked={checked} onChange={pick} />
      <label className="govuk-label govuk-radios__label" htmlFor={id}>
        {children}
      </label>
    </div>
  );
}
