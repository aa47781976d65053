import { handle } from 'hono/aws-lambda';
import * as z from 'zod';
import { startFunction } from '#kernel/lambda.ts';
import { platformApp } from './app.ts';

const env = z.object({ IDENTITY_PROVIDERS: z.string().default('{}'), API_URL: z.url() }).parse(process.env);
const providers = z.record(z.string(), z.string()).parse(JSON.parse(env.IDENTITY_PROVIDERS));

export const handler = handle(platformApp({ ...startFunction(process.env), providers, apiUrl: env.API_URL, fetch }));
