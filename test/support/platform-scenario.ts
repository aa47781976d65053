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
  await joinAndLeave(stack, { platform, first, id });
  await restand(platform, `${path}/suspend`, { days: 3, why: 'The contract ended' });
  ok(await first.get(`/api/authorities/${id}`), 200);
  await restand(platform, `${path}/resume`, { why: 'The contract goes on' });
}

type Asker = ReturnType<typeof askerOf>;

/** The authority takes part in a partnership, seats somebody there, and leaves again. */
async function joinAndLeave(stack: OwnStack, at: { platform: Asker; first: Asker; id: string }): Promise<void> {
  const { platform, first, id } = at;
  const partnerships = '/api/platform/partnerships';
  const partnership = `joint-${id}`;
  const stands = (state: string) =>
    eventually(
      () => platform.get(partnerships),
      ({ body }) =>
        body.items.some((each: { id: string; partners: { state: string }[] }) => {
          return each.id === partnership && each.partners.some((partner) => partner.state === state);
        }),
    );
  ok(await platform.send('POST', partnerships, { id: partnership, name: 'Joint board' }), 201);
  ok(await platform.send('POST', `${partnerships}/${partnership}/partners`, { authority: id }), 202);
  await stands('joined');
  const draft = { audience: `partnership:${partnership}`, name: 'A delegate', email: `d@${id}.example`, until: null };
  const { code } = ok(await first.send('POST', `/api/authorities/${id}/outside-seats`, draft), 201).body;
  ok(await askerOf(stack, `delegate@${id}.example`).send('POST', '/api/me/seats', { code }), 201);
  const end = `${partnerships}/${partnership}/partners/${id}/end`;
  ok(await platform.send('POST', end, { why: 'The joint board ended' }), 202);
  await stands('left');
}

async function restand(platform: Asker, path: string, body: object): Promise<void> {
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
