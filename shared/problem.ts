import * as z from 'zod';

/** One thing wrong with what was sent; `pointer` is a JSON pointer as a URI fragment (RFC 6901), like `#/title`. */
export const FieldProblem = z.object({ pointer: z.string(), detail: z.string() });
export type FieldProblem = z.infer<typeof FieldProblem>;

/** Problem details (RFC 9457); `type` is a stable slug under `/problems/`. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z.array(FieldProblem).optional(),
    current: z.unknown().optional().describe('The item as it is now, where someone else changed it first'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
