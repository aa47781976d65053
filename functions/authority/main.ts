import { handle } from 'hono/aws-lambda';
import { providersIn, startFunction } from '#kernel/lambda.ts';
import { authorityApp } from './app.ts';

export const handler = handle(authorityApp({ ...startFunction(process.env), providers: providersIn(process.env) }));
