import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Stack } from '#infra/local/stack.ts';
import { copyRow } from '#kernel/audience-rows.ts';
import { changed } from '#test/isolation/mutations.ts';
import { fireRules } from './schedules.ts';
import { engineOf } from './world.ts';

/** What is copied in a stack of one's own, and a publisher that can be stopped there. */
export function copiesIn(stack: () => Stack) {
  async function rowsIn(pk: string) {
    const { Items = [] } = await engineOf(stack().dynamodb.url).send(
      new QueryCommand({
        TableName: stack().tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      }),
    );
    return Items;
  }

  /** What an audience's partition holds, each copy without the marks of when it was written. */
  async function foundFor(audience: string): Promise<string[]> {
    const copies = (await rowsIn(`AUDIENCE#${audience}#SHARED`)).map((item) => copyRow.read(item));
    return copies.map(({ share, until, content }) => JSON.stringify({ share, until, content })).sort();
  }

  /** How many copies the reconcile schedule had to change. */
  async function mended(): Promise<number[]> {
    const outcomes = await fireRules(stack());
    return outcomes.map(({ payload, functionError }) => {
      if (functionError) throw new Error(payload);
      return Number(payload);
    });
  }

  /** The publisher may write nothing while `work` is done: every message to it ends among the failures. */
  async function withoutPublisher(work: () => Promise<void>): Promise<void> {
    const { deployment, control, idle } = stack();
    await control.replaceTemplates(
      changed(deployment.templates, { role: 'PublisherRole', sid: 'KeepCopies' }, () => undefined),
    );
    try {
      await work();
      await idle();
    } finally {
      await control.replaceTemplates(deployment.templates);
    }
  }

  return { rowsIn, foundFor, mended, withoutPublisher };
}
