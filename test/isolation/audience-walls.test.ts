import { beforeAll, describe, expect, inject, test } from 'vitest';
import { aPlan, ok } from '#test/builders/plans.ts';
import { aShareDraft } from '#test/builders/shares.ts';
import { appCopy, type Edit } from '#test/support/app-copy.ts';
import { authorityDeps, testIssuer } from '#test/support/app-deps.ts';
import { aPartnership, type Partnership } from '#test/support/partnership.ts';
import { anAuthority, eventually } from '#test/support/world.ts';

const mark = 'MARKOFOTHERS';
let own: Partnership;
let others: Partnership;

beforeAll(async () => {
  const authority = await anAuthority();
  const editor = authority.as('editor');
  [own, others] = await Promise.all([aPartnership([authority.id]), aPartnership([authority.id])]);
  const plan = await aPlan(authority, editor, { action: { title: `Action ${mark}` } });
  ok(await editor.send('POST', `${authority.path}/shares`, aShareDraft(plan, others.audience)), 201);
  await eventually(
    () => others.member.get(`${others.path}/items`),
    ({ body }) => body.items.length === 1,
  );
});

/** What our partnership's member is shown of the others' by the function with these edits, with its own role and no more. */
async function look(edits: readonly Edit[], at: 'own' | 'others') {
  const { audienceApp, makeSessions } = await appCopy(edits);
  const deps = await authorityDeps(inject('stack'), makeSessions, 'audience');
  const claims = { iss: testIssuer, sub: own.member.subject };
  const event = { requestContext: { authorizer: { jwt: { claims, scopes: null } } } };
  const path = at === 'own' ? own.path : others.path;
  const answer = await audienceApp(deps).request(`${path}/items`, {}, { event });
  const names = deps.errors.map((error) => (error instanceof Error ? error.name : String(error)));
  return { status: answer.status, leaks: (await answer.text()).includes(mark), errors: [...new Set(names)] };
}

const file = 'functions/audience/access.ts';
const anySeatWillDo = (): Edit[] => [
  { file, from: 'seatKey(audience, account)', to: `seatKey('${own.audience}', account)` },
  { file, from: 'seat.audience !== audience || ', to: '' },
];
const noSeatCheck = (): Edit[] => [
  ...anySeatWillDo(),
  { file, from: '  return seat;', to: '  return { ...seat, audience };' },
];
const keysOfOthers = (): Edit => ({
  file: 'functions/kernel/keys.ts',
  from: "asAudience(join(partitionPrefix.audience, audience, 'SHARED'))",
  to: `asAudience(join(partitionPrefix.audience, '${others.audience}', 'SHARED'))`,
});
const sessionOfOthers = (): Edit => ({
  file: 'functions/kernel/session.ts',
  from: 'tags: { audience: purpose.audience }',
  to: `tags: { audience: '${others.audience}' }`,
});
const refused = { status: 500, leaks: false, errors: ['AccessDeniedException'] };

describe('the walls before an audience, removed in turn on a copy', () => {
  test('as it is: nothing of others is there, and one’s own is', async () => {
    expect(await look([], 'others')).toEqual({ status: 404, leaks: false, errors: [] });
    expect(await look([], 'own')).toEqual({ status: 200, leaks: false, errors: [] });
  });

  test('without the seat check the condition refuses: the session is the path’s, the store the seat’s', async () => {
    expect(await look(anySeatWillDo(), 'others')).toEqual(refused);
  });

  test('a path that is believed without any seat leaks, and is seen to', async () => {
    expect(await look(noSeatCheck(), 'others')).toMatchObject({ status: 200, leaks: true });
  });

  test('with keys of another audience the condition refuses', async () => {
    expect(await look([keysOfOthers()], 'own')).toEqual(refused);
  });

  test('with sessions of another audience the condition refuses one’s own', async () => {
    expect(await look([sessionOfOthers()], 'own')).toEqual(refused);
  });

  test('keys and sessions of another audience leak together, and are seen to', async () => {
    expect(await look([keysOfOthers(), sessionOfOthers()], 'own')).toMatchObject({ status: 200, leaks: true });
  });
});
