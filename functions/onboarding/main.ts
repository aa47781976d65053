import { startFunction } from '#kernel/lambda.ts';
import { founder } from './founder.ts';

export const handler = founder(startFunction(process.env));
