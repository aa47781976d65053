import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readAssembly } from '#infra/local/assembly.ts';
import { type Stack, startStack } from '#infra/local/stack.ts';
import { dueTimes } from '#infra/local/timing.ts';
import { directoryKey } from '#kernel/audience-keys.ts';
import { put } from '#kernel/change.ts';
import { directoryRow } from '#kernel/directory-rows.ts';
import { platformAudience } from '#kernel/keys.ts';
import { tableFor } from '#kernel/table.ts';
import { daysAfter, inWords } from '#shared/calendar.ts';
import { localDateOf } from '#shared/dates.ts';
import { isWorkingDay } from '#shared/holidays.ts';
import type { AuthorityId } from '#shared/ids.ts';
import { aBoardDraft } from '#test/builders/boards.ts';
import { aCycleDraft } from '#test/builders/cycles.ts';
import { aNodeDraft, aPlanDraft, ok } from '#test/builders/plans.ts';
import { anOffice, askerOf, type Office } from '#test/support/officers.ts';
import { fireScheduler } from '#test/support/schedules.ts';
import { engineOf } from '#test/support/world.ts';

let stack: Stack;
let [here, there]: Office[] = [];

// A stack of its own: its clock is moved, and everybody’s with it.
beforeAll(async () => {
  stack = await startStack({ assembly: readAssembly(inject('stack').assembly) });
  [here, there] = await Promise.all([anOffice(stack), anOffice(stack)]);
});
afterAll(() => stack.stop());

const office = (which: Office | undefined): Office => {
  if (which === undefined) throw new Error('The offices are not there yet');
  return which;
};
const addressOf = (officer: string, of: Office | undefined) => `${officer}@${office(of).id}.example`;

/** When the morning’s mail next goes, as the template has it. */
function morningAfter(): Date {
  const schedule = stack.deployment.schedules.find(({ arn }) => arn.endsWith('/DigestSchedule'));
  if (schedule === undefined) throw new Error('The template schedules no morning’s mail');
  const after = stack.clock.now();
  const span = { after, until: new Date(after.getTime() + 7 * 86_400_000) };
  const next = dueTimes(schedule.timing, span, after).find((at) => isWorkingDay(localDateOf(at)));
  return next ?? after;
}

/** Five minutes after that. */
const nextMorning = async (): Promise<void> => {
  await stack.moveTo(new Date(morningAfter().getTime() + 5 * 60_000));
};

/** Who was written to since, in order of their addresses. */
async function during(work: () => Promise<void>) {
  const before = stack.mail.list().length;
  await work();
  const messages = stack.mail.list().slice(0, stack.mail.list().length - before);
  return messages.toSorted((one, other) => (String(one.to) < String(other.to) ? -1 : 1));
}
const recipients = (messages: { to: string[] }[]) => messages.flatMap(({ to }) => to);

/** A plan whose one action is somebody’s; its words carry a mark. */
async function anActionOf(of: Office, { owner, mark, dueOn }: { owner: string; mark: string; dueOn: string }) {
  const clerk = of.as('clerk');
  const plan = ok(await clerk.send('POST', `${of.path}/plans`, aPlanDraft({ title: `Plan ${mark}` })), 201).body;
  const path = `${of.path}/plans/${plan.id}`;
  const add = async (draft: object) =>
    ok(await clerk.send('POST', `${path}/nodes`, aNodeDraft({ effectiveOn: '2024-01-15', ...draft })), 201).body.node;
  const top = await add({});
  const objective = await add({ level: 'objective', parent: top.id });
  const action = { level: 'action', parent: objective.id, owner: personIn(of, owner), dueOn, title: `Action ${mark}` };
  const node = await add(action);
  return { plan: plan.id, node: node.id };
}

/** An officer by what they are, anybody else by their id. */
const personIn = (of: Office, who: string) => (who === 'owner' || who === 'improvement' ? of.personOf(who) : who);

