import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { authorityAudience, planPartition } from '#kernel/keys.ts';
import type { AuthorityId, PlanId } from '#shared/ids.ts';
import { freshFunction } from './in-process.ts';
import { roundsOf } from './requests.ts';
import { type Measured, within } from './table.ts';

const mostAdded = 0.5;
const turns = 30;
const warmUps = 8;

export type PlanToTime = {
  readonly authority: AuthorityId;
  readonly plan: PlanId;
  readonly path: string;
  readonly subject: string;
};

/** The plan's page and the bare Query in turn, by the same client with the same session, through the same gate. */
export async function planTimeLine({ authority, plan, path, subject }: PlanToTime): Promise<Measured> {
  const own = freshFunction(subject, { tapped: false });
  const client = own.clientFor(await own.sessionFor({ does: 'read', authority }));
  const bareQuery = new QueryCommand({
    TableName: process.env.TABLE_NAME ?? '',
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: { '#pk': 'pk' },
    ExpressionAttributeValues: { ':pk': planPartition(authorityAudience(authority), plan) },
  });
  const bare: number[] = [];
  const page: number[] = [];
  const seat: number[] = [];
  for (let turn = 0; turn < warmUps + turns; turn += 1) {
    const began = performance.now();
    await client.send(bareQuery);
    bare.push(performance.now() - began);
    const answer = await own.ask('GET', path);
    page.push(answer.milliseconds);
    seat.push(Math.max(...(roundsOf(answer.trips)[0] ?? []).map(({ from, to }) => to - from)));
  }
  const [alone, whole, first] = [bare, page, seat].map((times) => median(times.slice(warmUps)));
  const added = ((whole ?? 0) - (alone ?? 0)) / (alone ?? 1);
  const share = (first ?? 0) / (alone ?? 1);
  return {
    what: '',
    measured: `${added.toFixed(3)} × (Query ${alone?.toFixed(1)} ms, page ${whole?.toFixed(1)} ms; the seat is ${share.toFixed(2)} × of it; medians of ${turns})`,
    verdict: within(added <= mostAdded),
  };
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('Nothing was measured, so there is no median');
  return middle;
}
