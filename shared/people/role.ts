import * as z from 'zod';

/** The right that a seat gives in an authority. A contributor records updates on their own actions. */
export const Role = z.enum(['admin', 'editor', 'contributor', 'reader'], { error: 'Choose a role' });
export type Role = z.infer<typeof Role>;
