import * as z from 'zod';

/** How often a person is told by mail what waits for them. */
export const MailFrequency = z.enum(['daily', 'reminders', 'never'], {
  error: 'Choose how often you want to be told by mail',
});
export type MailFrequency = z.infer<typeof MailFrequency>;

/** A person's own choice in one authority; until they choose, mail comes daily. */
export const MailChoice = z
  .object({
    digest: MailFrequency,
    to: z.object({ name: z.string(), email: z.string() }).describe('Who is written to, as the directory has them'),
    version: z.int(),
  })
  .meta({ id: 'MailChoice' });
export type MailChoice = z.infer<typeof MailChoice>;

export const MailChoiceChange = z.strictObject({ digest: MailFrequency }).meta({ id: 'MailChoiceChange' });
export type MailChoiceChange = z.infer<typeof MailChoiceChange>;
