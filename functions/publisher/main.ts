import { startFunction } from '#kernel/lambda.ts';

const deps = startFunction(process.env);

/** What publishes is loaded with the first key, or the first time that the schedule calls. */
let publishing: Promise<(event: unknown) => Promise<number>> | undefined;

export async function handler(event: unknown): Promise<number> {
  publishing ??= import('./publish.ts').then(({ publisher }) => publisher(deps));
  return (await publishing)(event);
}
