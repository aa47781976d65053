import { once } from '#kernel/once.ts';

/** What passes records on is loaded with the first of them. */
const dispatching = once(async () => (await import('./start.ts')).dispatcherOf(process.env));

export const handler = async (event: unknown): Promise<void> => (await dispatching())(event);
