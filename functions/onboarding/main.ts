import { startFunction } from '#kernel/lambda.ts';
import { worksOf } from '#kernel/works.ts';

const deps = startFunction(process.env);

export const handler = worksOf({
  onboarding: async () => [(await import('./founder.ts')).founder(deps)],
  joining: async () => [(await import('./joiner.ts')).joiner(deps)],
});
