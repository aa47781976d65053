import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FoundRow } from '#shared/work/schema.ts';
import { ok } from '#test/builders/plans.ts';
import { type Answer, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;

beforeAll(async () => {
  authority = await anAuthority();
});

const upload = (bytes: Uint8Array, name = 'plan.docx', headers: Record<string, string> = {}) => {
  const form = new FormData();
  form.set('kind', 'plan');
  form.set('file', new File([new Uint8Array(bytes)], name));
  return authority.as('editor').send('POST', `${authority.path}/imports`, form, headers);
};

const settled = (path: string): Promise<Answer> =>
  eventually(
    () => authority.as('editor').get(path),
    ({ body }) => !['queued', 'running', 'committing'].includes(body.state),
  );

const documents = '../shared/data/plans';
const real = [
  { file: 'plymouth-2018.docx', counts: { priority: 5, objective: 18, action: 24 } },
  { file: 'peterborough-2019-update.docx', counts: { outcome: 12, action: 12, update: 12 } },
].filter(({ file }) => existsSync(`${documents}/${file}`));

/** A row’s words and place in the tree, without what differs from one reading to the next. */
const wordsIn = ({ level, title, fields, update, dueOn }: FoundRow) => ({ level, title, fields, update, dueOn });

describe('POST imports', () => {
  test.for(real)('$file becomes a plan', async ({ file, counts }) => {
    const begun = ok(await upload(readFileSync(`${documents}/${file}`), file), 202);
    const path = begun.headers.get('location') ?? '';
    const ready = await settled(path);
    expect(ready.body).toMatchObject({ state: 'ready', counts });
    ok(await authority.as('editor').send('POST', `${path}/commit`), 202);
    const done = await settled(path);
    expect(done.body).toMatchObject({ state: 'committed', problems: [] });
    const plan = ok(await authority.as('reader').get(`${authority.path}/plans/${done.body.plan}`), 200);
    expect(plan.body.nodes).toHaveLength(
      Object.values(counts)
        .slice(0, counts.update ? 2 : 3)
        .reduce((a, b) => a + b, 0),
    );
    const begunExport = ok(
      await authority
        .as('reader')
        .send('POST', `${authority.path}/exports`, { kind: 'plan', plan: done.body.plan, format: 'docx', asAt: null }),
      202,
    );
    const exported = await settled(begunExport.headers.get('location') ?? '');
    expect(exported.body.state).toBe('ready');
    const file2 = await fetch(exported.body.href);
    expect(file2.status).toBe(200);
    const bytes = new Uint8Array(await file2.arrayBuffer());
    const again = await settled(ok(await upload(bytes, 'again.docx'), 202).headers.get('location') ?? '');
    expect(again.body).toMatchObject({ state: 'ready', counts });
    expect(again.body.rows.map(wordsIn)).toEqual(ready.body.rows.map(wordsIn));
    expect(again.body.mapping).toMatchObject({
      title: ready.body.mapping.title,
      agreedOn: ready.body.mapping.agreedOn,
      updatesOn: ready.body.mapping.updatesOn,
    });
  });

  test('a file that is no Word document is refused in words and nothing is kept', async () => {
    const begun = ok(await upload(new TextEncoder().encode('%PDF-1.7 hello'), 'plan.pdf'), 202);
    const refused = await settled(begun.headers.get('location') ?? '');
    expect(refused.body.state).toBe('refused');
    expect(refused.body.problems[0].detail).toMatch(/PDF/);
  });
});
