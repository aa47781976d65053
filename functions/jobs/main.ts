import { startFunction } from '#kernel/lambda.ts';
import { type Works, worksOf } from '#kernel/works.ts';
import type { JobsDeps } from './digest-session.ts';

const deps = startFunction(process.env);

/** What writes mail is given what it needs for that when it first has to. */
async function mailing(): Promise<JobsDeps> {
  const { mailDepsIn } = await import('./mail-deps.ts');
  return mailDepsIn(deps, process.env);
}

const works: Works = {
  plan: async () => [(await import('./summarise.ts')).summariser(deps)],
  dashboard: async () => {
    const [{ dashboardSummariser }, { criteriaJudge }] = await Promise.all([
      import('./dashboard.ts'),
      import('./criteria.ts'),
    ]);
    return [dashboardSummariser(deps), criteriaJudge(deps)];
  },
  summary: async () => [(await import('./dashboard.ts')).plansSummariser(deps)],
  round: async () => [(await import('./digest.ts')).digester(await mailing())],
  asking: async () => [(await import('./asker.ts')).asker(await mailing())],
  answer: async () => [(await import('./answers.ts')).answerTaker(deps)],
};
const work = worksOf(works);

const scheduled: Readonly<Record<string, () => Promise<unknown>>> = {
  digest: async () => (await import('./rounds.ts')).beginRounds(await mailing()),
  sweep: async () => (await import('./sweep.ts')).sweep(await mailing()),
};

/** What the schedule calls for by name; else what a row's key calls for. */
export async function handler(event: unknown): Promise<void> {
  const called = calledBy(event);
  if (called === null) await work(event);
  else await called();
}

function calledBy(event: unknown): (() => Promise<unknown>) | null {
  if (typeof event !== 'object' || event === null || !('job' in event)) return null;
  const called = scheduled[String(event.job)];
  if (called === undefined) throw new Error('The schedule calls for a job that is not known');
  return called;
}
