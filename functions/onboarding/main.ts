import { startFunction } from '#kernel/lambda.ts';
import { founder } from './founder.ts';
import { joiner } from './joiner.ts';

const deps = startFunction(process.env);
const works = [founder(deps), joiner(deps)];

/** Each looks at the key whether the work is its own. */
export async function handler(event: unknown): Promise<void> {
  await Promise.all(works.map((work) => work(event)));
}
