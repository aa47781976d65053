import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readAssembly } from '#infra/local/assembly.ts';
import { type Stack, startStack } from '#infra/local/stack.ts';
import { put } from '#kernel/change.ts';
import { authorityAudience, exportKey, settingsKey, topPartition } from '#kernel/keys.ts';
import { settingsRow } from '#kernel/settings-rows.ts';
import { type Table, tableFor } from '#kernel/table.ts';
import { type ExportRow, exportRow } from '#kernel/work-rows.ts';
import { WorkId } from '#shared/ids.ts';
import { mostRedrives, whatWentWrong } from '#shared/work/rules.ts';
import { aPlanDraft, ok } from '#test/builders/plans.ts';
import { anOffice, type Office } from '#test/support/officers.ts';
import { engineOf } from '#test/support/world.ts';

let stack: Stack;
let office: Office;
let table: Table;

// A stack of its own: its clock is moved, and its functions are ended in the middle of their work.
beforeAll(async () => {
  stack = await startStack({ assembly: readAssembly(inject('stack').assembly) });
  office = await anOffice(stack);
  table = tableFor({
    ...{ client: engineOf(stack.dynamodb.url), name: stack.tableName, audiences: [authorityAudience(office.id)] },
    ...{ person: null, clock: stack.clock.now, newId: () => ulid() },
  });
});
afterAll(() => stack.stop());

const rowOf = (id: string): Promise<ExportRow> =>
  table.get(exportKey(authorityAudience(office.id), WorkId.parse(id)), exportRow);

async function beginExport(): Promise<string> {
  const clerk = office.as('clerk');
  const plan = ok(await clerk.send('POST', `${office.path}/plans`, aPlanDraft()), 201).body;
  const draft = { kind: 'plan', plan: plan.id, format: 'docx', asAt: null };
  return ok(await clerk.send('POST', `${office.path}/exports`, draft), 202).body.id;
}

const documents = (): string => {
  const found = stack.deployment.functions.find(({ logicalId }) => logicalId === 'DocumentsFunction');
  if (found === undefined) throw new Error('The template has no function for documents');
  return found.name;
};

/** An export whose function is ended while it is at it. It is quick: one that was finished first is begun anew. */
async function anInterruptedExport(): Promise<string> {
  for (let attempt = 1; attempt <= 20; attempt += 1) {
    const id = await beginExport();
    while ((await rowOf(id)).state === 'queued') await new Promise((resolve) => setTimeout(resolve, 1));
    await stack.crash(documents());
    await stack.idle();
    if ((await rowOf(id)).state === 'running') return id;
  }
  throw new Error('No export could be interrupted');
}

const moveBy = (minutes: number) => stack.moveTo(new Date(stack.clock.now().getTime() + minutes * 60_000));

/** Writes the row as it would stand had something else become of it. */
async function change(id: string, changes: Partial<ExportRow>): Promise<void> {
  const audience = authorityAudience(office.id);
  const was = await rowOf(id);
  const row = { ...was, ...changes, version: was.version + 1 };
  const key = exportKey(audience, was.id);
  await table.commit({
    ...{ quiet: true, verb: 'work.moved', subject: key.pk, effectiveOn: '2026-11-27', result: id },
    puts: [put({ key, shape: exportRow, row, was })],
  });
  await stack.idle();
}

describe('work whose function was ended in the middle', () => {
  test('stands still, is set going by the sweep, and is done', async () => {
    const id = await anInterruptedExport();
    expect(await rowOf(id)).toMatchObject({ state: 'running', attempts: 1, redriven: 0 });
    await moveBy(15);
    expect(await rowOf(id)).toMatchObject({ state: 'ready', attempts: 2, redriven: 1 });
    const shown = ok(await office.as('reader').get(`${office.path}/exports/${id}`), 200).body;
    expect(shown).not.toHaveProperty('redriven');
    expect((await fetch(shown.href)).status).toBe(200);
  });

  test('three times over is given up in words', async () => {
    const id = await anInterruptedExport();
    await change(id, { attempts: 3 });
    await moveBy(15);
    expect(await rowOf(id)).toMatchObject({ state: 'failed', problems: [{ detail: whatWentWrong }] });
    await moveBy(15);
    expect(await rowOf(id)).toMatchObject({ state: 'failed', redriven: 1 });
  });
});

describe('work that nobody takes on', () => {
  test('is set going a dozen times and then given up in words', async () => {
    const id = await anInterruptedExport();
    await change(id, { redriven: mostRedrives });
    await moveBy(15);
    expect(await rowOf(id)).toMatchObject({ state: 'failed', problems: [{ detail: whatWentWrong }] });
  });

  test('and is new is left alone', async () => {
    const id = await anInterruptedExport();
    const { version } = await rowOf(id);
    const [sweep] = stack.deployment.schedules.filter(({ arn }) => arn.endsWith('/SweepSchedule'));
    if (sweep !== undefined) await stack.fire(sweep);
    await stack.idle();
    expect(await rowOf(id)).toMatchObject({ state: 'running', version });
  });
});

describe('one authority', () => {
  test('whose rows cannot be read keeps no other back', async () => {
    const id = await anInterruptedExport();
    const broken = await anOffice(stack);
    await stack.idle();
    const client = engineOf(stack.dynamodb.url);
    const audience = authorityAudience(broken.id);
    const own = tableFor({
      ...{ client, name: stack.tableName, audiences: [audience], person: null },
      ...{ clock: stack.clock.now, newId: () => ulid() },
    });
    const settings = await own.get(settingsKey(audience), settingsRow);
    await own.commit({
      ...{ quiet: true, verb: 'planted', subject: topPartition(audience), effectiveOn: '2026-11-27', result: '' },
      puts: [put({ key: exportKey(audience, WorkId.parse(id)), shape: settingsRow, row: settings, was: null })],
    });
    await moveBy(15);
    expect(await rowOf(id)).toMatchObject({ state: 'ready' });
    const failed = stack.failures.list().map((each) => JSON.stringify(each));
    expect(failed.filter((each) => each.includes('"job":"sweep"'))).toHaveLength(1);
  });
});
