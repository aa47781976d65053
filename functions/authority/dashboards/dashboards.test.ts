import { beforeAll, describe, expect, test } from 'vitest';
import { anIndicatorDraft, aReading, aSnapshotDraft, someReadings } from '#test/builders/dashboards.ts';
import { aPlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;
let other: Authority;

beforeAll(async () => {
  [authority, other] = await Promise.all([anAuthority(), anAuthority()]);
});

const post = (path: string, body: object, headers: Record<string, string> = {}): Promise<Answer> =>
  authority.as('editor').send('POST', `${authority.path}${path}`, body, headers);
const pointersOf = ({ body }: Answer): string[] => body.errors.map(({ pointer }: { pointer: string }) => pointer);

describe('POST ofsted-profile/snapshots', () => {
  const add = (overrides: object = {}, headers = {}) =>
    post('/ofsted-profile/snapshots', aSnapshotDraft(overrides), headers);

  test('a published figure is added once and never overwritten', async () => {
    ok(await add(), 201);
    const again = await add({ source: 'Another source' });
    expect(again.status).toBe(409);
    expect(again.body.detail).toBe(
      'The primary profile of Mar 2013 is there already. Published figures are never overwritten.',
    );
    const { body } = await authority.as('reader').get(`${authority.path}/ofsted-profile`);
    expect(body.snapshots[0].source).toBe('School Improvement Strategy 2013');
  });

  test('the same request again is answered as it was', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const first = ok(await add({ phase: 'secondary' }, key), 201);
    expect(ok(await add({ phase: 'secondary' }, key), 201).body).toEqual(first.body);
  });

  test('a percentage is taken as it was published, or not at all', async () => {
    const { outstanding, ...judgements } = aSnapshotDraft().judgements;
    const wrong = (schoolsPercent: unknown) =>
      add({ judgements: { ...judgements, outstanding: { ...outstanding, schoolsPercent } } });
    const answers = await Promise.all(['12,5', '101', 12.5, '-1', '12.555', ''].map(wrong));
    expect(answers.map(pointersOf)).toEqual(answers.map(() => ['#/judgements/outstanding/schoolsPercent']));
  });

  test('no more schools are satisfactory than are shown as requires improvement', async () => {
    expect(pointersOf(await add({ satisfactory: 18 }))).toEqual(['#/satisfactory']);
  });

  test('nothing is published in the future', async () => {
    expect(pointersOf(await add({ on: '2999-01-01' }))).toEqual(['#/on']);
  });

  test('judgements of another scale are refused, not converted', async () => {
    expect(pointersOf(await add({ scale: 'report-card' }))).toEqual(['#/scale']);
  });
});

