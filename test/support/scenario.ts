import { generateKeyBetween } from 'fractional-indexing';
import {
  aCategoryDraft,
  aCategoryScheme,
  anAim,
  anIndicatorDraft,
  aSchoolDraft,
  aSnapshotDraft,
  someReadings,
} from '#test/builders/dashboards.ts';
import { aFileDraft, aLinkDraft, aPdf } from '#test/builders/evidence.ts';
import { aNodeDraft, anUpdateDraft, aPlanDraft, ok } from '#test/builders/plans.ts';
import { aShareDraft } from '#test/builders/shares.ts';
import { keepBoard } from './board-scenario.ts';
import { consult } from './consultation-scenario.ts';
import { askOutside, keepCycle } from './cycle-scenario.ts';
import { issuePages } from './issue-scenario.ts';
import { type Asker, askerOf, memberOf, type Office, type OwnStack } from './officers.ts';
import { keepOutside } from './outside-scenario.ts';
import { aWordUpload } from './word-plan.ts';
import { type Answer, eventually } from './world.ts';

export type Done = { plan: string; importedPlan: string };

/**
 * Everything that an authority does, once: its settings, people, plans, restricted notes, figures, audit, import and export. Each
 * step must work; the first that does not says so.
 */
export async function runEverything(stack: Pick<OwnStack, 'url' | 'tokenFor'>, office: Office): Promise<Done> {
  await keepSettings(office);
  const plan = await keepPlan(office);
  await keepNotes(office, plan);
  await discuss(office, plan);
  await bringEvidence(office, plan);
  await keepBoard(office, plan);
  await keepCycle(office, plan);
  await askOutside(stack, office, plan);
  await keepFigures(office);
  await keepPeople(stack, office);
  await keepOutside(stack, office);
  await issuePages(stack, office);
  await readAudit(office, plan.id);
  const importedPlan = await importPlan(office);
  await exportPlan(office, plan.id);
  await shareThings(stack, office, plan);
  await consult(stack, office, plan);
  await removePlan(office, plan.id);
  await leaveWaiting(office);
  return { plan: plan.id, importedPlan };
}

const settled = (asker: Asker, path: string, state: string): Promise<Answer> =>
  eventually(
    () => asker.get(path),
    ({ body }) => body.state === state,
    15,
  );

/** The version that was read, from an ETag or from the item itself. */
const read = (seen: { version: number } | string) => ({
  'if-match': typeof seen === 'string' ? seen : `"${seen.version}"`,
});

async function keepSettings({ as, path }: Office): Promise<void> {
  const [admin, reader] = [as('admin'), as('reader')];
  ok(await reader.get('/api/me'), 200);
  ok(await reader.get(path), 200);
  const { headers } = ok(await reader.get(`${path}/settings`), 200);
  const change = { ...read(headers.get('etag') ?? ''), 'idempotency-key': crypto.randomUUID() };
  const first = ok(await admin.send('PATCH', `${path}/settings`, { accent: '#003078' }, change), 200);
  const again = ok(await admin.send('PATCH', `${path}/settings`, { accent: '#003078' }, change), 200);
  if (again.body.version !== first.body.version) throw new Error('The same request was done twice');
}

type Kept = { id: string; path: string; objective: string; action: string };

