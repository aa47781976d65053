import { startFunction } from '#kernel/lambda.ts';
import { dashboardSummariser } from './dashboard.ts';
import { summariser } from './summarise.ts';

const deps = startFunction(process.env);
const jobs = [summariser(deps), dashboardSummariser(deps)];

/** Each looks at the key whether the work is its own. */
export async function handler(event: unknown): Promise<void> {
  await Promise.all(jobs.map((job) => job(event)));
}
