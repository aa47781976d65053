import * as z from 'zod';
import { mailerOf } from '#kernel/mail.ts';
import type { JobsDeps } from './digest-session.ts';

const Environment = z.object({ SITE_ORIGIN: z.url() });

/** What a job needs besides to write mail: the post, and where people find the service. */
export function mailDepsIn(deps: Omit<JobsDeps, 'mailer' | 'siteOrigin'>, env: NodeJS.ProcessEnv): JobsDeps {
  const { SITE_ORIGIN: siteOrigin } = Environment.parse(env);
  return { ...deps, mailer: mailerOf(env), siteOrigin };
}