describe('indicators', () => {
  const key = 'ks2-rwm';
  const path = `/indicators/${key}`;

  beforeAll(async () => {
    ok(await post('/indicators', anIndicatorDraft({ key, name: 'Reading, writing and maths' })), 201);
    const items = [
      ...[aReading('authority', '2025', '61'), aReading('england', '2025', '63')],
      ...[aReading('neighbours:2025-05', '2025', '62.10'), aReading('neighbours:2021-04', '2025', '59.90')],
      { area: 'authority', period: '2020', value: { kind: 'unavailable', reason: 'Not published' } },
      { area: 'authority', period: '2024', value: { kind: 'suppressed', reason: 'Fewer than 6 pupils' } },
    ];
    ok(await post(`${path}/readings`, someReadings({ items })), 201);
  });

  test('the set of neighbours is said, for by one of them we are below and by the other above', async () => {
    const { body } = ok(await authority.as('reader').get(`${authority.path}${path}`), 200);
    const named = body.areas.map(({ name }: { name: string }) => name).slice(1);
    expect(named).toEqual([
      'England',
      'Statistical neighbours, set of May 2025',
      'Statistical neighbours, set of April 2021',
    ]);
    expect(body.headline.sentence).toBe(
      `Authority ${authority.id}: 61% in 2025, 2 percentage points below England (63%); 1.10 percentage points below the mean of its statistical neighbours, set of May 2025 (62.10%); and 1.10 percentage points above the mean of its statistical neighbours, set of April 2021 (59.90%).`,
    );
  });

  test('missing and suppressed stay apart from each other and from zero', async () => {
    const { body } = ok(await authority.as('reader').get(`${authority.path}${path}`), 200);
    const own = body.readings.filter(({ area }: { area: string }) => area === 'authority');
    expect(own.map(({ value }: { value: object }) => value)).toEqual([
      { kind: 'unavailable', reason: 'Not published' },
      { kind: 'suppressed', reason: 'Fewer than 6 pupils' },
      { kind: 'value', published: '61' },
    ]);
    const csv = ok(await authority.as('reader').get(`${authority.path}${path}?format=csv`), 200).body;
    expect(csv).toContain(',2024,,%,Suppressed: Fewer than 6 pupils,');
    expect(csv).toContain(',2020,,%,Not available: Not published,');
    expect(csv).toContain('set of May 2025",2025,62.10,%,');
  });

  test('a reading that is there already is not overwritten, and none beside it is added', async () => {
    const late = await post(
      `${path}/readings`,
      someReadings({ items: [aReading('england', '2024', '61'), aReading('england', '2025', '64')] }),
    );
    expect(late.status).toBe(409);
    const { body } = await authority.as('reader').get(`${authority.path}${path}`);
    expect(body.readings.filter(({ area }: { area: string }) => area === 'england')).toHaveLength(1);
  });

  test('two readings of one area and period in one release are refused', async () => {
    const items = [aReading('region', '2025', '60'), aReading('region', '2025', '61')];
    expect(pointersOf(await post(`${path}/readings`, someReadings({ items })))).toEqual(['#/items/1']);
  });

  test('a mean of neighbours without its set is refused', async () => {
    const items = [aReading('neighbours', '2025', '60')];
    expect(pointersOf(await post(`${path}/readings`, someReadings({ items })))).toEqual(['#/items/0/area']);
  });

  test('a second indicator of the same key is refused', async () => {
    expect((await post('/indicators', anIndicatorDraft({ key }))).status).toBe(409);
  });

  test('one that is not there has no readings to add to', async () => {
    expect((await post('/indicators/nothing/readings', someReadings())).status).toBe(404);
    expect((await post('/indicators/NOT-A-KEY/readings', someReadings())).status).toBe(404);
  });
});

describe('GET dashboard', () => {
  test('has nothing to say before there is anything to sum up', async () => {
    const { body } = ok(await other.as('reader').get(`${other.path}/dashboard`), 200);
    expect(body.summary === null || body.summary.profile === null).toBe(true);
    expect(body.can).toEqual({ add: false });
  });

  test('follows the figures and the plans by itself, and an aim that is changed', async () => {
    const own = await anAuthority();
    const [editor, admin] = [own.as('editor'), own.as('admin')];
    const dashboard = (isSo: (summary: Record<string, { sentence: string; count: number }>) => boolean) =>
      eventually(
        () => own.as('reader').get(`${own.path}/dashboard`),
        ({ body }) => body.summary !== null && isSo(body.summary),
      );
    ok(await editor.send('POST', `${own.path}/ofsted-profile/snapshots`, aSnapshotDraft()), 201);
    await dashboard(({ profile }) => profile?.sentence.includes('35 of 56 primary schools (62.5%)') ?? false);
    const made = await aPlan(own, editor, { action: { owner: null, dueOn: '2020-01-01' } });
    const { body } = await dashboard(({ plans }) => plans?.sentence.startsWith('1 action in 1 plan') ?? false);
    expect(body.summary.plans).toMatchObject({
      sentence: '1 action in 1 plan: 1 overdue, 1 without an owner.',
      health: { actions: 1, overdue: 1 },
    });
    const aim = { ofstedAim: { percent: 60, words: 'At least 60%', source: 'The board' } };
    ok(await admin.send('PATCH', `${own.path}/settings`, aim, { 'if-match': '"1"' }), 200);
    await dashboard(({ profile }) => profile?.sentence.includes('at least 60%') ?? false);
    ok(await editor.send('DELETE', made.path, { why: 'Made twice' }, { 'if-match': '"1"' }), 204);
    await dashboard(({ plans }) => plans?.count === 0);
  });
});