async function keepPlan({ as, path: authority, personOf }: Office): Promise<Kept> {
  const clerk = as('clerk');
  const key = { 'idempotency-key': crypto.randomUUID() };
  const made = ok(await clerk.send('POST', `${authority}/plans`, aPlanDraft(), key), 201).body;
  ok(await clerk.send('POST', `${authority}/plans`, aPlanDraft(), key), 201);
  const path = `${authority}/plans/${made.id}`;
  const add = async (draft: object) =>
    ok(await clerk.send('POST', `${path}/nodes`, aNodeDraft({ effectiveOn: '2024-01-15', ...draft })), 201).body.node;
  const priority = await add({});
  const objective = await add({ level: 'objective', parent: priority.id });
  const under = { level: 'action', parent: objective.id, owner: personOf('owner'), dueOn: '2030-03-31' };
  const action = await add(under);
  const other = await add({ ...under, order: 'a1' });
  const node = `${path}/nodes/${action.id}`;
  const order = generateKeyBetween(other.order, null);
  const moved = ok(await clerk.send('PATCH', node, { order }, read(action)), 200).body.node;
  const changed = ok(await clerk.send('PATCH', node, { title: 'Other words' }, read(moved)), 200).body;
  ok(await clerk.send('POST', `${path}/entries/${changed.entry}/undo`), 200);
  ok(await as('owner').send('POST', `${node}/updates`, anUpdateDraft()), 201);
  const update = ok(await clerk.send('POST', `${node}/updates`, anUpdateDraft({ effectiveOn: '2024-07-01' })), 201);
  ok(await clerk.send('POST', `${path}/entries/${update.body.entry}/undo`), 200);
  ok(await clerk.send('DELETE', `${path}/nodes/${other.id}`, { why: 'Made twice' }, read(other)), 200);
  ok(await clerk.send('PATCH', path, { purpose: 'To improve outcomes further' }, read(made)), 200);
  for (const each of [path, `${path}?asAt=2024-06-15`, node, `${authority}/plans`])
    ok(await as('reader').get(each), 200);
  await summarised(as('reader'), authority, made.id);
  return { id: made.id, path, objective: objective.id, action: action.id };
}

/** The home page’s count of the plan’s actions follows what was recorded, a moment later. */
const summarised = (asker: Asker, authority: string, plan: string) =>
  eventually(
    () => asker.get(`${authority}/plans`),
    ({ body }) => body.items.find((each: { id: string }) => each.id === plan)?.health.actions === 1,
    15,
  );

async function keepNotes({ as }: Office, plan: Kept): Promise<void> {
  const notes = `${plan.path}/nodes/${plan.action}/notes?compartment=schools`;
  ok(await as('improvement').send('POST', notes, { text: 'A note for those who are cleared' }), 201);
  ok(await as('improvement').get(notes), 200);
}

/** A reader asks the plan’s owner, who sees it; what was said twice is withdrawn, and restored. */
async function discuss({ as, personOf }: Office, plan: Kept): Promise<void> {
  const comments = `${plan.path}/nodes/${plan.action}/comments`;
  const reader = as('reader');
  const key = { 'idempotency-key': crypto.randomUUID() };
  const words = { words: `@[${personOf('owner')}] Has the panel seen this?` };
  const { comment } = ok(await reader.send('POST', comments, words, key), 201).body;
  ok(await as('owner').send('POST', `${comments}/seen`, { comments: [comment.id] }), 204);
  const one = `${comments}/${comment.id}`;
  const once = { ...read(comment), 'idempotency-key': crypto.randomUUID() };
  const change = () => reader.send('PATCH', one, { words: 'Has the panel seen it?' }, once);
  const changed = ok(await change(), 200).body;
  ok(await change(), 200);
  const gone = ok(await reader.send('DELETE', one, { why: '' }, read(changed.comment)), 200);
  ok(await reader.send('POST', `${one}/restore`, undefined, read(gone.body.comment)), 200);
}

/** A link and a file that shows what was done, which is fetched once it was found clean. */
async function bringEvidence({ as }: Office, plan: Kept): Promise<void> {
  const [owner, reader] = [as('owner'), as('reader')];
  const evidence = `${plan.path}/nodes/${plan.action}/evidence`;
  const link = ok(await owner.send('POST', `${evidence}/links`, aLinkDraft()), 201).body;
  ok(await owner.send('DELETE', `${evidence}/${link.evidence.id}`, undefined, read(link.evidence)), 200);
  const bytes = aPdf();
  const { evidence: brought, upload } = ok(await owner.send('POST', `${evidence}/files`, aFileDraft(bytes)), 201).body;
  await fetch(upload.href, { method: 'PUT', body: Buffer.from(bytes), headers: upload.headers });
  const found = await eventually(
    () => reader.get(`${evidence}/${brought.id}/file`),
    ({ status }) => status === 200,
    15,
  );
  const file = await fetch(ok(found, 200).body.href);
  if (!file.ok) throw new Error(`A file of evidence was answered ${file.status}`);
}

