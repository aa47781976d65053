import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { CopyContent } from '#shared/audiences/contents.ts';
import type { AudienceId, AuthorityId, ShareId } from '#shared/ids.ts';
import {
  askCopyKey,
  type CopiedThing,
  consultationCopyKey,
  consultedCopyKey,
  copiesOfShare,
  copyKey,
  meetingCopyKey,
  pageCopyKey,
  paperCopyKey,
  sharedPartition,
} from './audience-keys.ts';
import { type CopyRow, copyRow } from './audience-rows.ts';
import type { Key } from './keys.ts';
import type { Stored } from './rows.ts';

/** What must be written so that a share's copies are what they should be; `was` null is a new one, `now` null goes. */
export type CopyChange = { was: CopyRow | null; now: CopyRow | null };

type Owner = { audience: AudienceId; authority: AuthorityId; share: ShareId };

type Writes = NonNullable<ConstructorParameters<typeof TransactWriteCommand>[0]['TransactItems']>;

const mostInTransaction = 100;

/**
 * The copies of one share in the partition of its audience: the one place where rows are deleted. A copy is nobody's
 * record; the share and its log, with the authority, say what was shown to whom and when.
 */
export function copiesOf(
  base: { client: DynamoDBDocumentClient; table: string },
  share: Owner & { thing: CopiedThing },
) {
  const { client, table } = base;

  async function present(): Promise<CopyRow[]> {
    return (await Promise.all(copiesOfShare(share).map((prefix) => beginningWith(prefix)))).flat();
  }

  async function beginningWith(prefix: string): Promise<CopyRow[]> {
    const rows: CopyRow[] = [];
    let start: Stored | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
          ExpressionAttributeValues: { ':pk': sharedPartition(share.audience), ':sk': prefix },
          ...(start && { ExclusiveStartKey: { ...start } }),
        }),
      );
      rows.push(...Items.map((item) => copyRow.read(item)));
      start = LastEvaluatedKey;
    } while (start !== undefined);
    return rows;
  }

  /** Writes the changes, each on the condition that the copy is as it was read; false when another was quicker. */
  async function write(changes: readonly CopyChange[]): Promise<boolean> {
    const writes = changes.flatMap((change) => writeOf(change));
    for (let from = 0; from < writes.length; from += mostInTransaction) {
      const chunk = writes.slice(from, from + mostInTransaction);
      try {
        await client.send(new TransactWriteCommand({ TransactItems: chunk }));
      } catch (error) {
        if (error instanceof TransactionCanceledException && wasOvertaken(error)) return false;
        throw error;
      }
    }
    return true;
  }

  function writeOf({ was, now }: CopyChange): Writes {
    const content = (now ?? was)?.content;
    if (content === undefined) return [];
    const key = keyOf(share, content);
    const asRead =
      was === null
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'version = :was', ExpressionAttributeValues: { ':was': was.version } };
    if (now === null) return [{ Delete: { TableName: table, Key: { ...key }, ...asRead } }];
    return [{ Put: { TableName: table, Item: { ...copyRow.write(now), ...key }, ...asRead } }];
  }

  return { present, write };
}

/** Which part of what is shared a copy is of: its place among the copies of the share. */
export function itemOf(content: CopyContent): string {
  if (content.kind === 'node') return content.node.id;
  if (content.kind === 'page') return content.page.urn;
  if (content.kind === 'ask') return content.ask.node;
  if (content.kind === 'meeting') return content.meeting.id;
  if (content.kind === 'consultation') return content.consultation.id;
  if (content.kind === 'consulted-rows') return `rows-${content.part}`;
  if (content.kind === 'consulted-comment') return content.comment.id;
  return content.kind === 'paper' ? content.paper.id : content.item.id;
}

function keyOf({ audience, authority, share }: Owner, content: CopyContent): Key {
  const item = itemOf(content);
  if (content.kind === 'node') return copyKey(audience, { authority, share, item });
  if (content.kind === 'ask') return askCopyKey(audience, { authority, share, item });
  if (content.kind === 'page') return pageCopyKey(audience, { authority, share, urn: content.page.urn });
  if (content.kind === 'meeting') return meetingCopyKey(audience, { authority, share, meeting: content.meeting.id });
  if (content.kind === 'consultation') {
    return consultationCopyKey(audience, { authority, share, consultation: content.consultation.id });
  }
  if (content.kind === 'consulted-rows' || content.kind === 'consulted-comment') {
    return consultedCopyKey(audience, { authority, share, consultation: content.consultation, item });
  }
  return paperCopyKey(audience, { authority, share, meeting: content.meeting, item });
}

const overtaken = new Set(['ConditionalCheckFailed', 'TransactionConflict']);

const wasOvertaken = ({ CancellationReasons = [] }: TransactionCanceledException): boolean =>
  CancellationReasons.some(({ Code }) => Code !== undefined && overtaken.has(Code));