/** Somebody who is no officer, with a seat at a board of the authority. */
async function anOutsider(of: Office) {
  const address = `head@school-of-${of.id}.example`;
  const asker = askerOf(stack, address);
  const { id } = ok(await of.as('clerk').send('POST', `${of.path}/boards`, aBoardDraft()), 201).body;
  const draft = { audience: `board:${of.id}:${id}`, name: 'A head', email: address, until: null };
  const { code, seat } = ok(await of.as('admin').send('POST', `${of.path}/outside-seats`, draft), 201).body;
  ok(await asker.send('POST', '/api/me/seats', { code }), 201);
  return { address, asker, board: `${of.id}:${id}`, person: seat.person as string };
}

/** How an authority stands in the directory, as those who look after the platform would have it. */
async function stand(authority: AuthorityId, state: 'live' | 'suspended'): Promise<void> {
  const table = tableFor({
    ...{ client: engineOf(stack.dynamodb.url), name: stack.tableName, audiences: [platformAudience], person: null },
    ...{ clock: stack.clock.now, newId: () => ulid() },
  });
  const key = directoryKey(authority);
  const was = await table.get(key, directoryRow);
  const suspended = { at: stack.clock.now().toISOString(), why: 'The contract ended', closesOn: '2099-12-31' };
  const row = { ...was, state, suspended: state === 'live' ? null : suspended, version: was.version + 1 };
  await table.commit({
    ...{ quiet: true, verb: 'test', subject: key.pk, effectiveOn: '2026-11-27', result: '' },
    puts: [put({ key, shape: directoryRow, row, was })],
  });
}

