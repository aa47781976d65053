import { beforeEach, describe, expect, test } from 'vitest';
import { aFileDraft, aLinkDraft, aPdf } from '#test/builders/evidence.ts';
import { anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let reader: Api;
let owner: Api;
let plan: MadePlan;
let row: string;

beforeEach(async () => {
  authority = await anAuthority();
  [editor, reader, owner] = [authority.as('editor'), authority.as('reader'), authority.as('contributor')];
  plan = await aPlan(authority, editor, { action: { owner: owner.person } });
  row = `${plan.path}/nodes/${plan.action}`;
});

const at = (version: number) => ({ 'if-match': `"${version}"` });
const evidence = async (api: Api = reader) => ok(await api.get(row), 200).body.evidence;
const pointers = (answer: Answer) => answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
const addLink = async (draft: object = {}, by = owner) =>
  ok(await by.send('POST', `${row}/evidence/links`, aLinkDraft(draft)), 201).body;

type Upload = { href: string; headers: Record<string, string> };
const announce = async (bytes: Uint8Array, draft: object = {}): Promise<Answer['body']> =>
  ok(await owner.send('POST', `${row}/evidence/files`, aFileDraft(bytes, draft)), 201).body;
const put = ({ href, headers }: Upload, bytes: Uint8Array, more: Record<string, string> = {}) =>
  fetch(href, { method: 'PUT', body: Buffer.from(bytes), headers: { ...headers, ...more } });
const settled = (id: string) =>
  eventually(
    async () => (await evidence()).items.find((each: { id: string }) => each.id === id),
    (item) => item.file.state !== 'waiting',
  );
const fileOf = ({ id }: { id: string }) => reader.get(`${row}/evidence/${id}/file`);

describe('a link', () => {
  test('shows on the page of its row, with who added it and when, and in its history', async () => {
    const { evidence: added } = await addLink({ note: 'Item 4' });
    expect(await evidence()).toMatchObject({
      items: [{ id: added.id, title: 'Minutes of the panel', note: 'Item 4', by: owner.person, file: null }],
      can: { add: false },
    });
    expect(ok(await reader.get(row), 200).body.entries[0]).toMatchObject({ verb: 'evidence.added', by: owner.person });
  });

  test('bears out an update of its row, and of no other', async () => {
    const recorded = ok(await owner.send('POST', `${row}/updates`, anUpdateDraft()), 201).body;
    const update = recorded.node.latest.id;
    expect((await addLink({ update })).evidence.update).toBe(update);
    const upper = `${plan.path}/nodes/${plan.objective}/evidence/links`;
    expect(pointers(await editor.send('POST', upper, aLinkDraft({ update })))).toEqual(['#/update']);
  });

  test('is refused with all that is wrong with it', async () => {
    const draft = { title: ' ', on: '2024-02-31', note: 'x'.repeat(2_001), href: 'http://council.example' };
    const answer = await owner.send('POST', `${row}/evidence/links`, aLinkDraft(draft));
    expect(pointers(answer).sort()).toEqual(['#/href', '#/note', '#/on', '#/title']);
    for (const href of ['javascript:alert(1)', 'data:text/html,x', 'council.example']) {
      expect(pointers(await owner.send('POST', `${row}/evidence/links`, aLinkDraft({ href })))).toEqual(['#/href']);
    }
    expect(pointers(await owner.send('POST', `${row}/evidence/links`, aLinkDraft({ on: '2999-01-01' })))).toEqual([
      '#/on',
    ]);
  });

  test('is added to one’s own action, and by an editor to any row', async () => {
    ok(await editor.send('PATCH', row, { owner: editor.person }, at(1)), 200);
    const answer = await owner.send('POST', `${row}/evidence/links`, aLinkDraft());
    expect([answer.status, answer.body.detail]).toEqual([
      ...[403, 'You may add evidence to your own actions. An editor can add it to any row.'],
    ]);
    const upper = `${plan.path}/nodes/${plan.objective}/evidence/links`;
    ok(await editor.send('POST', upper, aLinkDraft()), 201);
  });

  test('sent twice is added once', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const post = () => owner.send('POST', `${row}/evidence/links`, aLinkDraft(), headers);
    const [first, second] = [ok(await post(), 201), ok(await post(), 201)];
    expect(second.body.evidence.id).toBe(first.body.evidence.id);
    expect((await evidence()).items).toHaveLength(1);
  });

  test('is withdrawn by whoever added it or an editor, and undone', async () => {
    const { evidence: added } = await addLink();
    const path = `${row}/evidence/${added.id}`;
    const other = await addLink({}, editor);
    expect((await owner.send('DELETE', `${row}/evidence/${other.evidence.id}`, undefined, at(1))).status).toBe(403);
    const { body } = ok(await owner.send('DELETE', path, undefined, at(1)), 200);
    expect((await evidence()).items.map(({ id }: { id: string }) => id)).toEqual([other.evidence.id]);
    expect((await owner.send('DELETE', path, undefined, at(2))).status).toBe(409);
    ok(await owner.send('POST', `${plan.path}/entries/${body.entry}/undo`), 200);
    expect((await evidence()).items).toHaveLength(2);
  });

  test('that was just added is taken back by undo', async () => {
    const { entry } = await addLink();
    ok(await owner.send('POST', `${plan.path}/entries/${entry}/undo`), 200);
    expect((await evidence()).items).toEqual([]);
  });
});

