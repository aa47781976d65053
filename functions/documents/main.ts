import { startFunction } from '#kernel/lambda.ts';
import { worksOf } from '#kernel/works.ts';

const deps = startFunction(process.env);

export const handler = worksOf({
  work: async () => [(await import('./worker.ts')).documentWorker(deps)],
  evidence: async () => [(await import('./check-evidence.ts')).evidenceChecker(deps)],
});
