import { handle } from 'hono/aws-lambda';
import { providersIn, startFunction } from '#kernel/lambda.ts';
import { audienceApp } from './app.ts';

export const handler = handle(audienceApp({ ...startFunction(process.env), providers: providersIn(process.env) }));
