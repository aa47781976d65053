import * as z from 'zod';
import { AuthorityMark } from '../authorities/my-work.ts';
import { LookedAt } from '../boards/looked-at.ts';
import { LocalDate } from '../dates.ts';
import { EntryId, PlanId } from '../ids.ts';
import { MilestoneView } from '../milestones/schema.ts';
import { Node, PlanSummary } from '../plans/schema.ts';
import { PlanShape } from '../vocabulary.ts';
import { CycleMark, CycleProgress } from './mark.ts';
import { Ask, Cycle } from './schema.ts';

export const AskCan = z.object({ answer: z.boolean(), review: z.boolean() });
export type AskCan = z.infer<typeof AskCan>;

/** An ask with the action it is about. */
export const AskLine = Ask.extend({
  action: Node.pick({ title: true, dueOn: true, latest: true, fields: true, since: true }),
  above: z.array(Node.pick({ level: true, title: true })).describe('From the top down to the parent'),
  can: AskCan,
}).meta({ id: 'AskLine' });
export type AskLine = z.infer<typeof AskLine>;

const planOfCycle = z.object({ id: PlanId, title: PlanSummary.shape.title, shape: PlanShape });
export type PlanOfCycle = z.infer<typeof planOfCycle>;

export const CycleCan = z.object({
  change: z.boolean(),
  lock: z.boolean(),
  withdraw: z.boolean(),
  review: z.boolean(),
  remind: z.boolean(),
});
export type CycleCan = z.infer<typeof CycleCan>;

/** A cycle with all its asks, in the order of the plan. */
export const CycleView = z
  .object({
    plan: planOfCycle,
    cycle: Cycle,
    today: LocalDate,
    remindedOn: LocalDate.nullable().describe('When those who had not answered were last reminded by a lead'),
    cycles: z.array(CycleMark).describe('All cycles of the plan, newest first'),
    lookedAt: z.array(LookedAt).describe('The meetings that have its report on their agenda, by their days'),
    progress: CycleProgress,
    asks: z.array(AskLine),
    can: CycleCan,
  })
  .meta({ id: 'CycleView' });
export type CycleView = z.infer<typeof CycleView>;

/** One ask, with all that its form needs. */
export const AskView = z
  .object({
    plan: planOfCycle,
    cycle: Cycle,
    today: LocalDate,
    cycles: z.array(CycleMark),
    ask: AskLine,
    milestones: z.array(MilestoneView).describe('The steps of its action, in the order of their dates'),
    entry: EntryId.nullable().describe('The change just made, where it can be undone'),
  })
  .meta({ id: 'AskView' });
export type AskView = z.infer<typeof AskView>;

export const CycleList = z
  .object({
    plan: planOfCycle,
    items: z.array(Cycle).describe('Newest first'),
    next: z.string().nullable(),
    can: z.object({ open: z.boolean() }),
  })
  .meta({ id: 'CycleList' });
export type CycleList = z.infer<typeof CycleList>;

/** What one person is asked in one plan’s open cycle. */
export const MyAsks = z
  .object({
    authority: AuthorityMark,
    plan: planOfCycle,
    cycle: Cycle,
    cycles: z.array(CycleMark),
    asks: z.array(AskLine),
  })
  .meta({ id: 'MyAsks' });
export type MyAsks = z.infer<typeof MyAsks>;

/** What one person is asked, plan by plan, in one authority or in all where they have a seat. */
export const MyUpdates = z
  .object({
    today: LocalDate,
    authorities: z.array(
      AuthorityMark.extend({
        state: z.enum(['read', 'failed']).describe('“failed” where the authority’s part could not be read this time'),
      }),
    ),
    items: z.array(MyAsks).describe('Soonest due first'),
  })
  .meta({ id: 'MyUpdates' });
export type MyUpdates = z.infer<typeof MyUpdates>;
