import { handle } from 'hono/aws-lambda';
import * as z from 'zod';
import { startFunction } from '#kernel/lambda.ts';
import { audienceApp } from './app.ts';

const providers = z.record(z.string(), z.string()).parse(JSON.parse(process.env.IDENTITY_PROVIDERS ?? '{}'));

export const handler = handle(audienceApp({ ...startFunction(process.env), providers }));
