import type { Uses } from '#shared/plans/layout.ts';
import { wordsOfUse } from '#shared/plans/leaving.ts';
import type { Column, Level } from '#shared/vocabulary.ts';
import { ColumnFields, columnInWords } from '../../settings/column-fields.tsx';
import { blankColumn, partsOf, unusedKey } from '../../settings/edited-parts.ts';
import { LayoutPreview } from '../../settings/layout-preview.tsx';
import { PartList, type Ways } from '../../settings/part-list.tsx';
import { useField } from '../../ui/form.tsx';

interface OwnColumnsProps {
  levels: Level[];
  /** The columns that the plan has, those that are hidden at the end. */
  stood: readonly Column[];
  uses: Uses;
}

const stays =
  'It leaves this plan when this is saved: its words stay with their rows, are not printed, and come back with it.';

/** The columns of one plan in printed order: renamed, moved, hidden, taken away, added. */
export function OwnColumns({ levels, stood, uses }: OwnColumnsProps) {
  const columns = partsOf<Column>(useField('columns').value);
  const use = ({ key }: Column) => uses.columns[key];
  const isStood = ({ key }: Column) => stood.some((each) => each.key === key);
  const said = (column: Column): string | null => {
    const found = use(column);
    return found === undefined ? null : `${wordsOfUse({ part: 'columns', name: column.heading, use: found })}.`;
  };
  const ways: Ways<Column> = {
    ...{ tag: 'Hidden', retire: 'Hide', bringBack: 'Show again', remove: 'Take away', putBack: 'Put it back' },
    ...{ atOnce: true, stays: ({ shows }) => shows === 'title' },
    leaves: (column) => {
      const words = said(column);
      if (words !== null) return `${words} ${stays}`;
      return `“${column.heading}” leaves this plan when this is saved. Nothing is in it.`;
    },
  };
  return (
    <>
      <PartList<Column>
        name="columns"
        heading="Columns"
        hint="In the order in which they are printed. Hide what is not needed now; take away what is needed no more."
        one="column"
        nameOf={({ heading }) => heading}
        about={(column) => columnInWords(column, levels)}
        kept={(column) => (column.retired ? said(column) : null)}
        fields={(own, column) => (
          <ColumnFields
            name={own}
            column={column}
            levels={levels}
            freshKey={unusedKey(columns)}
            settled={isStood(column)}
          />
        )}
        blank={(parts) => blankColumn(parts, levels.at(-1)?.key ?? '')}
        stood={stood}
        ways={ways}
      />
      <LayoutPreview levels={levels} columns={columns} />
    </>
  );
}