/** A day so many days after today, by the stack’s clock. */
const dayIn = (days: number): string =>
  new Date(stack.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

describe('the morning’s mail', () => {
  test('goes to exactly those for whom something waits, and says what', async () => {
    const { plan, node } = await anActionOf(office(here), { owner: 'owner', mark: 'HERE', dueOn: '2026-01-31' });
    await anActionOf(office(there), { owner: 'owner', mark: 'THERE', dueOn: '2026-01-31' });
    await anActionOf(office(there), { owner: 'improvement', mark: 'FAR', dueOn: '2099-01-31' });
    await stack.idle();
    const messages = await during(nextMorning);
    const wanted = [addressOf('owner', here), addressOf('owner', there), addressOf('improvement', there)];
    expect(recipients(messages)).toEqual(wanted.sort());
    const mine = messages.find(({ to }) => to.includes(addressOf('owner', here)));
    expect(mine).toMatchObject({
      from: 'Placeboard <digest@placeboard.invalid>',
      subject: `Office ${office(here).id}: 1 action waits for you, 1 overdue`,
    });
    expect(mine?.text).toContain('- Action HERE\n  Due 31 January 2026. No update yet. Plan HERE.\n');
    expect(mine?.text).toContain(`${stack.url}/${office(here).id}/plans/${plan}/actions/${node}/update`);
    expect(mine?.text).toContain(`${stack.url}/${office(here).id}/mail`);
  });

  test('holds nothing of another authority', () => {
    const [mine] = stack.mail.list().filter(({ to }) => to.includes(addressOf('owner', here)));
    for (const words of [mine?.subject, mine?.text, mine?.html]) {
      for (const foreign of ['THERE', 'FAR', office(there).id]) expect(words).not.toContain(foreign);
    }
    const others = stack.mail.list().filter(({ to }) => !to.includes(addressOf('owner', here)));
    expect(JSON.stringify(others)).not.toContain('HERE ');
    expect(JSON.stringify(others)).not.toContain(office(here).id);
  });

  test('does not go twice on one day, however often it is asked for', async () => {
    const again = await during(async () => {
      await stack.moveTo(new Date(stack.clock.now().getTime() + 3_600_000));
      await Promise.all([fireScheduler(stack), fireScheduler(stack)]);
    });
    expect(again).toEqual([]);
  });

  test('goes to nobody whose seat has ended, and to nobody who asked for none', async () => {
    const admin = office(there).as('admin');
    const seat = `${office(there).path}/people/${office(there).personOf('improvement')}/seat`;
    ok(await admin.send('DELETE', seat, { why: 'Moved on' }, { 'if-match': '"1"' }), 200);
    const own = `${office(here).path}/mail`;
    ok(await office(here).as('owner').send('PATCH', own, { digest: 'never' }, { 'if-match': '"1"' }), 200);
    expect(recipients(await during(nextMorning))).toEqual([addressOf('owner', there)]);
  });

  test('goes to nobody in an authority that is suspended', async () => {
    await stand(office(there).id, 'suspended');
    expect(recipients(await during(nextMorning))).toEqual([]);
    await stand(office(there).id, 'live');
    expect(recipients(await during(nextMorning))).toEqual([addressOf('owner', there)]);
  });

  test('goes to who wants reminders alone on the day of one', async () => {
    const tomorrow = new Date(stack.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
    const own = `${office(here).path}/mail`;
    ok(await office(here).as('owner').send('PATCH', own, { digest: 'reminders' }, { 'if-match': '"2"' }), 200);
    const inAWeek = new Date(Date.parse(tomorrow) + 7 * 86_400_000).toISOString().slice(0, 10);
    await anActionOf(office(here), { owner: 'owner', mark: 'SOON', dueOn: inAWeek });
    await stack.idle();
    const toMe = async () => recipients(await during(nextMorning)).includes(addressOf('owner', here));
    const mornings = [await toMe(), await toMe(), await toMe(), await toMe(), await toMe()];
    // Once for what is due in a week, and once for what is overdue: its day comes once in any five working days.
    expect(mornings.filter(Boolean).length).toBeGreaterThanOrEqual(1);
    expect(mornings.filter(Boolean).length).toBeLessThanOrEqual(2);
  });

  test('asks for the updates of an open cycle, on the days of a reminder where only those are wanted', async () => {
    const of = office(there);
    ok(await of.as('owner').send('PATCH', `${of.path}/mail`, { digest: 'reminders' }, { 'if-match': '"1"' }), 200);
    const asked = await anActionOf(of, { owner: 'owner', mark: 'ROUND', dueOn: '2099-01-31' });
    // The morning before the answer is due.
    const dueOn = new Date(morningAfter().getTime() + 86_400_000).toISOString().slice(0, 10);
    const at = `${of.path}/plans/${asked.plan}/cycles`;
    ok(await of.as('clerk').send('POST', at, aCycleDraft({ openedOn: undefined, dueOn })), 201);
    await stack.idle();
    const [morning] = (await during(nextMorning)).filter(({ to }) => to.includes(addressOf('owner', there)));
    expect(morning?.text).toContain('Your update is asked for');
    expect(morning?.text).toContain(`/cycles/`);
  });

  test('tells who is mentioned until they have seen it, and not what was said', async () => {
    const of = office(here);
    const { plan, node } = await anActionOf(of, { owner: 'owner', mark: 'TALKED', dueOn: '2099-01-31' });
    const comments = `${of.path}/plans/${plan}/nodes/${node}/comments`;
    const words = { words: `SECRET @[${of.personOf('clerk')}]` };
    const { comment } = ok(await of.as('reader').send('POST', comments, words), 201).body;
    const toClerk = async () => (await during(nextMorning)).find(({ to }) => to.includes(addressOf('clerk', here)));
    const mail = await toClerk();
    expect(mail?.subject).toBe(`Office ${of.id}: 1 comment mentions you`);
    expect(mail?.text).toContain(`${stack.url}/${of.id}/plans/${plan}/actions/${node}#comment-${comment.id}`);
    expect(mail?.text).toContain('- Action TALKED\n');
    expect(JSON.stringify(mail)).not.toContain('SECRET');
    ok(await of.as('clerk').send('POST', `${comments}/seen`, { comments: [comment.id] }), 204);
    expect(await toClerk()).toBeUndefined();
  });

  test('has failed for nobody', () => {
    expect(stack.failures.list()).toEqual([]);
  });
});

describe('the mail to an owner outside', () => {
  test('asks them through their board when the cycle opens, reminds them a week before, and is then still', async () => {
    const of = office(there);
    const head = await anOutsider(of);
    const { plan, node } = await anActionOf(of, { owner: head.person, mark: 'OUTSIDE', dueOn: '2099-01-31' });
    const dueOn = daysAfter(localDateOf(morningAfter()), 7);
    const opened = await during(async () => {
      const draft = aCycleDraft({ openedOn: undefined, dueOn });
      ok(await of.as('clerk').send('POST', `${of.path}/plans/${plan}/cycles`, draft), 201);
      await stack.idle();
    });
    const { items } = ok(await head.asker.get(`/api/audiences/board/${head.board}/asks`), 200).body;
    const page = `${stack.url}/audiences/board/${head.board}/cycles/${items[0].cycle.id}/asks/${node}`;
    expect(opened).toMatchObject([{ to: [head.address], text: expect.stringContaining(page) }]);
    expect(opened[0]?.text).not.toContain('Choose which mail you get');
    const toHead = async () => (await during(nextMorning)).filter(({ to }) => to.includes(head.address));
    expect(await toHead()).toMatchObject([
      { subject: `Office ${of.id}: 1 action waits for you`, text: expect.stringContaining(page) },
    ]);
    expect(await toHead()).toEqual([]);
  });
});

describe('the mail of a cycle', () => {
  test('goes once to each owner when it opens, and again when a lead has them reminded', async () => {
    const of = office(here);
    const clerk = of.as('clerk');
    const { plan, node } = await anActionOf(of, { owner: 'improvement', mark: 'ASKED', dueOn: '2099-01-31' });
    const cycles = `${of.path}/plans/${plan}/cycles`;
    let at = '';
    const opened = await during(async () => {
      const draft = aCycleDraft({ openedOn: undefined, dueOn: dayIn(14) });
      at = ok(await clerk.send('POST', cycles, draft), 201).body.cycle.id;
      await stack.idle();
    });
    expect(recipients(opened)).toEqual([addressOf('improvement', here)]);
    expect(opened[0]?.subject).toBe(`Office ${of.id}: Autumn 2024, your update by ${inWords(dayIn(14))}`);
    expect(opened[0]?.text).toContain(`${stack.url}/${of.id}/plans/${plan}/cycles/${at}/asks/${node}`);
    expect(opened[0]?.text).toContain('Say what was delivered, in numbers where you can.');
    const reminded = await during(async () => {
      ok(await clerk.send('POST', `${cycles}/${at}/remind`), 200);
      expect((await clerk.send('POST', `${cycles}/${at}/remind`)).status).toBe(409);
      await stack.idle();
    });
    expect(reminded.map(({ subject }) => subject)).toEqual([expect.stringContaining(': Reminder: Autumn 2024')]);
  });

  test('goes to nobody who asked for none, nor for a cycle that was due before it was written down', async () => {
    const of = office(here);
    const own = `${of.path}/mail`;
    ok(await of.as('improvement').send('PATCH', own, { digest: 'never' }, { 'if-match': '"1"' }), 200);
    const sent = await during(async () => {
      for (const [mark, dueOn] of [
        ['QUIET', dayIn(14)],
        ['LONG-AGO', '2024-09-20'],
      ] as const) {
        const owner = mark === 'QUIET' ? 'improvement' : 'owner';
        const { plan } = await anActionOf(of, { owner, mark, dueOn: '2099-01-31' });
        const draft = aCycleDraft({ dueOn });
        ok(await of.as('clerk').send('POST', `${of.path}/plans/${plan}/cycles`, draft), 201);
      }
      await stack.idle();
    });
    expect(sent).toEqual([]);
  });

  test('has failed for nobody', () => {
    expect(stack.failures.list()).toEqual([]);
  });
});
