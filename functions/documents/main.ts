import { startFunction } from '#kernel/lambda.ts';
import { documentWorker } from './worker.ts';

export const handler = documentWorker(startFunction(process.env));