describe('a file', () => {
  test('goes straight to its place, is looked at, and is given out as what it is', async () => {
    const bytes = aPdf('Minutes of the panel');
    const { evidence: added, upload } = await announce(bytes, { name: 'Panel – May “final”.pdf' });
    expect(added.file).toMatchObject({ state: 'waiting', type: 'application/pdf', bytes: bytes.byteLength });
    expect((await fileOf(added)).status).toBe(409);
    expect((await put(upload, bytes)).status).toBe(200);
    expect(await settled(added.id)).toMatchObject({ file: { state: 'clean', why: null }, can: { download: true } });
    const answer = await fetch(ok(await fileOf(added), 200).body.href);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Panel _ May _final_.pdf"; filename*=UTF-8''Panel%20%E2%80%93%20May%20%E2%80%9Cfinal%E2%80%9D.pdf`,
    );
  });

  test('is just the bytes that were announced, of that type, once', async () => {
    const bytes = aPdf();
    const { upload } = await announce(bytes);
    const answers = [
      await put(upload, aPdf('Another')),
      await put(upload, aPdf('Minutez')),
      await put(upload, bytes, { 'content-type': 'text/html' }),
      await put({ ...upload, href: upload.href.replace('/evidence/', '/imports/') }, bytes),
      await fetch(upload.href.replace(/\?.*/, ''), { method: 'PUT', body: Buffer.from(bytes) }),
      await fetch(upload.href),
    ];
    expect(answers.map(({ ok: taken }) => taken)).toEqual(answers.map(() => false));
    expect([(await put(upload, bytes)).status, (await put(upload, bytes)).status]).toEqual([200, 412]);
  });

  test.each([
    [
      'with a threat in it',
      ['%PDF-1.7 X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
    ],
    ['that is another type than its name says', '<html><script>alert(1)</script></html>'],
  ])('%s is given to nobody, and says why', async (_, words) => {
    const bytes = new TextEncoder().encode(words);
    const { evidence: added, upload } = await announce(bytes);
    expect((await put(upload, bytes)).status).toBe(200);
    const item = await settled(added.id);
    expect(item).toMatchObject({ file: { state: 'refused' }, can: { download: false } });
    expect(item.file.why).toMatch(/malware scan found something|not what its name says/);
    expect((await fileOf(added)).status).toBe(409);
  });

  test('that is withdrawn is given out no more', async () => {
    const bytes = aPdf();
    const { evidence: added, upload } = await announce(bytes);
    ok(await put(upload, bytes).then(({ status }) => ({ status, body: null, headers: new Headers() })), 200);
    const { version } = await settled(added.id);
    ok(await owner.send('DELETE', `${row}/evidence/${added.id}`, undefined, at(version)), 200);
    expect((await fileOf(added)).status).toBe(404);
  });

  test.each([
    [{ name: 'page.html', bytes: 10 }, ['#/file/name']],
    [{ name: 'a/b.pdf', bytes: 10 }, ['#/file/name']],
    [{ name: 'plan.pdf', bytes: 0 }, ['#/file/bytes']],
    [{ name: 'plan.pdf', bytes: 20 * 1024 * 1024 + 1 }, ['#/file/bytes']],
    [{ name: 'plan.exe', bytes: 21 * 1024 * 1024, sha256: 'none' }, ['#/file/bytes', '#/file/name', '#/file/sha256']],
  ])('%j is refused in words', async (file, wrong) => {
    const draft = aFileDraft();
    const answer = await owner.send('POST', `${row}/evidence/files`, { ...draft, file: { ...draft.file, ...file } });
    expect(answer.status).toBe(422);
    expect(pointers(answer).sort()).toEqual(wrong);
  });
});
