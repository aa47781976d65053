import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { engineClient } from './dynamodb-tables.ts';
import type { Stack } from './stack.ts';

const content = resolve(import.meta.dirname, '../demonstration/main.ts');

/** What the demonstration's content is given to fill a stack with. */
export interface Demonstration {
  readonly baseUrl: string;
  readonly stack: Stack;
  readonly tokenFor: (persona: string) => Promise<string>;
}

// The module's one export; what it takes is stated by the interface above.
const Content = z.object({
  seedDemonstration: z.custom<(demonstration: Demonstration) => Promise<void>>((value) => typeof value === 'function'),
});

/** Fills an empty table with the demonstration authorities; leaves one with anything in it alone. */
export async function demonstrate(stack: Stack, dataFolder: string): Promise<boolean> {
  const unfinished = join(dataFolder, 'demonstration-unfinished');
  if (existsSync(unfinished)) {
    console.warn('The demonstration content was cut off last time. Start with --fresh to have it whole.');
    return false;
  }
  if (!existsSync(content) || !(await isEmpty(stack))) return false;
  writeFileSync(unfinished, '');
  const { seedDemonstration } = Content.parse(await import(pathToFileURL(content).href));
  await seedDemonstration({ baseUrl: stack.url, stack, tokenFor: stack.tokenFor });
  await stack.idle();
  rmSync(unfinished);
  return true;
}

async function isEmpty(stack: Stack): Promise<boolean> {
  const client = engineClient(stack.dynamodb.url);
  const { Items = [] } = await client.send(new ScanCommand({ TableName: stack.tableName, Limit: 1 }));
  client.destroy();
  return Items.length === 0;
}
