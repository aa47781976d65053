import * as z from 'zod';
import { EntryId, PlanId } from '../ids.ts';
import type { FieldProblem } from '../problem.ts';
import { type LinkEnd, SeenLink } from './links.ts';
import { plainName, Strand } from './strand.ts';

/** A name that was typed for a strand or a strategy before it stood in the list. */
export const TypedName = z.object({
  kind: z.enum(['strand', 'outside']).describe('`outside`: a strategy or plan elsewhere, by its title'),
  name: z.string(),
  links: z.int().describe('How many rows and plans are linked to it under this name'),
  plans: z.array(z.string()).describe('The titles of the plans that they are of'),
});
export type TypedName = z.infer<typeof TypedName>;

/** A strand with how much was handed to it, and how much besides refers to it. */
export const ListedStrand = Strand.extend({ handedOver: z.int(), referring: z.int() });
export type ListedStrand = z.infer<typeof ListedStrand>;

export const StrandList = z
  .object({
    items: z.array(ListedStrand),
    next: z.null(),
    typed: z.array(TypedName).describe('Names that stand in links and in no list'),
    can: z.object({ change: z.boolean(), match: z.boolean() }),
  })
  .meta({ id: 'StrandList' });
export type StrandList = z.infer<typeof StrandList>;

/** A strand with what was handed to it and what refers to it, each from where it came. */
export const StrandView = z
  .object({ strand: Strand, links: z.array(SeenLink), can: z.object({ change: z.boolean() }) })
  .meta({ id: 'StrandView' });
export type StrandView = z.infer<typeof StrandView>;

/** Typed names that are a strand of the list, to be matched to it in one go. */
export const StrandMatch = z
  .strictObject({
    names: z
      .array(z.strictObject({ kind: TypedName.shape.kind, name: z.string().max(300) }))
      .min(1, 'Choose at least one name')
      .max(50, 'Match up to 50 names at a time'),
  })
  .meta({ id: 'StrandMatch' });
export type StrandMatch = z.infer<typeof StrandMatch>;

/** What was matched, each with the entry by which it is undone, and how much was not. */
export const StrandMatched = z
  .object({
    done: z.array(z.object({ plan: PlanId, entry: EntryId })),
    left: z
      .int()
      .describe(
        'How many of these names’ links were not: at most 100 are at a time, and none that somebody changed just then',
      ),
  })
  .meta({ id: 'StrandMatched' });
export type StrandMatched = z.infer<typeof StrandMatched>;

/** The name that stands in a link and in no list; null where it is of the list, or no name at all. */
export function typedIn(end: LinkEnd): Pick<TypedName, 'kind' | 'name'> | null {
  if (end.kind === 'strand' && end.strand === undefined) return { kind: 'strand', name: end.name };
  if (end.kind === 'outside' && end.strand === undefined) return { kind: 'outside', name: end.title };
  return null;
}

/** Is it the same name, whatever its capitals and spaces? */
export const sameName = (one: Pick<TypedName, 'kind' | 'name'>, two: Pick<TypedName, 'kind' | 'name'>): boolean =>
  one.kind === two.kind && plainName(one.name) === plainName(two.name);

/** What is not right about the strand that a link leads to: it is of the list, and goes on. */
export function strandProblems(
  strands: readonly Strand[],
  end: LinkEnd | { kind: string },
  at: string,
): FieldProblem[] {
  const key = 'strand' in end ? end.strand : undefined;
  if (key === undefined) return [];
  const found = strands.find((each) => each.key === key);
  const pointer = `${at}/strand`;
  if (found === undefined) return [{ pointer, detail: 'Choose one of your authority’s strands and strategies' }];
  if (found.retired) return [{ pointer, detail: `“${found.name}” has ended: choose one that goes on` }];
  if ((found.kind === 'day-to-day') === (end.kind === 'day-to-day')) return [];
  return [{ pointer, detail: `“${found.name}” is ${kindWords[found.kind].a}: choose it as that` }];
}

const kindWords: Record<Strand['kind'], { a: string }> = {
  strand: { a: 'a strand' },
  strategy: { a: 'a strategy' },
  'day-to-day': { a: 'day-to-day business' },
};

/** The end of a link as it is written down: by the name that its strand has in the list. */
export function withListedName<E extends LinkEnd>(strands: readonly Strand[], end: E): E {
  if (end.kind !== 'strand' && end.kind !== 'day-to-day') return end;
  const found = strands.find(({ key }) => key === end.strand);
  return found === undefined ? end : { ...end, name: found.name };
}

/** What the end of a link is called: as the list has it now, else as it was written down. */
export function endInWords(end: Exclude<LinkEnd, { kind: 'plan' }>, strands: readonly Strand[]): string {
  const listed = strands.find(({ key }) => key === end.strand)?.name;
  if (end.kind === 'outside') return listed ?? end.title;
  if (end.kind === 'strand') return listed ?? end.name;
  const name = listed ?? end.name;
  return name === undefined ? 'Day-to-day business' : `Day-to-day business: ${name}`;
}
