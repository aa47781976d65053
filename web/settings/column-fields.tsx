import { typeOf, typeWords } from '#shared/plans/current.ts';
import { Answering, type Column, ColumnType, type Level } from '#shared/vocabulary.ts';
import { Choice } from '../ui/choice.tsx';
import { TextField } from '../ui/fields.tsx';
import { useField } from '../ui/form.tsx';

const examples: Partial<Record<ColumnType, string>> = {
  date: 'By July 2027',
  period: 'Autumn 2027 to summer 2028',
  money: '£4,500 a year',
  cadence: '4x a year, every 6 weeks, termly',
  people: 'Head of inclusion; education board',
  indicator: 'Persistent absence, down by 2 points by 2028',
};

const answering: Record<Answering, string> = {
  responsible: 'Those responsible beside the owner',
  monitoredBy: 'Those who monitor it',
  evaluatedBy: 'Those who evaluate it',
};

const showing = [
  { value: 'title', label: 'The words of the row itself' },
  { value: 'field', label: 'Words of its own' },
  { value: 'delivered', label: 'What was delivered, from the latest update' },
  { value: 'next', label: 'What comes next, from the latest update' },
];

const shownBy = ({ shows, key }: Column): string => (shows === 'update' ? key : shows);

/** What a column is, in a line: whose row it is of, and how its words are understood. */
export function columnInWords(column: Column, levels: readonly Level[]): string {
  const level = levels.find(({ key }) => key === column.level)?.name ?? 'no level';
  if (column.shows === 'title') return `${level}, its own words`;
  if (column.shows === 'update') return `${level}, from its latest update`;
  const names = column.answers === undefined ? [] : [answering[column.answers].toLowerCase()];
  return [level, typeWords(typeOf(column)).name.toLowerCase(), ...names].join(', ');
}

interface ColumnFieldsProps {
  name: string;
  column: Column;
  levels: readonly Level[];
  /** A key for words of its own, where the column showed part of an update before. */
  freshKey: string;
  /** Whether it stays of its level and what it is: words are in it. */
  settled?: boolean;
}

export function ColumnFields(props: ColumnFieldsProps) {
  const { name, column, settled = false } = props;
  return (
    <>
      <TextField name={`${name}.heading`} label="Heading" />
      {!settled && <KindFields {...props} />}
      {column.shows === 'field' && <TypeFields name={name} column={column} />}
    </>
  );
}

/** Whose row it is of, and what stands in it. */
function KindFields({ name, column, levels, freshKey }: ColumnFieldsProps) {
  const { set } = useField(name);
  const { type: _type, answers: _answers, ...plain } = column;
  const show = (shown: string): void => {
    const ofUpdate = shown === 'delivered' || shown === 'next';
    const key = ofUpdate ? shown : column.shows === 'update' ? freshKey : column.key;
    set({ ...plain, key, shows: ofUpdate ? 'update' : shown, ...(shown === 'field' && { type: 'text' }) });
  };
  return (
    <>
      <Choice
        name={`${name}.level`}
        label="Of which level?"
        value={column.level}
        choices={levels.map(({ key, name: label }) => ({ value: key, label: label === '' ? 'New level' : label }))}
        choose={(level) => set({ ...column, level })}
      />
      <Choice
        name={`${name}.shows`}
        label="What stands in it?"
        value={shownBy(column)}
        choices={showing}
        choose={show}
      />
    </>
  );
}

function TypeFields({ name, column }: Pick<ColumnFieldsProps, 'name' | 'column'>) {
  const { set } = useField(name);
  const { answers, ...plain } = column;
  const type = typeOf(column);
  const example = examples[type];
  return (
    <>
      <Choice
        name={`${name}.type`}
        label="What are its words?"
        hint={
          example === undefined
            ? 'They stay as they are written.'
            : `Like “${example}”. They stay as they are written; what they are understood as is shown beside them.`
        }
        value={type}
        choices={ColumnType.options.map((each) => ({ value: each, label: typeWords(each).name }))}
        choose={(chosen) => set({ ...plain, type: chosen })}
      />
      {type === 'people' && (
        <Choice
          name={`${name}.answers`}
          label="Whose names stand in it after the words?"
          value={answers ?? 'nobody'}
          choices={[
            { value: 'nobody', label: 'Nobody’s: words alone' },
            ...Answering.options.map((each) => ({ value: each, label: answering[each] })),
          ]}
          choose={(chosen) => set(chosen === 'nobody' ? plain : { ...plain, answers: chosen })}
        />
      )}
    </>
  );
}
