import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { daysAfter } from '#shared/calendar.ts';
import { localDateOf } from '#shared/dates.ts';
import { aPlan, ok } from '#test/builders/plans.ts';
import { aShareDraft } from '#test/builders/shares.ts';
import { aPartnership, type Partnership } from '#test/support/partnership.ts';
import { aPlatformAdmin, directory } from '#test/support/platform.ts';
import { type Api, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let platform: Api;
let authority: Authority;
let partnership: Partnership;

beforeAll(async () => {
  platform = await aPlatformAdmin();
});

beforeEach(async () => {
  authority = await anAuthority();
  partnership = await aPartnership([authority.id]);
  const plan = await aPlan(authority, authority.as('editor'));
  const share = (audience: string, who: 'editor' | 'admin') =>
    authority.as(who).send('POST', `${authority.path}/shares`, aShareDraft(plan, audience));
  ok(await share(partnership.audience, 'editor'), 201);
  ok(await share(`public:${authority.id}`, 'admin'), 201);
  await Promise.all([itemsWhere(({ length }) => length === 1), publicPage(/Published by/)]);
});

type Item = { until: string; authority: { suspended: boolean } };

/** What the partnership’s member is shown, once it is so. */
async function itemsWhere(isSo: (items: Item[]) => boolean): Promise<Item[]> {
  const { body } = await eventually(
    () => partnership.member.get(`${partnership.path}/items`),
    ({ body: { items } }) => isSo(items),
  );
  return body.items;
}

/** The page of what is published, once it says so; the edge before it is left out. */
const publicPage = (says: RegExp) =>
  eventually(
    async () => {
      const answer = await fetch(`${inject('stack').url}/public/${authority.id}`);
      return { status: answer.status, text: await answer.text() };
    },
    ({ text }) => says.test(text),
  );

async function change(what: 'suspend' | 'resume', body: object): Promise<void> {
  const path = `${directory}/${authority.id}`;
  const { headers } = ok(await platform.get(path), 200);
  ok(await platform.send('POST', `${path}/${what}`, body, { 'if-match': headers.get('etag') ?? '' }), 200);
}

const today = () => localDateOf(new Date());
const suspend = (days: number) => change('suspend', { days, why: 'The contract ended' });

describe('what an authority shows outside', () => {
  test('is shown while it is suspended, no longer than it can be read, and says so', async () => {
    await suspend(7);
    const items = await itemsWhere(([item]) => item?.authority.suspended === true);
    expect(items).toMatchObject([{ until: daysAfter(today(), 6) }]);
    const { status, text } = await publicPage(/is suspended on Placeboard/);
    expect(status).toBe(200);
    expect(text).not.toContain('The contract ended');
  });

  test('is as it was when the suspension ends', async () => {
    await suspend(7);
    await itemsWhere(([item]) => item?.authority.suspended === true);
    await change('resume', { why: 'The contract goes on' });
    const items = await itemsWhere(([item]) => item?.authority.suspended === false);
    expect(items).toMatchObject([{ until: daysAfter(today(), 30) }]);
  });

  test('is gone once it is closed, and is there again when it is let in', async () => {
    await suspend(0);
    expect(await itemsWhere(({ length }) => length === 0)).toEqual([]);
    expect((await publicPage(/Nothing is published here/)).status).toBe(404);
    await change('resume', { why: 'The contract goes on' });
    await Promise.all([itemsWhere(({ length }) => length === 1), publicPage(/Published by/)]);
  });

  test('keeps its own last day where that is sooner', async () => {
    await suspend(300);
    const items = await itemsWhere(([item]) => item?.authority.suspended === true);
    expect(items).toMatchObject([{ until: daysAfter(today(), 30) }]);
  });
});
