import type { Person } from '#shared/people/schema.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import type { Column, PlanShape } from '#shared/vocabulary.ts';
import { Select, TextArea, TextField } from '../../ui/fields.tsx';
import { shortened } from '../../ui/words.ts';
import { AnswerFields, useKnown } from '../answers/answer-fields.tsx';
import { usePartyNames } from '../party-names.ts';
import type { PlanNode } from '../plan-tree.ts';
import { fieldColumns, titleHeading } from '../row-labels.ts';
import { upperLevels } from '../upper-levels.ts';
import { ColumnField } from './column-field.tsx';

type People = Pick<Person, 'id' | 'name' | 'left' | 'outside' | 'through'>[];

interface RowFieldsProps {
  authority: string;
  shape: PlanShape;
  level: string;
  people: People;
  nodes: PlanView['nodes'];
  /** What the row stands under already. */
  parent?: string | null;
  /** Whether the row is in the plan already. */
  standing: boolean;
  /** Columns of an earlier layout that it has words in. */
  earlier?: Column[];
}

/**
 * Rows under which a row of this level may stand. A row that stands elsewhere since before the levels were these may stay there.
 */
export function possibleParents(
  shape: PlanShape,
  level: string,
  nodes: PlanView['nodes'],
  parent: string | null = null,
): PlanNode[] {
  const above = upperLevels({ shape, nodes }, level);
  return nodes.filter((node) => node.removed === null && (above.has(node.level) || node.id === parent));
}

/** The answers that make a row, in the authority’s own words for its level and columns. */
export function RowFields({
  authority,
  shape,
  level,
  people,
  nodes,
  parent = null,
  standing,
  earlier = [],
}: RowFieldsProps) {
  const parents = possibleParents(shape, level, nodes, parent);
  const above = shape.levels.find(({ key }) => key === parents[0]?.level);
  const isAction = shape.levels.at(-1)?.key === level;
  const naming = { known: useKnown(authority, people), nameOf: usePartyNames(authority) };
  const columns = fieldColumns(shape, level);
  return (
    <>
      {above !== undefined && (
        <Select
          name="parent"
          label={above.name}
          hint="What this stands under"
          choices={parents.map((node) => ({ value: node.id, label: shortened(node.title, 90) }))}
        />
      )}
      <TextField
        name="number"
        label="Number"
        hint={
          standing
            ? 'Its own number, like 5 or 5a. Where it moves to stand under another row, it is given the next one there.'
            : 'Its own number, like 5 or 5a. Leave it blank for the next one.'
        }
        width="5"
        spellCheck={false}
      />
      <TextArea name="title" label={titleHeading(shape, level)} rows={4} />
      {columns.map((column) => (
        <ColumnField key={column.key} authority={authority} column={column} naming={naming} />
      ))}
      {earlier.length > 0 && <EarlierFields columns={earlier} />}
      <AnswerFields
        {...{ authority, people, isAction, standing }}
        asked={new Set(columns.map(({ answers }) => answers))}
      />
    </>
  );
}

function EarlierFields({ columns }: { columns: Column[] }) {
  return (
    <fieldset className="govuk-fieldset pb-earlier">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">Earlier columns</legend>
      <p className="govuk-body">The plan’s layout had these before. Their words stay with the row.</p>
      {columns.map(({ key, heading }) => (
        <TextArea key={key} name={`fields.${key}`} label={heading} rows={3} />
      ))}
    </fieldset>
  );
}
