import { anIssueDraft } from '#test/builders/dashboards.ts';
import { ok } from '#test/builders/plans.ts';
import { askerOf, type Office, type OwnStack } from './officers.ts';
import { eventually } from './world.ts';

/** A school's page is issued, its head reads it, and it is gone once it is withdrawn. */
export async function issuePages(stack: Pick<OwnStack, 'url' | 'tokenFor'>, { as, id, path }: Office): Promise<void> {
  const cleared = as('improvement');
  const [school] = ok(await cleared.get(`${path}/schools`), 200).body.items;
  const [category] = ok(await cleared.get(`${path}/categories?urn=${school.urn}`), 200).body.items;
  const subject = `head@${school.urn}.${id}.example`;
  const head = askerOf(stack, subject);
  const invitation = { audience: `school:${school.urn}`, name: 'A head', email: subject, until: null };
  const { code } = ok(await as('admin').send('POST', `${path}/outside-seats`, invitation), 201).body;
  ok(await head.send('POST', '/api/me/seats', { code }), 201);
  const issues = `${path}/schools/${school.urn}/issues`;
  const draft = anIssueDraft({ recordedAt: school.recordedAt, categoryFrom: category.from });
  const key = { 'idempotency-key': crypto.randomUUID() };
  const issued = ok(await cleared.send('POST', issues, draft, key), 201).body;
  ok(await cleared.send('POST', issues, draft, key), 201);
  ok(await cleared.get(`${issues}/${issued.id}`), 200);
  const shown = (count: number) =>
    eventually(
      () => head.get(`/api/audiences/school/${school.urn}/pages`),
      ({ body }) => body.items.length === count,
      15,
    );
  await shown(1);
  const why = { why: 'The date was wrong' };
  ok(await cleared.send('DELETE', `${issues}/${issued.id}`, why, { 'if-match': `"${issued.version}"` }), 200);
  await shown(0);
}
