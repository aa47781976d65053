import { LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { makeLog } from '#kernel/log.ts';
import { dispatcher } from './dispatch.ts';

const env = z
  .object({
    POWERTOOLS_SERVICE_NAME: z.string(),
    AWS_REGION: z.string(),
    DOCUMENTS_FUNCTION: z.string(),
    JOBS_FUNCTION: z.string(),
    PUBLISHER_FUNCTION: z.string(),
    ONBOARDING_FUNCTION: z.string(),
  })
  .parse(process.env);

export const handler = dispatcher({
  lambda: new LambdaClient({ region: env.AWS_REGION }),
  documents: env.DOCUMENTS_FUNCTION,
  jobs: env.JOBS_FUNCTION,
  publisher: env.PUBLISHER_FUNCTION,
  onboarding: env.ONBOARDING_FUNCTION,
  log: makeLog(env.POWERTOOLS_SERVICE_NAME),
});
