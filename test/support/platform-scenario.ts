import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { platformAdministrator, writePlatformSeat } from '#infra/demonstration/write-platform.ts';
import { REGION } from '#infra/local/gate/names.ts';
import { ok } from '#test/builders/plans.ts';
import { askerOf, type OwnStack } from './officers.ts';
import { anOnboardingDraft, directory, onboarded } from './platform.ts';
import { eventually } from './world.ts';

/** Everything that those who look after the platform do, once, with an authority of this DfE code. */
export async function keepPlatform(stack: OwnStack, dfeCode: string): Promise<void> {
  await seatAdministrator(stack);
  const platform = askerOf(stack, platformAdministrator.address);
  ok(await platform.get('/api/me'), 200);
  const { id, path } = await onboarded(platform, anOnboardingDraft({ dfeCode }));
  ok(await platform.get(directory), 200);
  const key = { 'idempotency-key': crypto.randomUUID() };
  const { code } = ok(await platform.send('POST', `${path}/codes`, undefined, key), 201).body;
  const first = askerOf(stack, `first@${id}.example`);
  await eventually(
    () => first.send('POST', '/api/me/seats', { code }),
    ({ status }) => status === 201,
  );
  await restand(platform, `${path}/suspend`, { days: 3, why: 'The contract ended' });
  ok(await first.get(`/api/authorities/${id}`), 200);
  await restand(platform, `${path}/resume`, { why: 'The contract goes on' });
}

async function restand(platform: ReturnType<typeof askerOf>, path: string, body: object): Promise<void> {
  const { headers } = ok(await platform.get(path.replace(/\/[a-z]+$/, '')), 200);
  ok(await platform.send('POST', path, body, { 'if-match': headers.get('etag') ?? '' }), 200);
}

async function seatAdministrator({ dynamodb, tableName: name }: OwnStack): Promise<void> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const engine = new DynamoDBClient({ region: REGION, endpoint: dynamodb.url, credentials });
  const client = DynamoDBDocumentClient.from(engine, { marshallOptions: { removeUndefinedValues: true } });
  await writePlatformSeat({ client, name, now: new Date() });
  client.destroy();
}
