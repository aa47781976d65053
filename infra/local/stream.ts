import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import type { Credentials } from './environment.ts';
import { type DeliveryOptions, deliver } from './stream-delivery.ts';

export interface StreamOptions extends Omit<DeliveryOptions, 'stopped'> {
  readonly endpoint: string;
  /** The stream as the engine calls it: its label changes whenever the table is made. */
  readonly engineStreamArn: string;
  readonly credentials: () => Promise<Credentials>;
  readonly checkpointFile: string;
  /** So many milliseconds the stream is left alone between two looks. */
  readonly pause: () => number;
}

export interface Stream {
  /** Looks now, and not when the pause is over; settles when everything that was in the stream by then has been delivered. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}

/** As Lambda does. After each batch too, so that a burst of changes comes as few batches. */
export const usualPause = 250;

const Checkpoint = z.object({
  streamArn: z.string(),
  shards: z.record(z.string(), z.object({ after: z.string().optional(), finished: z.boolean().optional() })),
});
type Checkpoint = z.infer<typeof Checkpoint>;

/** Follows a table's stream, in order, from where the last run left off. */
export function followStream(options: StreamOptions): Stream {
  const client = new DynamoDBStreamsClient({
    endpoint: options.endpoint,
    region: options.region,
    credentials: async () => options.credentials(),
  });
  const follower: Follower = {
    client,
    options: { ...options, stopped: () => follower.stopped },
    checkpoint: readCheckpoint(options),
    waiting: [],
    wake: () => undefined,
    stopped: false,
  };
  const running = follow(follower);
  return {
    caughtUp: () =>
      new Promise((resolve) => {
        follower.waiting.push(resolve);
        follower.wake();
      }),
    stop: async () => {
      follower.stopped = true;
      follower.wake();
      release(follower.waiting.splice(0));
      // A batch may be with its function, which the runner ends next.
      await Promise.race([running, pause(usualPause)]);
      client.destroy();
    },
  };
}

interface Follower {
  readonly client: DynamoDBStreamsClient;
  readonly options: StreamOptions & DeliveryOptions;
  readonly checkpoint: Checkpoint;
  /** Those who wait for the end of the stream. */
  readonly waiting: Array<() => void>;
  /** Ends the pause between two looks. */
  wake: () => void;
  stopped: boolean;
}

function release(waiting: ReadonlyArray<() => void>): void {
  for (const resolve of waiting) resolve();
}

async function follow(follower: Follower): Promise<void> {
  while (!follower.stopped) {
    try {
      const shards = await shardsOf(follower);
      for (const shard of shards) {
        const { ShardId: id = '' } = shard;
        if (!follower.checkpoint.shards[id]?.finished) await followShard(follower, id);
        if (follower.stopped) return;
      }
    } catch (error) {
      if (follower.stopped) return;
      console.error(
        `The stream of ${follower.options.mapping.tableName} could not be read and will be tried again:`,
        error,
      );
    }
    await pause(usualPause);
  }
}

async function shardsOf({ client, options }: Follower): Promise<Shard[]> {
  const shards: Shard[] = [];
  let last: string | undefined;
  do {
    const { StreamDescription } = await client.send(
      new DescribeStreamCommand({
        StreamArn: options.engineStreamArn,
        ...(last !== undefined && { ExclusiveStartShardId: last }),
      }),
    );
    shards.push(...(StreamDescription?.Shards ?? []));
    last = StreamDescription?.LastEvaluatedShardId;
  } while (last !== undefined);
  return shards;
}

/** Reads one shard to its end; an open shard has none, so this settles only when it closes or the runner stops. */
async function followShard(follower: Follower, shardId: string): Promise<void> {
  const { client, options, checkpoint } = follower;
  let iterator = await iteratorAt(follower, shardId);
  while (iterator !== undefined && !follower.stopped) {
    // Only those who asked before this look can rely on it.
    const asked = follower.waiting.splice(0);
    const { Records = [], NextShardIterator } = await client.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: options.mapping.batchSize }),
    );
    if (Records.length > 0) {
      if (!(await deliver(Records, shardId, options))) return;
      const after = Records.at(-1)?.dynamodb?.SequenceNumber;
      if (after !== undefined) checkpoint.shards[shardId] = { after };
      keepCheckpoint(follower);
      follower.waiting.push(...asked);
    } else {
      release(asked);
    }
    // After a full batch there is more: what changes faster than that must not be left behind.
    if (Records.length < options.mapping.batchSize) await pauseOf(follower);
    iterator = NextShardIterator;
  }
  if (follower.stopped) return;
  checkpoint.shards[shardId] = { ...checkpoint.shards[shardId], finished: true };
  keepCheckpoint(follower);
}

async function iteratorAt({ client, options, checkpoint }: Follower, shardId: string): Promise<string | undefined> {
  const after = checkpoint.shards[shardId]?.after;
  const shard = { StreamArn: options.engineStreamArn, ShardId: shardId };
  const fromStart = () => client.send(new GetShardIteratorCommand({ ...shard, ShardIteratorType: 'TRIM_HORIZON' }));
  if (after === undefined) return (await fromStart()).ShardIterator;
  const { ShardIterator } = await client
    .send(new GetShardIteratorCommand({ ...shard, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }))
    .catch((error: unknown) => {
      // What was read a day ago is no longer there to start after; everything left is newer.
      if (error instanceof Error && error.name === 'TrimmedDataAccessException') return fromStart();
      throw error;
    });
  return ShardIterator;
}

function readCheckpoint({ checkpointFile, engineStreamArn }: StreamOptions): Checkpoint {
  const known = existsSync(checkpointFile)
    ? Checkpoint.parse(JSON.parse(readFileSync(checkpointFile, 'utf8')))
    : undefined;
  // A table made anew has a new stream: what was read of the old one says nothing of it.
  return known?.streamArn === engineStreamArn ? known : { streamArn: engineStreamArn, shards: {} };
}

function keepCheckpoint({ options, checkpoint }: Follower): void {
  writeFileSync(`${options.checkpointFile}.part`, JSON.stringify(checkpoint));
  renameSync(`${options.checkpointFile}.part`, options.checkpointFile);
}

/** Waits, unless somebody asks meanwhile. */
function pauseOf(follower: Follower): Promise<void> {
  if (follower.stopped || follower.waiting.length > 0) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, follower.options.pause());
    follower.wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