/** Published figures and a school with a category, until the dashboard says what they come to. */
async function keepFigures({ as, path }: Office): Promise<void> {
  const [clerk, cleared, reader] = [as('clerk'), as('improvement'), as('reader')];
  const { headers } = ok(await reader.get(`${path}/settings`), 200);
  const scheme = { categoryScheme: aCategoryScheme, ofstedAim: anAim };
  ok(await as('admin').send('PATCH', `${path}/settings`, scheme, read(headers.get('etag') ?? '')), 200);
  ok(await clerk.send('POST', `${path}/ofsted-profile/snapshots`, aSnapshotDraft()), 201);
  const { key } = ok(await clerk.send('POST', `${path}/indicators`, anIndicatorDraft()), 201).body;
  ok(await clerk.send('POST', `${path}/indicators/${key}/readings`, someReadings()), 201);
  const { urn } = ok(await clerk.send('POST', `${path}/schools`, aSchoolDraft()), 201).body;
  ok(await cleared.send('POST', `${path}/categories`, aCategoryDraft(urn)), 201);
  ok(await cleared.get(`${path}/categories`), 200);
  for (const each of ['ofsted-profile', `indicators/${key}?format=csv`, 'schools', `schools/${urn}`])
    ok(await reader.get(`${path}/${each}`), 200);
  await eventually(
    () => reader.get(`${path}/dashboard`),
    ({ body }) => body.summary?.indicators[0]?.value === '61' && body.summary.profile !== null,
    15,
  );
}

async function keepPeople(stack: Pick<OwnStack, 'url' | 'tokenFor'>, { as, id, path }: Office): Promise<void> {
  const admin = as('admin');
  const subject = `newcomer@${id}.example`;
  const newcomer = askerOf(stack, subject);
  const invite = async (email: string) => {
    const draft = { name: 'Newcomer', email, role: 'reader', clearance: [], until: null };
    return ok(await admin.send('POST', `${path}/people`, draft), 201).body;
  };
  const seatOf = (person: string) => `${path}/people/${person}/seat`;
  const invited = await invite(subject);
  ok(await newcomer.send('POST', '/api/me/seats', { code: invited.code }), 201);
  ok(await newcomer.get('/api/me'), 200);
  ok(await newcomer.get(path), 200);
  const { items } = ok(await admin.get(`${path}/people`), 200).body;
  const seat = items.find(({ person }: { person: string }) => person === invited.seat.person);
  const changed = ok(await admin.send('PATCH', seatOf(seat.person), { role: 'editor' }, read(seat)), 200).body;
  ok(await admin.send('DELETE', seatOf(seat.person), { why: 'Moved on' }, read(changed)), 200);
  ok(await newcomer.get(path), 404);
  const again = await invite(subject);
  ok(await newcomer.send('POST', '/api/me/seats', { code: again.code }), 201);
  const { seat: open } = await invite(`nobody@${id}.example`);
  ok(await admin.send('DELETE', seatOf(open.person), { why: 'Sent by mistake' }, read(open)), 200);
}

async function readAudit({ as, path }: Office, plan: string): Promise<void> {
  ok(await as('reader').get(`${path}/audit?subject=${plan}`), 200);
  ok(await as('reader').get(`${path}/audit?subject=settings`), 200);
  ok(await as('admin').get(`${path}/audit/people`), 200);
}

