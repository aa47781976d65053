import * as z from 'zod';
import { startFunction } from '#kernel/lambda.ts';
import { mailerOf } from '#kernel/mail.ts';
import { answerTaker } from './answers.ts';
import { asker } from './asker.ts';
import { criteriaJudge } from './criteria.ts';
import { dashboardSummariser } from './dashboard.ts';
import { digester } from './digest.ts';
import { beginRounds } from './rounds.ts';
import { summariser } from './summarise.ts';
import { sweep } from './sweep.ts';

const { SITE_ORIGIN: siteOrigin } = z.object({ SITE_ORIGIN: z.url() }).parse(process.env);
const deps = { ...startFunction(process.env), mailer: mailerOf(process.env), siteOrigin };
const jobs = [
  ...[summariser(deps), dashboardSummariser(deps), criteriaJudge(deps)],
  ...[digester(deps), asker(deps), answerTaker(deps)],
];
const scheduled = { digest: beginRounds, sweep };

const Scheduled = z.object({ job: z.enum(['digest', 'sweep']) });

/** What the schedule calls for by name; else each looks at the key whether the work is its own. */
export async function handler(event: unknown): Promise<void> {
  const called = Scheduled.safeParse(event);
  if (called.success) await scheduled[called.data.job](deps);
  else await Promise.all(jobs.map((job) => job(event)));
}
