import { aCycleDraft, anAnswerDraft } from '#test/builders/cycles.ts';
import { aNodeDraft, ok } from '#test/builders/plans.ts';
import { askerOf, type Office, type OwnStack } from './officers.ts';
import { eventually } from './world.ts';

/** A round of updates from its opening to its lock: asked by mail, answered, returned, answered again, accepted, frozen. */
export async function keepCycle(
  { as, path: authority }: Office,
  plan: { path: string; action: string },
): Promise<void> {
  const [clerk, owner, reader] = [as('clerk'), as('owner'), as('reader')];
  const read = (version: number) => ({ 'if-match': `"${version}"` });
  const soon = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const draft = aCycleDraft({ openedOn: undefined, dueOn: soon });
  const { body: opened } = ok(await clerk.send('POST', `${plan.path}/cycles`, draft), 201);
  const at = `${plan.path}/cycles/${opened.cycle.id}`;
  const ask = `${at}/asks/${plan.action}`;
  const answer = anAnswerDraft();
  await eventually(
    () => owner.get(`${authority}/updates`),
    ({ body }) => body.items.length === 1,
    15,
  );
  ok(await owner.send('PUT', ask, answer, read(0)), 200);
  ok(await clerk.send('POST', `${ask}/return`, { reason: 'Say how many came' }, read(1)), 200);
  ok(await clerk.send('POST', `${at}/remind`), 200);
  ok(await owner.send('PUT', ask, { ...answer, delivered: 'Three courses, 41 parents' }, read(2)), 200);
  const accepted = ok(await clerk.send('POST', `${ask}/accept`, undefined, read(3)), 200).body;
  ok(await clerk.send('POST', `${plan.path}/entries/${accepted.entry}/undo`), 200);
  ok(await clerk.send('POST', `${ask}/accept`, undefined, read(5)), 200);
  const { body: view } = ok(await reader.get(at), 200);
  const open = view.asks.filter(({ state }: { state: string }) => state !== 'accepted');
  const withoutUpdate = open.map(({ node }: { node: string }) => node);
  ok(await clerk.send('POST', `${at}/lock`, { withoutUpdate }, read(view.cycle.version)), 200);
  for (const each of [`${plan.path}/cycles`, ask, `${at}/report`, `${authority}/updates`]) {
    ok(await reader.get(each), 200);
  }
}

/** Someone outside owns an action, is asked through their board in the next round, and answers there. */
export async function askOutside(
  stack: Pick<OwnStack, 'url' | 'tokenFor'>,
  { as, id, path }: Office,
  plan: { path: string; objective: string },
): Promise<void> {
  const [admin, clerk] = [as('admin'), as('clerk')];
  const seats = `${path}/outside-seats`;
  const { audiences } = ok(await admin.get(seats), 200).body;
  const { audience } = audiences.find((each: { audience: string }) => each.audience.startsWith('board:'));
  const subject = `head@${id}.example`;
  const head = askerOf(stack, subject);
  const { code, seat } = ok(
    await admin.send('POST', seats, { audience, name: 'A head', email: subject, until: null }),
    201,
  ).body;
  ok(await head.send('POST', '/api/me/seats', { code }), 201);
  const draft = { level: 'action', parent: plan.objective, owner: seat.person, order: 'b0', effectiveOn: '2024-01-15' };
  const { node } = ok(await clerk.send('POST', `${plan.path}/nodes`, aNodeDraft(draft)), 201).body;
  const round = { name: 'Spring 2025', openedOn: undefined, dueOn: '2999-12-31' };
  const { cycle } = ok(await clerk.send('POST', `${plan.path}/cycles`, aCycleDraft(round)), 201).body;
  const shown = `/api/audiences/board/${audience.slice('board:'.length)}`;
  const asked = (state: string) =>
    eventually(
      () => head.get(`${shown}/asks`),
      ({ body }) => body.items[0]?.state === state,
      15,
    );
  await asked('asked');
  const answers = `${shown}/cycles/${cycle.id}/asks/${node.id}/answers`;
  ok(await head.send('POST', answers, anAnswerDraft({ effectiveOn: cycle.openedOn })), 201);
  await asked('answered');
  const { body: view } = ok(await clerk.get(`${plan.path}/cycles/${cycle.id}`), 200);
  const withoutUpdate = view.asks.map((ask: { node: string }) => ask.node);
  const read = { 'if-match': `"${view.cycle.version}"` };
  ok(await clerk.send('POST', `${plan.path}/cycles/${cycle.id}/lock`, { withoutUpdate }, read), 200);
  ok(
    await clerk.send('DELETE', `${plan.path}/nodes/${node.id}`, { why: 'Done elsewhere' }, { 'if-match': '"1"' }),
    200,
  );
  const why = { why: 'Moved on' };
  ok(
    await admin.send('DELETE', `${seats}/${seat.id}`, why, { 'if-match': '"2"', 'idempotency-key': 'moved-on-1' }),
    200,
  );
}
