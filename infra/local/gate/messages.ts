import * as z from 'zod';

/** The first message to the process, which holds everything it needs to begin. */
export const Begin = z.strictObject({
  type: z.literal('begin'),
  templates: z.record(z.string(), z.unknown()),
  dynamodb: z.string(),
  objects: z.string(),
  port: z.number(),
  controlPort: z.number(),
  token: z.string(),
  /** Sites that may fetch objects from a page, besides those that the bucket's own rules name. */
  origins: z.array(z.string()),
});
export type Begin = z.infer<typeof Begin>;

/** A message as it is kept for people to look at. */
export const KeptMail = z.strictObject({
  messageId: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});
export type KeptMail = z.infer<typeof KeptMail>;

/** What the process asks of the runner: to run a function, to route an event, or to keep a message. Answered by an `Answer` of the same id. */
export const Question = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), url: z.string(), controlUrl: z.string() }),
  z.strictObject({ type: z.literal('failed'), message: z.string() }),
  z.strictObject({
    type: z.literal('invoke'),
    id: z.number(),
    name: z.string(),
    kind: z.enum(['Event', 'RequestResponse']),
    payload: z.string(),
  }),
  z.strictObject({ type: z.literal('scanned'), id: z.number(), event: z.unknown() }),
  z.strictObject({ type: z.literal('mail'), id: z.number(), message: KeptMail }),
]);
export type Question = z.infer<typeof Question>;

export const Answer = z.strictObject({
  type: z.literal('answer'),
  id: z.number(),
  error: z.string().optional(),
  payload: z.string().optional(),
  functionError: z.string().optional(),
});
export type Answer = z.infer<typeof Answer>;
