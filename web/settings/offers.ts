import type { Settings, SettingsChange } from '#shared/authorities/schema.ts';
import { typeOf, typeWords } from '#shared/plans/current.ts';
import type { OfferedShape, StatusScheme } from '#shared/vocabulary.ts';
import { settledScheme, settledShape } from './edited-parts.ts';

/** What an authority offers its plans, of which one is edited at a time. */
export type Offers = 'shapes' | 'schemes';
export type Offer<L extends Offers> = Settings[L][number];

const left = ({ retired }: { retired?: true | undefined }): string => (retired ? ' (retired)' : '');

function shapeInWords({ name, levels, columns, scheme, milestones }: OfferedShape): string {
  return [
    name,
    `Levels: ${levels.map((level) => `${level.name}${left(level)}`).join(', ')}`,
    ...columns.map((column) => `${column.heading}: ${typeWords(typeOf(column)).name}${left(column)}`),
    `Statuses: ${scheme}`,
    ...(milestones === undefined ? [] : [`Steps: ${milestones.plural}`]),
  ].join('\n');
}

function schemeInWords({ name, statuses }: StatusScheme): string {
  const lines = statuses.map(
    (status) => `${status.label}${left(status)}: ${status.definition} (${status.shape}, ${status.colour})`,
  );
  return [name, ...lines].join('\n');
}

export interface Kind<L extends Offers> {
  list: L;
  /** What one of them is called on the page. */
  one: string;
  inWords: (offer: Offer<L>) => string;
  settled: (offer: Offer<L>, stood: Offer<L> | undefined, others: readonly Offer<L>[]) => Offer<L>;
  offersOf: (settings: Pick<Settings, Offers>) => Offer<L>[];
  change: (offers: Offer<L>[]) => SettingsChange;
  sent: (change: SettingsChange) => Offer<L>[];
}

export const shapeKind: Kind<'shapes'> = {
  list: 'shapes',
  one: 'layout',
  inWords: shapeInWords,
  settled: settledShape,
  offersOf: ({ shapes }) => shapes,
  change: (shapes) => ({ shapes }),
  sent: ({ shapes = [] }) => shapes,
};

export const schemeKind: Kind<'schemes'> = {
  list: 'schemes',
  one: 'status scheme',
  inWords: schemeInWords,
  settled: settledScheme,
  offersOf: ({ schemes }) => schemes,
  change: (schemes) => ({ schemes }),
  sent: ({ schemes = [] }) => schemes,
};
