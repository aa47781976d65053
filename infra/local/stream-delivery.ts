import type { _Record } from '@aws-sdk/client-dynamodb-streams';
import type { StreamMapping } from './deployment.ts';
import type { Outcome } from './environment.ts';
import type { Failures } from './failures.ts';

/** Lambda waits longer from try to try; here the waits are short enough to watch. */
const retryMilliseconds = [50, 200, 800];

export interface DeliveryOptions {
  readonly mapping: StreamMapping;
  readonly region: string;
  readonly failures: Failures;
  readonly invoke: (functionName: string, event: string) => Promise<Outcome>;
  readonly stopped: () => boolean;
}

/**
 * Brings one batch to the function, as the mapping says: tried again, halved, and at last set aside. Settles with
 * `false` when the runner stopped first, so that the batch is delivered again after the next start.
 */
export async function deliver(
  records: readonly _Record[],
  shardId: string,
  options: DeliveryOptions,
): Promise<boolean> {
  const { mapping } = options;
  const event = JSON.stringify({ Records: records.map((record) => asEvent(record, options)) });
  for (let tries = 1; ; tries += 1) {
    const outcome = await options.invoke(mapping.functionName, event).catch(notInvoked);
    if (options.stopped()) return false;
    if (!outcome.functionError) return true;
    if (mapping.bisect && records.length > 1) return halves(records, shardId, options);
    if (tries > mapping.retries) {
      setAside(records, { shardId, tries, outcome }, options);
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, retryMilliseconds[tries - 1] ?? 1000));
    if (options.stopped()) return false;
  }
}

async function halves(records: readonly _Record[], shardId: string, options: DeliveryOptions): Promise<boolean> {
  const middle = Math.ceil(records.length / 2);
  const first = await deliver(records.slice(0, middle), shardId, options);
  return first && deliver(records.slice(middle), shardId, options);
}

const notInvoked = (error: unknown): Outcome => ({
  requestId: '',
  payload: JSON.stringify({ errorMessage: String(error) }),
  functionError: 'Unhandled',
});

function asEvent(record: _Record, { mapping, region }: DeliveryOptions) {
  const created = record.dynamodb?.ApproximateCreationDateTime;
  return {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: created && created.getTime() / 1000 },
    eventSourceARN: mapping.streamArn,
  };
}

interface GivenUp {
  readonly shardId: string;
  readonly tries: number;
  readonly outcome: Outcome;
}

function setAside(records: readonly _Record[], { shardId, tries, outcome }: GivenUp, options: DeliveryOptions): void {
  const { mapping, failures } = options;
  if (!mapping.failureDestination) return;
  failures.send(mapping.failureDestination, {
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId: outcome.requestId,
      functionArn: mapping.functionName,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: tries,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: outcome.functionError },
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: records[0]?.dynamodb?.SequenceNumber,
      endSequenceNumber: records.at(-1)?.dynamodb?.SequenceNumber,
      batchSize: records.length,
      streamArn: mapping.streamArn,
    },
  });
}
