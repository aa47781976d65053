import type { Column, ColumnType, PlanShape } from '../vocabulary.ts';

/** Of levels, columns or statuses those that are offered; the others are of an earlier layout. */
export const current = <T extends { retired?: true | undefined }>(parts: readonly T[]): T[] =>
  parts.filter(({ retired }) => !retired);

/** The shape without the columns and statuses of an earlier layout. */
export const asOffered = (shape: PlanShape): PlanShape => ({
  ...shape,
  columns: current(shape.columns),
  statuses: current(shape.statuses),
});

export const typeOf = ({ type = 'text' }: Pick<Column, 'type'>): ColumnType => type;

const typed: Record<ColumnType, { name: string; as: string }> = {
  text: { name: 'Words', as: 'words' },
  date: { name: 'Date', as: 'a date' },
  period: { name: 'Period', as: 'a period' },
  money: { name: 'Money', as: 'a sum of money' },
  cadence: { name: 'How often', as: 'how often it happens' },
  people: { name: 'People and bodies', as: 'names' },
  indicator: { name: 'Indicator', as: 'a target' },
};

/** What a type is called, and what its words are understood as. */
export const typeWords = (type: ColumnType): { name: string; as: string } => typed[type];
