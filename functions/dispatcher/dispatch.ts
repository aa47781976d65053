import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { consultationKey } from '#kernel/consultation-keys.ts';
import { evidenceKey, evidenceOfObject } from '#kernel/evidence-keys.ts';
import { type KeyMeaning, meaningOf } from '#kernel/key-meaning.ts';
import { type Audience, authorityAudience, boardKey, importKey, type Key, meetingKey, planKey } from '#kernel/keys.ts';
import type { Log } from '#kernel/log.ts';
import { importOfObject } from '#kernel/object-keys.ts';
import { AuthorityId, BoardId, ConsultationId, EvidenceId, MeetingId, NodeId, PlanId, WorkId } from '#shared/ids.ts';

/** A record of the stream: keys only, so that every consumer reads the row again through its own role. */
const StreamEvent = z.object({
  Records: z.array(
    z.object({
      dynamodb: z.object({
        SequenceNumber: z.string().optional(),
        Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) }),
      }),
    }),
  ),
});

const ScanEvent = z.object({
  source: z.literal('aws.guardduty'),
  detail: z.object({ s3ObjectDetails: z.object({ objectKey: z.string() }) }),
});

export type Options = {
  lambda: LambdaClient;
  documents: string;
  jobs: string;
  publisher: string;
  onboarding: string;
  log: Log;
};

/** Hands each piece of work to the function that may do it; it can read nothing of what it hands on. */
export function dispatcher({ lambda, documents, jobs, publisher, onboarding, log }: Options) {
  async function invoke(name: string, key: Key): Promise<void> {
    const Payload = new TextEncoder().encode(JSON.stringify({ pk: key.pk, sk: key.sk }));
    await lambda.send(new InvokeCommand({ FunctionName: name, InvocationType: 'Event', Payload }));
  }

  return async (event: unknown): Promise<void> => {
    const scan = ScanEvent.safeParse(event);
    if (scan.success) {
      const arrived = rowOfObject(scan.data.detail.s3ObjectDetails.objectKey);
      if (arrived !== null) await invoke(documents, arrived);
      return;
    }
    const work = new Map<string, Key>();
    const summaries = new Map<string, Key>();
    const publications = new Map<string, Key>();
    const foundings = new Map<string, Key>();
    for (const { dynamodb } of StreamEvent.parse(event).Records)
      sort({ pk: dynamodb.Keys.pk.S, sk: dynamodb.Keys.sk.S }, { work, summaries, publications, foundings });
    await Promise.all([
      ...Array.from(work.values(), (key) => invoke(documents, key)),
      ...Array.from(summaries.values(), (key) => invoke(jobs, key)),
      ...Array.from(publications.values(), (key) => invoke(publisher, key)),
      ...Array.from(foundings.values(), (key) => invoke(onboarding, key)),
    ]);
    log.info('stream.dispatched', { count: work.size + summaries.size + publications.size + foundings.size });
  };
}

/** The row that an uploaded file belongs to, by the object’s key; null where it is nobody’s. */
function rowOfObject(objectKey: string): Key | null {
  const begun = importOfObject(objectKey);
  if (begun !== null) return importKey(authorityAudience(AuthorityId.parse(begun.authority)), WorkId.parse(begun.work));
  const brought = evidenceOfObject(objectKey);
  if (brought === null) return null;
  const { authority, plan, node, evidence } = brought;
  const place = { plan: PlanId.parse(plan), node: NodeId.parse(node), id: EvidenceId.parse(evidence) };
  return evidenceKey(authorityAudience(AuthorityId.parse(authority)), place);
}

type Published = Extract<KeyMeaning, { kind: 'meeting' | 'board' | 'consultation' }>;

function publishedFrom(audience: Audience, of: Published): Key {
  if (of.kind === 'meeting') return meetingKey(audience, MeetingId.parse(of.meeting));
  if (of.kind === 'board') return boardKey(audience, BoardId.parse(of.board));
  return consultationKey(audience, ConsultationId.parse(of.consultation));
}

type Sorted = Record<'work' | 'summaries' | 'publications' | 'foundings', Map<string, Key>>;

/** Many changes of one plan in one batch are one summary, and so are many of what one dashboard rests on. */
function sort(key: { pk: string; sk: string }, into: Sorted): void {
  const meaning = meaningOf(key);
  // Evidence is looked at when its file has been scanned, and not when its row was written.
  if (meaning === null || meaning.kind === 'evidence') return;
  const audience = authorityAudience(AuthorityId.parse(meaning.authority));
  if (meaning.kind === 'work') {
    // The key as it stands: it was read from the table's own stream.
    into.work.set(`${key.pk} ${key.sk}`, key as Key);
  } else if (meaning.kind === 'onboarding' || meaning.kind === 'joining') {
    into.foundings.set(`${key.pk} ${key.sk}`, key as Key);
    // What an authority that has left was showing there is taken away.
    if (meaning.kind === 'joining') into.publications.set(`${key.pk} ${key.sk}`, key as Key);
  } else if (meaning.kind === 'share' || meaning.kind === 'issue' || meaning.kind === 'standing') {
    into.publications.set(`${key.pk} ${key.sk}`, key as Key);
  } else if (meaning.kind === 'meeting' || meaning.kind === 'board' || meaning.kind === 'consultation') {
    // One publication for each meeting, board or consultation, however many of its rows were changed.
    const published = publishedFrom(audience, meaning);
    into.publications.set(`${published.pk} ${published.sk}`, published);
  } else if (meaning.kind === 'round' || meaning.kind === 'asking' || meaning.kind === 'answer') {
    into.summaries.set(`${key.pk} ${key.sk}`, key as Key);
  } else if (meaning.kind === 'dashboard' || meaning.kind === 'summary') {
    // Who sums up everything takes in the plans as well.
    const sum = `${meaning.authority} DASHBOARD`;
    if (meaning.kind === 'dashboard' || !into.summaries.has(sum)) into.summaries.set(sum, key as Key);
  } else {
    const plan = planKey(audience, PlanId.parse(meaning.plan));
    into.summaries.set(plan.pk, plan);
    // What owners outside are asked follows what was answered in the cycle; nothing else that is shown does.
    if (meaning.kind === 'plan') into.publications.set(plan.pk, plan);
    else into.publications.set(key.pk, key as Key);
  }
}
