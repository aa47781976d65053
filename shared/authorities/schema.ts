import * as z from 'zod';
import { OfstedAim } from '../dashboards/schema.ts';
import { AuthorityId, EntryId } from '../ids.ts';
import { schemeProblems, shapeProblems } from '../plans/shape-problems.ts';
import { Strand, strandListProblems } from '../plans/strand.ts';
import type { FieldProblem } from '../problem.ts';
import { CategoryScheme } from '../schools/schema.ts';
import { OfferedShape, StatusScheme } from '../vocabulary.ts';
import { accentProblem } from './accent.ts';

/** The problems of a part taken whole, each where it stands in that part. */
const saying =
  <T>(problemsOf: (part: T) => FieldProblem[]) =>
  (part: T, check: z.RefinementCtx<T>): void => {
    for (const { pointer, detail } of problemsOf(part))
      check.addIssue({ code: 'custom', path: pointer.split('/').slice(1), message: detail });
  };

const settingsFields = {
  name: z.string().trim().min(1, 'Enter the name of the authority').max(120, 'Keep the name to 120 characters'),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, { error: 'Enter the colour as # and six digits or letters, like #1d70b8', abort: true })
    .refine(
      (accent) => accentProblem(accent) === null,
      'Choose a darker colour: white text on it must have a contrast of 4.5 to 1',
    ),
  dfeCode: z.string().regex(/^\d{3}$/, 'Enter the three-figure DfE code'),
  gssCode: z.string().regex(/^E\d{8}$/, 'Enter the GSS code, like E06000031'),
  schemes: z
    .array(StatusScheme.superRefine(saying(schemeProblems)))
    .min(1, 'Add at least one status scheme')
    .max(20, 'Keep to 20 status schemes')
    .describe('The first that is offered is the usual one'),
  shapes: z
    .array(OfferedShape.superRefine(saying(shapeProblems)))
    .min(1, 'Add at least one plan shape')
    .max(20, 'Keep to 20 plan shapes'),
  /** An authority may have set itself no aim, and may not categorise its schools. */
  ofstedAim: OfstedAim.optional(),
  categoryScheme: CategoryScheme.optional(),
  strands: z
    .array(Strand)
    .max(200, 'Keep to 200 strands and strategies')
    .superRefine(saying(strandListProblems))
    .optional()
    .describe('Streams of work, strategies and day-to-day business that actions go to and rows refer to'),
};

/** The authority's own words and colours (design, idea 7). */
export const Settings = z
  .object({ id: AuthorityId, ...settingsFields, version: z.int(), can: z.object({ change: z.boolean() }) })
  .meta({ id: 'Settings' });
export type Settings = z.infer<typeof Settings>;

export const SettingsChange = z.strictObject(settingsFields).partial().meta({ id: 'SettingsChange' });
export type SettingsChange = z.infer<typeof SettingsChange>;

/** The settings as they are now, and the entry by which the change can be undone. */
export const SettingsChanged = Settings.extend({ entry: EntryId }).meta({ id: 'SettingsChanged' });
export type SettingsChanged = z.infer<typeof SettingsChanged>;
