import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { commentItem, formOf, formToken, putIntoInbox, responseTime, saltOf, senderOf } from '#kernel/inbox.ts';
import { daysAfter } from '#shared/calendar.ts';
import { aboutProblems, sendingRefusal } from '#shared/consultations/rules.ts';
import { commentFields } from '#shared/consultations/schema.ts';
import type { SharedConsultation } from '#shared/consultations/shown.ts';
import { localDateOf } from '#shared/dates.ts';
import { CommentId, NodeId } from '#shared/ids.ts';

export type CommentDeps = {
  tableName: string;
  base: DynamoDBDocumentClient;
  clock: () => Date;
  newId: () => string;
};

/** How many comments one address may send to one authority in a day: a household or a school's staff room can answer. */
export const mostInDay = 20;
/** Nobody reads a page and writes a comment in less; a program does. */
const leastSeconds = 3;
const mostHours = 24;
/** A comment of 4,000 characters in any alphabet fits, and not much more. */
export const mostBytes = 64_000;

/** What was typed into the form, as it is given back to whoever typed it. */
export type Typed = { about: string; words: string; name: string };

const Sent = z.object({
  about: z.string().max(60).catch('whole'),
  words: commentFields.words,
  name: z.string().trim().max(100, 'Keep the name to 100 characters'),
  /** A field that no person sees: what fills it in is a program. */
  website: z.string().max(0, 'Leave the field “Website” empty'),
  token: z.string(),
});

export type Wrong = { field: 'about' | 'words' | 'name' | 'form'; detail: string };
export type Outcome =
  | { is: 'received' }
  | { is: 'wrong'; wrong: Wrong[] }
  | { is: 'closed'; words: string }
  | { is: 'too-many' };

/** A token for a form that is about to be shown: it can be sent once, by a person, within a day. */
export async function newForm(deps: CommentDeps, consultation: SharedConsultation): Promise<string> {
  const now = deps.clock();
  const salt = await saltOf(place(deps), localDateOf(now));
  return formToken(salt, { about: consultation.id, id: deps.newId(), at: now.getTime() });
}

const place = ({ base: client, tableName: table }: CommentDeps) => ({ client, table });

/** Takes what the form sent, where all of it is right, and puts it where officers read it. */
export async function receive(
  deps: CommentDeps,
  consultation: SharedConsultation,
  { sent, address }: { sent: Readonly<Record<string, unknown>>; address: string },
): Promise<Outcome> {
  const now = deps.clock();
  const today = localDateOf(now);
  const refusal = sendingRefusal(consultation, today);
  if (refusal !== null) return { is: 'closed', words: refusal };
  const checked = Sent.safeParse(sent);
  if (!checked.success) return { is: 'wrong', wrong: wrongOf(checked.error.issues) };
  const { name, words, about, token } = checked.data;
  const said = aboutOf(about);
  const rows = new Set<string>(consultation.rows.map(({ id }) => id));
  const problems = said && aboutProblems(said, { rows, questions: consultation.questions.length });
  if (said === null || problems === null || problems.length > 0) {
    return { is: 'wrong', wrong: [{ field: 'about', detail: 'Choose what your comment is about' }] };
  }
  const salt = await saltOf(place(deps), today);
  const form = await formIn(deps, { today, about: consultation.id, token });
  const late = form === null ? formLost : timeProblem(now.getTime() - form.at);
  if (form === null || late !== null) return { is: 'wrong', wrong: [{ field: 'form', detail: late ?? formLost }] };
  const row = {
    ...{ id: CommentId.parse(form.id), consultation: consultation.id, ...said, words },
    ...{ from: { kind: 'public' as const, name, as: '' }, person: null, receivedAt: now.toISOString(), done: null },
    ...{ version: 1, ...responseTime(consultation.closesOn) },
  };
  const sender = senderOf(salt, address);
  const { id: authority } = consultation.authority;
  return {
    is: await putIntoInbox(place(deps), {
      authority,
      item: commentItem(authority, row),
      sender,
      today,
      most: mostInDay,
    }),
  };
}

const formLost = 'This form is no longer good. Your words are kept below: send them again';

/** A form given before midnight may be sent after it. */
async function formIn(deps: CommentDeps, { today, about, token }: { today: string; about: string; token: string }) {
  for (const day of [today, daysAfter(today, -1)]) {
    const form = formOf(await saltOf(place(deps), day), about, token);
    if (form !== null && CommentId.safeParse(form.id).success) return form;
  }
  return null;
}

function timeProblem(milliseconds: number): string | null {
  if (milliseconds < leastSeconds * 1000) return 'That was very quick. Look over your comment and send it again';
  return milliseconds > mostHours * 3_600_000 ? formLost : null;
}

function wrongOf(issues: readonly z.core.$ZodIssue[]): Wrong[] {
  return issues.map(({ path: [field], message }) =>
    field === 'words' || field === 'name' ? { field, detail: message } : { field: 'form', detail: message },
  );
}

/** `whole`, `question-2` or the id of a row; null for anything else. */
function aboutOf(about: string): { node: NodeId | null; question: number | null } | null {
  const question = /^question-(\d{1,2})$/.exec(about)?.[1];
  if (question !== undefined) return { node: null, question: Number(question) };
  if (about === 'whole' || about === '') return { node: null, question: null };
  const node = NodeId.safeParse(about);
  return node.success ? { node: node.data, question: null } : null;
}
