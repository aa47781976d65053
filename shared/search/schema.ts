import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { isLongEnough, tooShort } from './words.ts';

/** What can be found. A row is one of a plan's, on whichever level. */
export const FoundKind = z.enum(
  ['plan', 'row', 'board', 'meeting', 'agenda-item', 'decision', 'strand', 'school', 'person', 'member'],
  { error: 'Choose one of the kinds of things that can be found' },
);
export type FoundKind = z.infer<typeof FoundKind>;

export const SearchQuery = z.object({
  q: z
    .string({ error: tooShort })
    .trim()
    .max(200, 'Keep what you search for to 200 characters')
    .refine(isLongEnough, tooShort)
    .describe(
      'Every word must be found, in capitals or not, with accents or without; the beginning of a word is enough',
    ),
  kind: FoundKind.optional().describe('Only things of this kind'),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

const Marked = z
  .object({
    text: z.string(),
    marks: z
      .array(z.object({ from: z.int(), to: z.int() }))
      .describe('Where the words stand: from a place up to before another, in UTF-16 units, in order'),
  })
  .meta({ id: 'Marked' });

/** One thing that was found, where it is, and what of it was found. */
export const Found = z
  .object({
    kind: FoundKind,
    title: Marked,
    where: z
      .string()
      .describe(
        'Where it is, in words, like “Plan: Education action plan, Priority 2”; empty where there is no more to say',
      ),
    excerpt: Marked.extend({ of: z.string().describe('Which part of it, as the authority calls it') })
      .nullable()
      .describe('What was found beside the title; null where the title and the place say it all'),
    address: z.string().nullable().describe('Where it is on the page; null where it has no page of its own'),
  })
  .meta({ id: 'Found' });
export type Found = z.infer<typeof Found>;

export const SearchResults = z
  .object({
    items: z.array(Found).describe('Best first: by how much of what was searched for stands in the title'),
    next: z.string().nullable(),
    count: z.int().describe('How many were found of the kinds asked for, shown or not'),
    counts: z.record(FoundKind, z.int()).describe('How many were found of each kind'),
    cut: z.boolean().describe('More were found than are shown'),
    agendasSince: LocalDate.nullable().describe(
      'Agendas of meetings before this day were not looked through; null where all were',
    ),
  })
  .meta({ id: 'SearchResults' });
export type SearchResults = z.infer<typeof SearchResults>;
