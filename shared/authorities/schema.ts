import * as z from 'zod';
import { OfstedAim } from '../dashboards/schema.ts';
import { AuthorityId } from '../ids.ts';
import { shapeProblems } from '../plans/shape-problems.ts';
import { CategoryScheme } from '../schools/schema.ts';
import { PlanShape, Status } from '../vocabulary.ts';
import { accentProblem } from './accent.ts';

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
  statuses: z.array(Status).min(1, 'Add at least one status').max(10, 'Keep to 10 statuses'),
  shapes: z
    .array(
      PlanShape.superRefine((shape, check) => {
        for (const { pointer, detail } of shapeProblems(shape))
          check.addIssue({ code: 'custom', path: pointer.split('/').slice(1), message: detail });
      }),
    )
    .min(1, 'Add at least one plan shape')
    .max(20, 'Keep to 20 plan shapes'),
  /** An authority may have set itself no aim, and may not categorise its schools. */
  ofstedAim: OfstedAim.optional(),
  categoryScheme: CategoryScheme.optional(),
};

/** The authority's own words and colours (design, idea 7). */
export const Settings = z
  .object({ id: AuthorityId, ...settingsFields, version: z.int(), can: z.object({ change: z.boolean() }) })
  .meta({ id: 'Settings' });
export type Settings = z.infer<typeof Settings>;

export const SettingsChange = z.strictObject(settingsFields).partial().meta({ id: 'SettingsChange' });
export type SettingsChange = z.infer<typeof SettingsChange>;
