import { current } from '#shared/plans/current.ts';
import type { Column, Level, OfferedShape, StatusScheme } from '#shared/vocabulary.ts';
import { Radios, TextField } from '../ui/fields.tsx';
import { useField } from '../ui/form.tsx';
import { listed } from '../ui/words.ts';
import { ColumnFields, columnInWords } from './column-fields.tsx';
import { blankColumn, blankLevel, partsOf, unusedKey } from './edited-parts.ts';
import { LayoutPreview } from './layout-preview.tsx';
import { MilestoneFields } from './milestone-fields.tsx';
import { PartList } from './part-list.tsx';

interface ShapeFieldsProps {
  /** Where the layout stands in the form. */
  name: string;
  stood: OfferedShape | undefined;
  schemes: readonly StatusScheme[];
}

/** A layout: its name, its levels from the top, its columns in printed order, and the scheme that its statuses come from. */
export function ShapeFields({ name, stood, schemes }: ShapeFieldsProps) {
  const levels = partsOf<Level>(useField(`${name}.levels`).value);
  const columns = partsOf<Column>(useField(`${name}.columns`).value);
  const leaf = current(levels).at(-1);
  return (
    <>
      <TextField
        name={`${name}.name`}
        label="Name of the layout"
        hint="As people choose it, like “Themes and priorities”"
      />
      <PartList<Level>
        name={`${name}.levels`}
        heading="Levels"
        hint="From the top down. Updates are recorded on the last one."
        one="level"
        nameOf={(level) => level.name}
        about={(level) => (level.key === leaf?.key ? 'Updates are recorded here' : level.plural)}
        fields={(own) => <LevelFields name={own} />}
        blank={blankLevel}
        stood={stood?.levels ?? []}
      />
      <PartList<Column>
        name={`${name}.columns`}
        heading="Columns"
        hint="In the order in which they are printed. A level above the first column stands as a heading over the table."
        one="column"
        nameOf={(column) => column.heading}
        about={(column) => columnInWords(column, levels)}
        fields={(own, column) => (
          <ColumnFields name={own} column={column} levels={current(levels)} freshKey={unusedKey(columns)} />
        )}
        blank={(parts) => blankColumn(parts, leaf?.key ?? '')}
        stood={stood?.columns ?? []}
      />
      <LayoutPreview levels={levels} columns={columns} />
      <MilestoneFields name={name} />
      <SchemeChoice name={`${name}.scheme`} schemes={schemes} />
    </>
  );
}

function SchemeChoice({ name, schemes }: { name: string; schemes: readonly StatusScheme[] }) {
  const chosen = useField(name).text;
  return (
    <Radios
      name={name}
      label="Which statuses does it come with?"
      hint="A plan can be given another of your schemes when it is made."
      choices={schemes
        .filter(({ key, retired }) => !retired || key === chosen)
        .map(({ key, name: label, statuses, retired }) => ({
          ...{ value: key, label: retired ? `${label} (retired)` : label },
          hint: listed(current(statuses).map((status) => status.label)),
        }))}
    />
  );
}

function LevelFields({ name }: { name: string }) {
  return (
    <>
      <TextField name={`${name}.name`} label="Name of one" hint="Like “Objective”" width="20" />
      <TextField name={`${name}.plural`} label="Name of several" hint="Like “Objectives”" width="20" />
    </>
  );
}
