import { inject } from 'vitest';
import * as z from 'zod';

const Page = z.object({
  Items: z.array(z.looseObject({ pk: z.object({ S: z.string() }) })),
  LastEvaluatedKey: z.unknown().optional(),
});

/** The engine wants a well-formed signature and checks none. */
const authorization =
  'AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-2/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

/**
 * The partitions in the whole table, past every wall, in which each of these marks stands, in order. The table holds what all
 * tests have written: it is read as the engine writes it, for to make items of it all takes half a minute.
 */
export async function partitionsHolding<Name extends string>(
  marks: Record<Name, string>,
): Promise<Record<Name, string[]>> {
  const names = Object.keys(marks) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, new Set<string>()])) as Record<Name, Set<string>>;
  let start: unknown;
  do {
    const text = await pageFrom(start);
    const page = Page.parse(JSON.parse(text));
    for (const name of names.filter((each) => text.includes(marks[each]))) {
      for (const item of page.Items) if (JSON.stringify(item).includes(marks[name])) found[name].add(item.pk.S);
    }
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return Object.fromEntries(names.map((name) => [name, [...found[name]].sort()])) as Record<Name, string[]>;
}

async function pageFrom(start: unknown): Promise<string> {
  const { engine, table } = inject('stack');
  const answer = await fetch(engine, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'DynamoDB_20120810.Scan' },
    body: JSON.stringify({ TableName: table, ...(start !== undefined && { ExclusiveStartKey: start }) }),
  });
  if (!answer.ok) throw new Error(`The engine answered ${answer.status}: ${await answer.text()}`);
  return answer.text();
}
