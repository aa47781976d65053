import * as z from 'zod';
import { codeProblem } from '../authorities/register.ts';
import { Standing, Suspension } from '../authorities/standing.ts';
import { BoardKind } from '../boards/schema.ts';
import { line } from '../boards/words.ts';
import { Instant } from '../dates.ts';
import { AuthorityId } from '../ids.ts';
import { personFields } from '../people/schema.ts';
import { statusSchemes } from '../plans/status-schemes.ts';
import { shippedShapes } from '../plans/templates.ts';
import { repeatedPeople } from './rules.ts';

const shapeKeys = shippedShapes.map(({ key }) => key);
const schemeKeys = statusSchemes.map(({ key }) => key);
const listed = (keys: readonly string[]): string => keys.join(', ');

/** Someone of the authority as the file names them. Clearance is no field here: only the authority itself clears people. */
const OnboardedPerson = z.strictObject({
  name: personFields.name,
  email: personFields.email,
  role: personFields.role.describe('The role to invite them to; their administrator invites them'),
});
export type OnboardedPerson = z.infer<typeof OnboardedPerson>;

const Administrator = OnboardedPerson.omit({ role: true });

/** What is asked of an authority before it is there: who it is, its words, one board, its people. */
export const OnboardingDraft = z
  .strictObject({
    dfeCode: z
      .string({ error: 'Enter the three-figure DfE code, like 852' })
      .regex(/^\d{3}$/, { error: 'Enter the three-figure DfE code, like 852', abort: true })
      .refine((code) => codeProblem(code) === null, { error: ({ input }) => codeProblem(String(input)) ?? '' })
      .describe('It says the name and the GSS code'),
    shape: z
      .enum(shapeKeys, { error: `Choose one of the plan shapes: ${listed(shapeKeys)}` })
      .describe('The plan shape that comes first'),
    statuses: z
      .enum(schemeKeys, { error: `Choose one of the status schemes: ${listed(schemeKeys)}` })
      .describe('The scheme of statuses'),
    board: z.strictObject(
      {
        name: line(160).min(1, 'Enter the name of the board'),
        kind: BoardKind,
        purpose: line(4_000),
      },
      { error: 'Enter the authority’s first board' },
    ),
    administrator: z
      .strictObject(Administrator.shape, { error: 'Enter who will be the first administrator' })
      .describe('Gets the one-time code and invites everyone else'),
    people: z.array(OnboardedPerson, { error: 'Enter the people as a list' }).max(50, 'Keep to 50 people'),
  })
  .superRefine(
    (draft, context) => {
      for (const { path, message } of repeatedPeople(draft)) context.addIssue({ code: 'custom', path, message });
    },
    // Beside all other problems, not after them.
    { when: () => true },
  )
  .meta({ id: 'OnboardingDraft' });
export type OnboardingDraft = z.infer<typeof OnboardingDraft>;

/** The steps of founding an authority, in their order. */
export const StepKey = z.enum([
  'settings',
  'directory',
  'board',
  'check-seat',
  'sign-in',
  'write',
  'read',
  'remove',
  'neighbour',
  'check-seat-ended',
  'invitation',
  'live',
]);
export type StepKey = z.infer<typeof StepKey>;

export const Step = z.object({
  key: StepKey,
  state: z.enum(['waiting', 'done', 'failed']),
  at: Instant.nullable(),
  detail: z.string().nullable().describe('What was found, in words'),
});
export type Step = z.infer<typeof Step>;

/** `founding`: the rows are written. `to-check`: they wait to be tried. `closing`: the check is cleared away. */
export const OnboardingState = z.enum(['founding', 'to-check', 'closing', 'done']);
export type OnboardingState = z.infer<typeof OnboardingState>;

export const Onboarding = z
  .object({
    state: OnboardingState,
    steps: z.array(Step),
    board: z.string(),
    administrator: Administrator,
    code: z
      .object({ expiresAt: Instant, state: z.enum(['current', 'refused']) })
      .describe('The code that was made last'),
    people: z.int().describe('How many others wait to be invited by the administrator'),
    begunAt: Instant,
    movedAt: Instant.describe('When the last step was taken'),
  })
  .meta({ id: 'Onboarding' });
export type Onboarding = z.infer<typeof Onboarding>;

/** An authority as the platform knows it: that it is there and how it stands, and nothing of what is in it. */
export const PlatformAuthority = z
  .object({
    id: AuthorityId,
    name: z.string(),
    dfeCode: z.string().nullable(),
    gssCode: z.string().nullable(),
    standing: Standing,
    suspended: Suspension.nullable(),
    version: z.int(),
    can: z.object({ suspend: z.boolean(), resume: z.boolean(), check: z.boolean(), makeCode: z.boolean() }),
  })
  .meta({ id: 'PlatformAuthority' });
export type PlatformAuthority = z.infer<typeof PlatformAuthority>;

export const PlatformAuthorityList = z
  .object({ items: z.array(PlatformAuthority), next: z.string().nullable() })
  .meta({ id: 'PlatformAuthorityList' });
export type PlatformAuthorityList = z.infer<typeof PlatformAuthorityList>;

export const PlatformAuthorityView = z
  .object({
    authority: PlatformAuthority,
    onboarding: Onboarding.nullable().describe('Null where it was there before it could be onboarded'),
  })
  .meta({ id: 'PlatformAuthorityView' });
export type PlatformAuthorityView = z.infer<typeof PlatformAuthorityView>;

/** The answer to onboarding. The code is shown now and never again; null where the file was sent before. */
export const OnboardingStarted = PlatformAuthorityView.extend({
  code: z.string().nullable().describe('One-time code of the first administrator, `<authority>.<token>`'),
}).meta({ id: 'OnboardingStarted' });
export type OnboardingStarted = z.infer<typeof OnboardingStarted>;

export const NewCode = z
  .object({ code: z.string().describe('One-time code of the first administrator'), expiresAt: Instant })
  .meta({ id: 'NewCode' });
export type NewCode = z.infer<typeof NewCode>;

const reason = z.string().trim().min(1, 'Enter the reason').max(300, 'Keep the reason to 300 characters');

export const SuspensionDraft = z
  .strictObject({
    days: z
      .int({ error: 'Enter for how many days it can still be read, like 30' })
      .min(0, 'Enter 0 or more days')
      .max(366, 'Keep to 366 days'),
    why: reason.describe('Its people read this'),
  })
  .meta({ id: 'SuspensionDraft' });
export type SuspensionDraft = z.infer<typeof SuspensionDraft>;

export const Resumption = z.strictObject({ why: reason }).meta({ id: 'Resumption' });
export type Resumption = z.infer<typeof Resumption>;
