import { startFunction } from '#kernel/lambda.ts';
import { once } from '#kernel/once.ts';

const deps = startFunction(process.env);

/** What publishes is loaded with the first key, or the first time that the schedule calls. */
const publishing = once(async () => (await import('./publish.ts')).publisher(deps));

export const handler = async (event: unknown): Promise<number> => (await publishing())(event);
