import { handle } from 'hono/aws-lambda';
import { startFunction } from '#kernel/lambda.ts';
import { publicApp } from './app.ts';

export const handler = handle(publicApp(startFunction(process.env)));
