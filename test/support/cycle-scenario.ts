import { aCycleDraft, anAnswerDraft } from '#test/builders/cycles.ts';
import { ok } from '#test/builders/plans.ts';
import type { Office } from './officers.ts';
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
