import { LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { makeLog } from '#kernel/log.ts';
import { dispatcher } from './dispatch.ts';

const Environment = z.object({
  POWERTOOLS_SERVICE_NAME: z.string(),
  AWS_REGION: z.string(),
  DOCUMENTS_FUNCTION: z.string(),
  JOBS_FUNCTION: z.string(),
  PUBLISHER_FUNCTION: z.string(),
  ONBOARDING_FUNCTION: z.string(),
});

/** The dispatcher of this environment, which says the functions that records are passed on to. */
export function dispatcherOf(variables: NodeJS.ProcessEnv): ReturnType<typeof dispatcher> {
  const env = Environment.parse(variables);
  return dispatcher({
    lambda: new LambdaClient({ region: env.AWS_REGION }),
    documents: env.DOCUMENTS_FUNCTION,
    jobs: env.JOBS_FUNCTION,
    publisher: env.PUBLISHER_FUNCTION,
    onboarding: env.ONBOARDING_FUNCTION,
    log: makeLog(env.POWERTOOLS_SERVICE_NAME),
  });
}
