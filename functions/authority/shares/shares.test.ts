import { beforeAll, describe, expect, test } from 'vitest';
import { anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { aShareDraft } from '#test/builders/shares.ts';
import { aPartnership, type Partnership } from '#test/support/partnership.ts';
import { type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;
let partnership: Partnership;
let plan: MadePlan;

beforeAll(async () => {
  authority = await anAuthority();
  partnership = await aPartnership([authority.id]);
  plan = await aPlan(authority, authority.as('editor'), {
    action: {
      title: 'The action',
      fields: { responsible: 'The lead', success: 'Not for others' },
      dueOn: '2030-03-31',
    },
  });
});

const shares = () => `${authority.path}/shares`;
const refused = async (body: unknown, who: 'editor' | 'contributor' = 'editor') =>
  authority.as(who).send('POST', shares(), body);

describe('sharing a row of a plan', () => {
  test('shows the partnership’s member what was chosen, follows what changes, and is gone once withdrawn', async () => {
    const editor = authority.as('editor');
    const made = ok(await editor.send('POST', shares(), aShareDraft(plan, partnership.audience)), 201);
    const items = () => partnership.member.get(`${partnership.path}/items`);
    const first = await eventually(items, ({ body }) => body.items.length === 1);
    expect(first.body.items[0]).toMatchObject({
      authority: { id: authority.id },
      until: made.body.until,
      nodes: [
        { id: plan.objective, parent: null, columns: [] },
        {
          title: 'The action',
          columns: [{ heading: 'Responsible', words: 'The lead' }],
          dueOn: '2030-03-31',
          latest: null,
        },
      ],
    });
    expect(JSON.stringify(first.body)).not.toContain('Not for others');
    const update = anUpdateDraft({ status: 'on-track', delivered: 'Something was done', next: 'More' });
    ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/updates`, update), 201);
    const followed = await eventually(items, ({ body }) => body.items[0]?.nodes[1]?.latest !== null);
    expect(followed.body.items[0].nodes[1]).toMatchObject({
      status: { label: 'On track' },
      latest: { delivered: 'Something was done', next: 'More' },
    });
    const home = await partnership.member.get(partnership.path);
    expect(home.body).toMatchObject({ name: partnership.name, authorities: [{ id: authority.id, plans: 1 }] });
    const path = `${shares()}/${made.body.id}`;
    const ended = ok(await editor.send('DELETE', path, { why: 'Agreed otherwise' }, { 'if-match': '"1"' }), 200);
    expect(ended.body).toMatchObject({ state: 'withdrawn', can: { withdraw: false } });
    const gone = await eventually(items, ({ body }) => body.items.length === 0);
    expect(gone.body).toEqual({ items: [], next: null });
  });
});
