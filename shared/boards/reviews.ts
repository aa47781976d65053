import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { BoardId, NodeId, PlanId } from '../ids.ts';
import { StatusMark } from '../vocabulary.ts';

/** A board looks at how a row goes, or judges what it changed. */
export const ReviewKind = z.enum(['monitoring', 'evaluation']);
export type ReviewKind = z.infer<typeof ReviewKind>;

/** A row of a plan that a board monitors or evaluates: named there, so nobody has to put it before the board. */
export const Review = z
  .object({
    board: BoardId,
    kind: ReviewKind,
    plan: PlanId,
    planTitle: z.string(),
    node: NodeId,
    level: z.string().describe('The authority’s own name for its level'),
    title: z.string(),
    dueOn: LocalDate.nullable(),
    doneOn: LocalDate.nullable(),
    status: StatusMark.nullable(),
    lastUpdatedOn: LocalDate.nullable(),
  })
  .meta({ id: 'Review' });
export type Review = z.infer<typeof Review>;
