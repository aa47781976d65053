import * as z from 'zod';

/** Something on the web that shows what is said. */
export const Evidence = z.strictObject({
  label: z.string().trim().min(1, 'Enter what the link shows').max(200, 'Keep the label to 200 characters'),
  href: z.url({ protocol: /^https?$/, error: 'Enter a web address that begins with https://' }).max(2_000),
});
export type Evidence = z.infer<typeof Evidence>;
