import { handle } from 'hono/aws-lambda';
import { makeLog } from '#kernel/log.ts';
import { publicApp } from './app.ts';

export const handler = handle(publicApp({ log: makeLog() }));
