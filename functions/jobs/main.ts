import { startFunction } from '#kernel/lambda.ts';
import { summariser } from './summarise.ts';

export const handler = summariser(startFunction(process.env));
