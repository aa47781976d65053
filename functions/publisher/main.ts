import { startFunction } from '#kernel/lambda.ts';
import { publisher } from './publish.ts';

export const handler = publisher(startFunction(process.env));
