import * as z from 'zod';
import { inWords } from '../calendar.ts';
import { LocalDate } from '../dates.ts';
import type { UpdateId } from '../ids.ts';
import type { Update } from '../plans/schema.ts';
import type { EvidenceItem } from './schema.ts';

/** Evidence as a report names it: a link by its address, a file by its name. */
export const NamedEvidence = z.looseObject({
  title: z.string(),
  on: LocalDate,
  href: z.string().nullable(),
  file: z.string().nullable(),
});
export type NamedEvidence = Pick<z.infer<typeof NamedEvidence>, 'title' | 'on' | 'href' | 'file'>;

type Item = Pick<EvidenceItem, 'title' | 'on' | 'href' | 'file' | 'withdrawn' | 'at' | 'update'>;
type Said = Pick<Update, 'id' | 'effectiveOn' | 'evidence'>;
type Which = {
  /** The update that a report tells of; none where there is none. */
  said: Said | null;
  /** The lock of the report before: what it had of the row as a whole is not said again. Null: no report was before. */
  since: { at: string; on: LocalDate } | null;
  /** Nothing that is from a later day; null: all there is. */
  until: LocalDate | null;
};

/**
 * What a row of a report names: the links of its update, what bears that out, and what was brought for the row as a whole since the report
 * before. Nothing that was withdrawn, and no file but one that was found clean.
 */
export function evidenceNamed(items: readonly Item[], { said, since, until }: Which): NamedEvidence[] {
  const links = (said?.evidence ?? []).map(({ label, href }) => ({
    ...{ title: label, on: said?.effectiveOn ?? '', href, file: null },
  }));
  const brought = items.filter(
    (item) => isNamed(item) && (until === null || item.on <= until) && isOf(item, said?.id ?? null, since),
  );
  return [
    ...links,
    ...brought.toSorted(byDay).map(({ title, on, href, file }) => ({ title, on, href, file: file?.name ?? null })),
  ];
}

const isNamed = ({ withdrawn, file }: Item): boolean => withdrawn === null && (file === null || file.state === 'clean');

const isOf = ({ update, at, on }: Item, said: UpdateId | null, since: Which['since']): boolean =>
  update === null ? since === null || at > since.at || on > since.on : update === said;

const byDay = (a: Item, b: Item): number => (a.on + a.at < b.on + b.at ? -1 : 1);

/** All in one line. */
export const evidenceInWords = ({ title, on, ...where }: NamedEvidence): string =>
  `${title}, ${inWords(on)}: ${whereIs(where)}`;

/** Where evidence is: an address, or a file in the plan by its name. */
export const whereIs = ({ href, file }: Pick<NamedEvidence, 'href' | 'file'>): string =>
  href ?? (file === null ? '' : `File: ${file}`);
