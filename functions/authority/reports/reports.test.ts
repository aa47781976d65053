import { beforeAll, describe, expect, test } from 'vitest';
import { aCycle, answered, version } from '#test/builders/cycles.ts';
import { aFileDraft, aLinkDraft, aPdf } from '#test/builders/evidence.ts';
import { anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let reader: Api;
let plan: MadePlan;
let spring: string;
let autumn: string;
let minutes: string;

/** A plan that was reported twice: without an update in spring, on track and with evidence in autumn. */
beforeAll(async () => {
  authority = await anAuthority();
  [editor, reader] = [authority.as('editor'), authority.as('reader')];
  const owner = authority.as('contributor');
  plan = await aPlan(authority, editor, { action: { owner: owner.person, dueOn: '2024-07-31' } });
  const first = await aCycle(editor, plan, { name: 'Spring 2024', openedOn: '2024-03-01', dueOn: '2024-03-20' });
  const nobody = { withoutUpdate: [plan.action], lockedOn: '2024-03-27' };
  ok(await editor.send('POST', `${first.path}/lock`, nobody, version(1)), 200);
  const second = await aCycle(editor, plan);
  const photographs = { label: 'Photographs', href: 'https://council.example/photographs' };
  const { body } = await answered(owner, second, { evidence: [photographs] });
  ok(await editor.send('POST', `${second.ask}/accept`, undefined, version(body.ask.version)), 200);
  const evidence = `${plan.path}/nodes/${plan.action}/evidence`;
  const link = ok(await owner.send('POST', `${evidence}/links`, aLinkDraft()), 201).body.evidence.id;
  minutes = `${evidence}/${link}`;
  const unlooked = { title: 'NOTLOOKEDAT', name: 'NOTLOOKEDAT.pdf' };
  ok(await owner.send('POST', `${evidence}/files`, aFileDraft(aPdf(), unlooked)), 201);
  const other = ok(await owner.send('POST', `${evidence}/links`, aLinkDraft({ title: 'WITHDRAWN' })), 201).body
    .evidence;
  ok(await editor.send('DELETE', `${evidence}/${other.id}`, undefined, version(1)), 200);
  const all = { withoutUpdate: [], lockedOn: '2024-09-27' };
  ok(await editor.send('POST', `${second.path}/lock`, all, version(1)), 200);
  [spring, autumn] = [first.path, second.path];
});

const settled = (path: string): Promise<Answer> =>
  eventually(
    () => reader.get(path),
    ({ body }) => !['queued', 'running'].includes(body.state),
  );

const report = async (path: string) => JSON.stringify(ok(await reader.get(path), 200).body);

describe('GET cycles/{cycle}/reports/{report}', () => {
  test('the appendix is what was frozen, in the plan’s own columns, with its date beside the status', async () => {
    const { body } = ok(await reader.get(`${autumn}/reports/appendix`), 200);
    expect(body).toMatchObject({ title: 'Education action plan', subtitle: 'Appendix: Autumn 2024' });
    expect(JSON.stringify(body.blocks)).toContain('On track\\nDue 31 July 2024, overdue');
  });

  test('names what was given with the update, and no file that was not found clean', async () => {
    const before = await report(`${autumn}/reports/appendix`);
    const { blocks } = JSON.parse(before);
    const at = blocks.findIndex(({ words }: { words?: string }) => words === 'Evidence');
    expect(
      blocks[at + 1].rows.map(({ cells }: { cells: { words: string }[] }) => cells.map(({ words }) => words)),
    ).toEqual([
      ['Action: Hold parenting courses', expect.stringContaining('Photographs'), 'https://council.example/photographs'],
      ['Action: Hold parenting courses', 'Minutes of the panel\n12 May 2024', 'https://council.example/minutes/panel'],
    ]);
    expect(before).not.toMatch(/NOTLOOKEDAT|WITHDRAWN/);
    expect(await report(`${spring}/reports/appendix`)).not.toContain('Minutes of the panel');
  });

  test('a later update changes nothing in it', async () => {
    const before = await report(`${spring}/reports/appendix`);
    ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/updates`, anUpdateDraft()), 201);
    expect(await report(`${spring}/reports/appendix`)).toBe(before);
    expect(before).toContain('No update this cycle');
    const named = await report(`${autumn}/reports/appendix`);
    ok(await editor.send('DELETE', minutes, undefined, version(1)), 200);
    expect(await report(`${autumn}/reports/appendix`)).toBe(named);
    expect(named).toContain('Minutes of the panel');
  });

  test('the summary and the changes compare with the cycle before', async () => {
    expect(await report(`${autumn}/reports/summary`)).toContain('Spring 2024');
    expect(await report(`${autumn}/reports/changes`)).toContain('Changes from Spring 2024, locked 27 March 2024');
    expect(await report(`${spring}/reports/changes`)).toContain('there is nothing to compare with');
  });

  test('a cycle that is open has no report, and a report of another name is not there', async () => {
    const other = await aPlan(authority, editor);
    const open = await aCycle(editor, other);
    expect((await reader.get(`${open.path}/reports/appendix`)).status).toBe(404);
    expect((await reader.get(`${autumn}/reports/everything`)).status).toBe(404);
    const crossed = `${other.path}/cycles/${autumn.slice(-26)}/reports/appendix`;
    expect((await reader.get(crossed)).status).toBe(404);
  });
});

describe('GET plans/{plan}/difference', () => {
  test('tells row by row what changed between two days', async () => {
    const said = await report(`${plan.path}/difference?from=2024-01-15&to=2024-12-31`);
    expect(said).toContain('"words":"Status"');
    expect(said).toContain('"words":"On track"');
    expect(await report(`${plan.path}/difference?from=2024-01-15&to=2024-01-15`)).toContain('Nothing changed');
  });

  test('by what was known then, what was recorded later is left out', async () => {
    const before = '2024-12-31T23:59:59.999Z';
    const said = await report(`${plan.path}/difference?from=2024-01-15&to=2024-12-31&toKnownAt=${before}`);
    expect(said).toContain('as it was known on 31 December 2024');
    expect(said).not.toContain('"words":"Status"');
  });

  test('the second day is not before the first', async () => {
    const answer = await reader.get(`${plan.path}/difference?from=2024-05-01&to=2024-04-01`);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      { pointer: '#/from', detail: 'Enter a first date that is not after the second' },
    ]);
  });
});

describe('POST exports', () => {
  const made = async (draft: object): Promise<{ work: Answer; bytes: Uint8Array; type: string | null }> => {
    const begun = ok(await reader.send('POST', `${authority.path}/exports`, { plan: plan.plan, ...draft }), 202);
    const work = await settled(begun.headers.get('location') ?? '');
    const file = await fetch(work.body.href);
    return { work, bytes: new Uint8Array(await file.arrayBuffer()), type: file.headers.get('content-type') };
  };
  const begins = {
    docx: 'PK',
    xlsx: 'PK',
    pdf: '%PDF-1.7',
    html: '<!DOCTYPE html>',
    csv: '\uFEFFEducation action plan',
  };
  const letters = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 40));

  test.for(Object.entries(begins))('a report as %s', { timeout: 60_000 }, async ([format, first]) => {
    const { work, bytes } = await made({ kind: 'report', report: 'exceptions', cycle: autumn.slice(-26), format });
    expect(work.body).toMatchObject({ state: 'ready', report: 'exceptions', format });
    expect(work.body.file).toMatch(new RegExp(`^.+-Education-action-plan-Exception-report-Autumn-2024\\.${format}$`));
    expect(letters(bytes).startsWith(first)).toBe(true);
  });

  test('a plan as it stood, and what changed between two days', { timeout: 60_000 }, async () => {
    const past = await made({ kind: 'plan', format: 'html', asAt: '2024-02-01' });
    expect(new TextDecoder().decode(past.bytes)).toContain('No update yet');
    const sheet = await made({ kind: 'plan', format: 'csv', asAt: '2024-02-01' });
    expect(new TextDecoder().decode(sheet.bytes)).toContain('Plan shape: seven-columns');
    const list = aLinkDraft({ title: 'Attendance list', href: 'https://council.example/list' });
    ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/evidence/links`, list), 201);
    const now = await made({ kind: 'plan', format: 'csv', asAt: null });
    expect(new TextDecoder().decode(now.bytes)).toContain('Attendance list, 12 May 2024: https://council.example/list');
    expect(new TextDecoder().decode(now.bytes)).not.toMatch(/NOTLOOKEDAT|WITHDRAWN/);
    const moment = (asAt: string | null) => ({ asAt, knownAt: null });
    const difference = { kind: 'difference', from: moment('2024-02-01'), to: moment(null) };
    const changes = await made({ ...difference, format: 'html' });
    expect(new TextDecoder().decode(changes.bytes)).toContain('Changes from 1 February 2024');
    expect(changes.type).toContain('text/html');
  });

  test('a report of a cycle that is open waits for its lock; one of no cycle is not there', async () => {
    const other = await aPlan(authority, editor);
    const open = await aCycle(editor, other);
    const draft = { kind: 'report', report: 'summary', format: 'pdf', plan: other.plan, cycle: open.id };
    expect((await reader.send('POST', `${authority.path}/exports`, draft)).status).toBe(409);
    const none = { ...draft, cycle: '01ARZ3NDEKTSV4RRFFQ69G5FAV' };
    expect((await reader.send('POST', `${authority.path}/exports`, none)).status).toBe(404);
    const wrong = await reader.send('POST', `${authority.path}/exports`, { kind: 'report', format: 'odt' });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      ...['#/plan', '#/format', '#/report', '#/cycle'],
    ]);
  });
});
