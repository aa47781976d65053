import * as z from 'zod';
import { WordKey } from '../ids.ts';
import type { FieldProblem } from '../problem.ts';

export const StrandKind = z.enum(['strand', 'strategy', 'day-to-day'], { error: 'Choose what it is' });
export type StrandKind = z.infer<typeof StrandKind>;

/** A stream of work, a strategy or a part of day-to-day business, as the authority lists them. */
export const Strand = z
  .object({
    key: WordKey,
    kind: StrandKind,
    name: z.string().trim().min(1, 'Enter its name').max(200, 'Keep the name to 200 characters'),
    about: z.string().trim().max(1_000, 'Keep the description to 1,000 characters'),
    href: z
      .url({ protocol: /^https?$/, error: 'Enter a web address that begins with https://' })
      .max(2_000, 'Keep the web address to 2,000 characters')
      .optional()
      .describe('Where it can be read'),
    retired: z.literal(true).optional().describe('It has ended: nothing more goes to it, and what did can be read'),
  })
  .meta({ id: 'Strand' });
export type Strand = z.infer<typeof Strand>;

/** A name as it is compared: neither capitals nor the spaces between words make it another. */
export const plainName = (name: string): string => name.replace(/\s+/g, ' ').trim().toLocaleLowerCase('en-GB');

/** What is wrong with a list of strands: each has a key of its own, and those that go on a name of their own. */
export function strandListProblems(strands: readonly Strand[]): FieldProblem[] {
  return strands.flatMap(({ key, name, retired }, place) => {
    const before = strands.slice(0, place);
    if (before.some((each) => each.key === key))
      return [{ pointer: `#/${place}/key`, detail: 'Another one has this key' }];
    const called = !retired && before.some((each) => !each.retired && plainName(each.name) === plainName(name));
    return called ? [{ pointer: `#/${place}/name`, detail: 'Another one has this name' }] : [];
  });
}
