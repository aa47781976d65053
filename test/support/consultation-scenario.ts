import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { saltKey } from '#kernel/consultation-keys.ts';
import { localDateOf } from '#shared/dates.ts';
import { aCommentDraft, aConsultationDraft, anAnswerDraft } from '#test/builders/consultations.ts';
import { ok } from '#test/builders/plans.ts';
import { type Asker, askerOf, memberOf, type Office, type OwnStack } from './officers.ts';
import { engineOf, eventually } from './world.ts';

/** A draft is put out to a partnership and everyone, comments come in from both, and it is withdrawn. */
export async function consult(stack: Pick<OwnStack, 'url' | 'tokenFor'>, office: Office, plan: { id: string }) {
  const { as, id, path } = office;
  const [admin, clerk] = [as('admin'), as('clerk')];
  const audiences = [`partnership:${id}`, `public:${id}`];
  const draft = aConsultationDraft({ plan: plan.id }, { audiences });
  const opened = ok(await admin.send('POST', `${path}/consultations`, draft), 201).body;
  const own = `${path}/consultations/${opened.id}`;
  const member = askerOf(stack, memberOf(id).address);
  const shared = `/api/audiences/partnership/${id}/consultations/${opened.id}`;
  await shown(member, shared);
  const said = { node: null, question: 1, words: 'From a member' };
  ok(await member.send('POST', `${shared}/comments`, said), 201);
  await sendAsAnyone(stack, member, `/public/${id}/consultations/${opened.id}`);
  const { items } = ok(await clerk.get(`${own}/inbox`), 200).body;
  if (items.length !== 2) throw new Error(`Two comments came in, and the inbox shows ${items.length}`);
  const [first, second] = items;
  const key = { 'idempotency-key': crypto.randomUUID() };
  for (const _ of [1, 2])
    ok(await clerk.send('POST', `${own}/inbox/${first.id}/take-in`, { words: first.words }, key), 201);
  const aside = { reason: 'duplicate', why: '' };
  ok(await clerk.send('POST', `${own}/inbox/${second.id}/set-aside`, aside), 204);
  const answer = anAnswerDraft();
  ok(await clerk.send('PATCH', `${own}/comments/${first.id}`, answer, { 'if-match': '"1"' }), 200);
  ok(await clerk.send('POST', `${own}/comments`, aCommentDraft()), 201);
  for (const each of [`${path}/consultations`, own, `${own}/difference`]) ok(await as('reader').get(each), 200);
  const why = { why: 'Agreed otherwise' };
  ok(await admin.send('DELETE', own, why, { 'if-match': `"${opened.version}"` }), 200);
}

/** The day's salt is made once: without it, the next form makes it again. */
export async function forgetSalt({ tableName, dynamodb }: Pick<OwnStack, 'tableName' | 'dynamodb'>): Promise<void> {
  const engine = engineOf(dynamodb.url);
  const Key = { ...saltKey(localDateOf(new Date())) };
  await engine.send(new DeleteCommand({ TableName: tableName, Key }));
  engine.destroy();
}

const shown = (asker: Asker, path: string) =>
  eventually(
    () => asker.get(path),
    ({ status }) => status === 200,
    15,
  );

/** As a browser does without a script: the form is opened, read for a while and sent. */
async function sendAsAnyone({ url }: Pick<OwnStack, 'url'>, asker: Asker, page: string): Promise<void> {
  await shown(asker, page);
  const text = await (await fetch(`${url}${page}/comments`)).text();
  const token = /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
  await new Promise((resolve) => setTimeout(resolve, 3_100));
  const body = new URLSearchParams({ about: 'whole', words: 'From anyone', name: '', website: '', token });
  const { status } = await fetch(`${url}${page}/comments`, { method: 'POST', body, redirect: 'manual' });
  if (status !== 303) throw new Error(`The form was answered ${status}`);
}
