import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { seedDemonstration } from '../demonstration/main.ts';
import { engineClient } from './dynamodb-tables.ts';
import type { Stack } from './stack.ts';

/** Fills an empty table with the demonstration authorities; leaves one with anything in it alone. */
export async function demonstrate(stack: Stack, dataFolder: string): Promise<boolean> {
  const unfinished = join(dataFolder, 'demonstration-unfinished');
  if (existsSync(unfinished)) {
    console.warn('The demonstration content was cut off last time. Start with --fresh to have it whole.');
    return false;
  }
  if (!(await isEmpty(stack))) return false;
  writeFileSync(unfinished, '');
  await writeDemonstration(stack);
  rmSync(unfinished);
  return true;
}

/** Writes the demonstration content, and all that comes of it. */
export const writeDemonstration = (stack: Stack): Promise<void> =>
  stack.unhurried(() =>
    seedDemonstration({ baseUrl: stack.url, stack, tokenFor: stack.tokenFor, settled: stack.idle }),
  );

async function isEmpty(stack: Stack): Promise<boolean> {
  const client = engineClient(stack.dynamodb.url);
  const { Items = [] } = await client.send(new ScanCommand({ TableName: stack.tableName, Limit: 1 }));
  client.destroy();
  return Items.length === 0;
}
