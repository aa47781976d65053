import { beforeEach, describe, expect, test } from 'vitest';
import { asOfferedWith } from '#shared/plans/offered.ts';
import { statusSchemes } from '#shared/plans/status-schemes.ts';
import { shippedShapes } from '#shared/plans/templates.ts';
import { version } from '#test/builders/cycles.ts';
import { anUpdateDraft, aPlan, aPlanDraft, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;
let admin: Api;
let editor: Api;
let plan: MadePlan;

const { shapes, schemes } = asOfferedWith(statusSchemes, shippedShapes);
const fields = { success: '+5% by 2019' };

beforeEach(async () => {
  authority = await anAuthority();
  [admin, editor] = [authority.as('admin'), authority.as('editor')];
  plan = await aPlan(authority, editor, { action: { fields } });
});

const settings = () => `${authority.path}/settings`;
const change = (body: unknown, read = 1): Promise<Answer> => admin.send('PATCH', settings(), body, version(read));
type Shape = (typeof shapes)[number];
const withSeven = (changed: (shape: Shape) => Shape) =>
  shapes.map((shape) => (shape.key === 'seven-columns' ? changed(shape) : shape));
const without = (key: string) =>
  withSeven((shape) => ({ ...shape, columns: shape.columns.filter((column) => column.key !== key) }));
const retiring = (key: string) =>
  withSeven((shape) => ({
    ...shape,
    columns: shape.columns.map((column) => (column.key === key ? { ...column, retired: true as const } : column)),
  }));
const undo = (entry: string, by = admin) => by.send('POST', `${settings()}/entries/${entry}/undo`);
const make = (draft: object) => editor.send('POST', `${authority.path}/plans`, aPlanDraft(draft));

describe('a column that plans use', () => {
  test('is not dropped from its layout: what would be lost is said, and it stays', async () => {
    const answer = await change({ shapes: without('success') });
    expect([answer.status, answer.body.errors]).toEqual([
      422,
      [
        {
          pointer: '#/shapes/1/columns',
          detail: expect.stringMatching(
            /^“Success criteria” has words in 1 row of “Education action plan”, such as “\+5% by 2019”. Retire it/,
          ),
        },
      ],
    ]);
    expect((await admin.get(settings())).body).toMatchObject({ version: 1, shapes });
  });

  test('is retired: new plans have it not, and the plan that has it keeps it', async () => {
    const saved = ok(await change({ shapes: retiring('success') }), 200).body;
    expect(saved.version).toBe(2);
    const columnsOf = (view: { shape: Shape }) => view.shape.columns.map(({ key }) => key);
    expect(columnsOf(ok(await make({}), 201).body)).not.toContain('success');
    expect(columnsOf(ok(await editor.get(plan.path), 200).body)).toContain('success');
  });

  test('may go where nobody wrote in it, and comes back under its key', async () => {
    ok(await change({ shapes: without('evaluation') }), 200);
    ok(await change({ shapes }, 2), 200);
    expect((await admin.get(settings())).body).toMatchObject({ shapes });
  });
});

describe('a layout, a scheme and a status that plans use', () => {
  test('are not dropped', async () => {
    const update = anUpdateDraft({ status: 'at-risk' });
    ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/updates`, update), 201);
    await eventually(
      () => editor.get(`${authority.path}/plans`),
      ({ body }) => body.items[0]?.health.byStatus['at-risk'] === 1,
    );
    const dropped = await change({
      shapes: shapes.filter(({ key }) => key !== 'seven-columns'),
      schemes: schemes.map((scheme) => ({
        ...scheme,
        statuses: scheme.statuses.filter(({ label }) => label !== 'At risk'),
      })),
    });
    expect(dropped.body.errors).toEqual([
      { pointer: '#/shapes', detail: expect.stringMatching(/is the layout of “Education action plan”. Retire it/) },
      { pointer: '#/schemes/0/statuses', detail: expect.stringMatching(/^1 action stands at “At risk” in “Education/) },
      { pointer: '#/schemes/1/statuses', detail: expect.stringMatching(/^1 action stands at “At risk” in “Education/) },
      { pointer: '#/schemes/2/statuses', detail: expect.stringMatching(/^1 action stands at “At risk” in “Education/) },
    ]);
  });

  test('a scheme that a layout comes with is not retired or removed before it', async () => {
    const pointers = async (body: object) =>
      (await change(body)).body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(await pointers({ schemes: schemes.slice(1) })).toEqual([
      '#/shapes/1/scheme',
      '#/shapes/2/scheme',
      '#/shapes/3/scheme',
    ]);
    const retired = schemes.map((scheme) => ({ ...scheme, retired: true }));
    expect(await pointers({ schemes: retired })).toContain('#/schemes');
  });
});

describe('a new plan', () => {
  test('takes the scheme that was chosen, and the one of its layout where none was', async () => {
    const labels = (answer: Answer) => answer.body.shape.statuses.map(({ label }: { label: string }) => label);
    expect(labels(ok(await make({ scheme: 'four-point' }), 201))).toContain('Fully achieved');
    expect(labels(ok(await make({}), 201))).toContain('On track');
  });

  test('is made in what is offered, and in nothing that is retired', async () => {
    const retired = shapes.map((shape) => (shape.key === 'themes' ? { ...shape, retired: true } : shape));
    ok(await change({ shapes: retired }), 200);
    const { body } = await make({ shape: 'themes', scheme: 'nine-point' });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['#/shape', '#/scheme']);
  });
});

describe('POST undo of a change of settings', () => {
  test('puts back what stood, once, and for whoever made it', async () => {
    const { entry } = ok(await change({ shapes: retiring('success'), name: 'Another name' }), 200).body;
    const other = await anAuthority();
    expect((await undo(entry, other.as('admin'))).status).toBe(404);
    expect(ok(await undo(entry), 200).body).toMatchObject({ shapes, name: `Authority ${authority.id}`, version: 3 });
    expect((await undo(entry)).status).toBe(409);
  });

  test('is refused once something was changed after it, and where plans use what it added', async () => {
    const { entry } = ok(await change({ name: 'Another name' }), 200).body;
    const tried = { key: 'tried', name: 'Tried', scheme: 'brag' };
    const own = { ...shapes[0], ...tried };
    const added = ok(await change({ shapes: [...shapes, own] }, 2), 200).body;
    expect((await undo(entry)).status).toBe(409);
    ok(await make({ shape: 'tried' }), 201);
    const answer = await undo(added.entry);
    expect([answer.status, answer.body.detail]).toEqual([409, expect.stringMatching(/Plans use what this change/)]);
  });
});