async function importPlan({ as, path }: Office): Promise<string> {
  const clerk = as('clerk');
  const upload = async (form: FormData) => {
    const begun = ok(await clerk.send('POST', `${path}/imports`, form), 202);
    return `${path}/imports/${begun.body.id}`;
  };
  const kept = await upload(aWordUpload());
  const found = await settled(clerk, kept, 'ready');
  const mapping = { ...found.body.mapping, title: 'The plan as it was imported' };
  ok(await clerk.send('PUT', `${kept}/mapping`, mapping), 200);
  await settled(clerk, kept, 'ready');
  ok(await clerk.send('POST', `${kept}/commit`), 202);
  const { body } = await settled(clerk, kept, 'committed');
  ok(await as('reader').get(`${path}/plans/${body.plan}`), 200);
  const dropped = await upload(aWordUpload());
  await settled(clerk, dropped, 'ready');
  ok(await clerk.send('DELETE', dropped), 200);
  await settled(clerk, await upload(noWordUpload()), 'refused');
  return body.plan;
}

function noWordUpload(): FormData {
  const form = new FormData();
  form.set('kind', 'plan');
  form.set('file', new File(['Not a document'], 'plan.docx'));
  return form;
}

/** A partnership and everyone are shown a part of the plan, what changes follows, and what is withdrawn is gone. */
async function shareThings(stack: Pick<OwnStack, 'url' | 'tokenFor'>, { as, id, path }: Office, plan: Kept) {
  const { address } = memberOf(id);
  const member = askerOf(stack, address);
  const shown = { partnership: `/api/audiences/partnership/${id}`, public: `/api/public/${id}` };
  ok(await as('reader').get(`${path}/shares`), 200);
  for (const [kind, by] of [
    ['partnership', as('clerk')],
    ['public', as('admin')],
  ] as const) {
    const draft = aShareDraft({ plan: plan.id, objective: plan.objective }, `${kind}:${id}`);
    const share = ok(await by.send('POST', `${path}/shares`, draft), 201).body;
    const items = kind === 'public' ? shown.public : `${shown.partnership}/items`;
    await eventually(
      () => member.get(items),
      ({ body }) => body.items.length === 1,
      15,
    );
    ok(await by.send('DELETE', `${path}/shares/${share.id}`, { why: 'Agreed otherwise' }, read(share)), 200);
    await eventually(
      () => member.get(items),
      ({ body }) => body.items.length === 0,
      15,
    );
  }
  ok(await member.get('/api/me'), 200);
  ok(await member.get(shown.partnership), 200);
  ok(await member.get(`/public/${id}`), 200);
}

async function exportPlan({ as, path }: Office, plan: string): Promise<void> {
  const reader = as('reader');
  for (const asAt of [null, '2024-06-15']) {
    const begun = ok(await reader.send('POST', `${path}/exports`, { kind: 'plan', plan, format: 'docx', asAt }), 202);
    const { body } = await settled(reader, `${path}/exports/${begun.body.id}`, 'ready');
    const file = await fetch(body.href);
    if (!file.ok) throw new Error(`The written document was answered ${file.status}`);
    await file.arrayBuffer();
  }
}

async function removePlan({ as, path }: Office, plan: string): Promise<void> {
  const { headers } = ok(await as('clerk').get(`${path}/plans/${plan}`), 200);
  const version = read(headers.get('etag') ?? '');
  ok(await as('clerk').send('DELETE', `${path}/plans/${plan}`, { why: 'Finished' }, version), 204);
}

/** An action that is overdue stays behind: the morning’s mail tells its owner. */
async function leaveWaiting({ as, path, personOf }: Office): Promise<void> {
  const clerk = as('clerk');
  ok(await as('reader').get(`${path}/mail`), 200);
  ok(await as('reader').send('PATCH', `${path}/mail`, { digest: 'reminders' }, read({ version: 1 })), 200);
  const { id } = ok(await clerk.send('POST', `${path}/plans`, aPlanDraft()), 201).body;
  const add = async (draft: object) =>
    ok(await clerk.send('POST', `${path}/plans/${id}/nodes`, aNodeDraft({ effectiveOn: '2024-01-15', ...draft })), 201);
  const priority = await add({});
  const objective = await add({ level: 'objective', parent: priority.body.node.id });
  const parent = objective.body.node.id;
  await add({ level: 'action', parent, owner: personOf('owner'), dueOn: '2024-06-30' });
}
