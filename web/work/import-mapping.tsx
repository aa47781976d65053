import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Settings } from '#shared/authorities/schema.ts';
import { current, typeOf, typeWords } from '#shared/plans/current.ts';
import { type OfferedWords, planShapes, shapeForPlan } from '#shared/plans/offered.ts';
import { readableColumns } from '#shared/plans/readable-columns.ts';
import type { Column, PlanShape } from '#shared/vocabulary.ts';
import { type Import, Mapping } from '#shared/work/schema.ts';
import { api } from '../api.ts';
import { settingsQuery } from '../authorities/settings-data.ts';
import { DateField } from '../ui/date-field.tsx';
import { inWords } from '../ui/dates.ts';
import { type Choice, Radios, Select, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import type { Submission } from '../ui/form-state.ts';
import { textAt } from '../ui/form-values.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { inSentence } from '../ui/words.ts';
import { hasSameStatuses, StatusFields } from './import-statuses.tsx';
import { importQuery } from './work-data.ts';

interface MappingProps {
  work: Import;
  authority: string;
}

/** How the file is read: shown as it is, and corrected where it is wrong. */
export function ImportMapping({ work, authority }: MappingProps) {
  const settings = useQuery(settingsQuery(authority));
  const offered = (words: OfferedWords): PlanShape[] =>
    work.into === null
      ? current(words.shapes).flatMap(({ key }) => shapeForPlan(words, key) ?? [])
      : planShapes(words).filter(({ key }) => key === work.mapping?.shape);
  const [changing, setChanging] = useState(work.mapping === null || work.rows.length === 0);
  return (
    <section className="pb-section" aria-labelledby="mapping">
      <h2 className="govuk-heading-m" id="mapping">
        Mapping
      </h2>
      <Loaded query={settings} waiting={<GreyLines lines={4} />}>
        {(words) =>
          changing ? (
            <MappingForm
              {...{ work, authority, settings: words }}
              shapes={offered(words)}
              close={() => setChanging(false)}
            />
          ) : (
            <MappingRead work={work} settings={words} change={() => setChanging(true)} />
          )
        }
      </Loaded>
    </section>
  );
}

type Offered = Pick<Settings, 'shapes' | 'schemes'>;

function MappingRead({ work, settings, change }: { work: Import; settings: Offered; change: () => void }) {
  const { mapping } = work;
  if (mapping === null) return null;
  const shapes = planShapes(settings);
  const shape = shapes.find(({ key }) => key === mapping.shape);
  const columns = shape === undefined ? [] : readableColumns(shape);
  const goesTo = (key: string | null): Column | undefined => columns.find((column) => column.key === key);
  const heading = (key: string | null): string => {
    const column = goesTo(key);
    return column === undefined ? (key ?? 'No column; kept beside its row') : withType(column);
  };
  const rows = [
    ['Title', mapping.title],
    ['Layout', shape?.name ?? mapping.shape],
    ['Agreed on', inWords(mapping.agreedOn)],
    ['Updates are true from', mapping.updatesOn === null ? 'The file has no updates' : inWords(mapping.updatesOn)],
    ...mapping.columns.map(({ heading: found, column }) => [
      `Column “${found}”`,
      goesTo(column)?.heading === found ? `The same column${asTyped(goesTo(column))}` : heading(column),
    ]),
    ...(mapping.scheme === undefined
      ? []
      : [['Statuses', settings.schemes.find(({ key }) => key === mapping.scheme)?.name ?? mapping.scheme]]),
    ...(work.statuses?.found ?? []).map(({ words, status }) => [`Status “${words}”`, statusWords(work, status)]),
  ];
  return (
    <>
      <dl className="govuk-summary-list pb-mapping">
        {rows.map(([label, value]) => (
          <div className="govuk-summary-list__row" key={label}>
            <dt className="govuk-summary-list__key">{label}</dt>
            <dd className="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
      </dl>
      {work.can.map && (
        <button className="govuk-button govuk-button--secondary" type="button" onClick={change}>
          Correct the mapping
        </button>
      )}
    </>
  );
}

const statusWords = ({ statuses }: Import, key: string | null): string =>
  statuses?.offered.find((status) => status.key === key)?.label ?? 'None of the plan’s; kept beside its row';

const asTyped = (column: Column | undefined): string =>
  column === undefined || typeOf(column) === 'text' ? '' : ` (${inSentence(typeWords(typeOf(column)).name)})`;

const nowhere = '';

/** A column with what its words will be understood as, where they are more than words. */
const withType = (column: Column): string => `${column.heading}${asTyped(column)}`;

function columnChoices(shapes: PlanShape[], shape: string): Choice[] {
  const chosen = shapes.find(({ key }) => key === shape);
  const columns = chosen === undefined ? [] : readableColumns({ ...chosen, columns: current(chosen.columns) });
  return [
    { value: nowhere, label: 'No column of the plan; keep its words beside the row' },
    ...columns.map((column) => ({ value: column.key, label: withType(column) })),
  ];
}

interface FormProps extends MappingProps {
  settings: Offered;
  shapes: PlanShape[];
  close: () => void;
}

function startingFrom({ mapping, headings, file, hidden, statuses }: Import, shapes: PlanShape[]): Mapping {
  const read = { statuses: statuses?.found ?? [] };
  if (mapping !== null) return { ...mapping, ...read, ...(hidden && { hidden: mapping.hidden ?? 'leave' }) };
  return {
    shape: shapes[0]?.key ?? '',
    title: file.replace(/\.\w{3,4}$/, ''),
    agreedOn: '',
    updatesOn: null,
    columns: headings.map((heading) => ({ heading, column: null })),
  };
}

function MappingForm({ work, authority, settings, shapes, close }: FormProps) {
  const client = useQueryClient();
  const initial = startingFrom(work, shapes);
  const handleSubmit = async (value: Mapping, how: Submission): Promise<void> => {
    // Of other statuses the words are understood anew.
    const said = hasSameStatuses(work, value) ? value : { ...value, statuses: [] };
    const mapped = await api.mapImport({ authority, import: work.id }, said, how);
    client.setQueryData(importQuery(authority, work.id).queryKey, mapped);
    close();
  };
  return (
    <Form
      schema={Mapping}
      initial={initial}
      submit="Read the file again this way"
      cancel={
        work.mapping !== null && (
          <button className="pb-link-button" type="button" onClick={close}>
            Keep the mapping as it was
          </button>
        )
      }
      onSubmit={handleSubmit}
    >
      {(values) => (
        <>
          <MappingFields
            columns={initial.columns}
            shapes={shapes}
            shape={textAt(values, 'shape')}
            hidden={work.hidden}
          />
          <StatusFields {...{ work, settings, values }} />
        </>
      )}
    </Form>
  );
}

interface FieldsProps {
  columns: Mapping['columns'];
  shapes: PlanShape[];
  shape: string;
  hidden: boolean;
}

function MappingFields({ columns, shapes, shape, hidden }: FieldsProps) {
  return (
    <>
      <TextField name="title" label="Title of the plan" />
      <Select
        name="shape"
        label="Layout of the plan"
        choices={shapes.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <DateField name="agreedOn" label="When was the plan agreed?" />
      <DateField
        name="updatesOn"
        label="When are the updates in it true?"
        hint="Usually the date of the report. Leave it empty where the file has no updates."
        optional
      />
      {hidden && (
        <Radios
          name="hidden"
          label="What should happen to the hidden rows, columns and sheets?"
          choices={[
            { value: 'leave', label: 'Leave them out' },
            { value: 'read', label: 'Read them as well' },
          ]}
        />
      )}
      {columns.map(({ heading }, place) => (
        <Select
          key={heading}
          name={`columns.${place}.column`}
          label={`Column “${heading}” goes to`}
          none={nowhere}
          choices={columnChoices(shapes, shape)}
        />
      ))}
    </>
  );
}
