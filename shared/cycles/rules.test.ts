import { describe, expect, test } from 'vitest';
import { CycleId, NodeId, PersonId, UpdateId } from '../ids.ts';
import { Node } from '../plans/schema.ts';
import { sevenColumns } from '../plans/templates.ts';
import { lacksUpdate, lastReported, markOf } from './freshness.ts';
import {
  askAfter,
  askOf,
  cycleProblems,
  cyclesAsAt,
  isAsked,
  isReminderDayOf,
  lockProblems,
  mayReview,
  presentCycle,
  progressOf,
} from './rules.ts';
import type { Answer, Ask, Cycle } from './schema.ts';

const idOf = (number: number): string => String(number).padStart(26, '0');
const autumn = CycleId.parse(idOf(1));
const spring = CycleId.parse(idOf(2));
const owner = PersonId.parse(idOf(3));
const lead = PersonId.parse(idOf(4));

const lockedOn = (on: string): NonNullable<Cycle['locked']> => ({
  ...{ on, at: `${on}T16:00:00.000Z`, by: lead, hash: '', parts: 1, withoutUpdate: [] },
  counts: { actions: 0, byStatus: {}, noStatus: 0, noUpdate: 0 },
});

const aCycle = (id: CycleId, openedOn: string, overrides: Partial<Cycle> = {}) => ({
  ...{ id, name: 'Autumn 2019', openedOn, openedAt: `${openedOn}T09:00:00.000Z`, dueOn: '2019-09-20' },
  ...{ locked: null, withdrawn: null },
  ...overrides,
});

const anAction = (latest: object | null = null, overrides: object = {}) =>
  Node.parse({
    ...{ id: idOf(9), level: 'action', title: 'Hold courses', fields: {}, order: 'a0', parent: null, owner },
    ...{ dueOn: null, since: '2018-01-15', createdAt: '2018-01-15T09:00:00.000Z', removed: null, asFound: null },
    latest: latest && {
      ...{ id: idOf(8), status: 'on-track', delivered: 'Two', next: '', effectiveOn: '2019-09-10', by: owner },
      ...{ recordedAt: '2019-09-10T09:00:00.000Z', ...latest },
    },
    version: 1,
    ...overrides,
  });

describe('whether an action stands without an update in the present cycle', () => {
  const open = markOf(aCycle(autumn, '2019-09-02'));
  const locked = markOf(aCycle(autumn, '2019-09-02', { locked: lockedOn('2019-09-27') }));

  test('it does until one is accepted in it, whatever was reported before', () => {
    expect(lacksUpdate(sevenColumns, anAction({ cycle: spring }), open)).toBe(true);
    expect(lacksUpdate(sevenColumns, anAction({}), open)).toBe(true);
    expect(lacksUpdate(sevenColumns, anAction(), open)).toBe(true);
    expect(lacksUpdate(sevenColumns, anAction({ cycle: autumn }), open)).toBe(false);
  });

  test('it still does after the cycle is locked, until something newer is recorded', () => {
    expect(lacksUpdate(sevenColumns, anAction({ cycle: spring }), locked)).toBe(true);
    expect(lacksUpdate(sevenColumns, anAction({ cycle: autumn }), locked)).toBe(false);
    expect(lacksUpdate(sevenColumns, anAction({ recordedAt: '2019-10-01T09:00:00.000Z' }), locked)).toBe(false);
  });

  test('what is complete, and what came after the lock, was not asked about', () => {
    const done = sevenColumns.statuses.find(({ terminal }) => terminal)?.key;
    expect(lacksUpdate(sevenColumns, anAction({ status: done }), open)).toBe(false);
    const added = anAction(null, { createdAt: '2019-10-01T09:00:00.000Z' });
    expect(lacksUpdate(sevenColumns, added, locked)).toBe(false);
    expect(lacksUpdate(sevenColumns, added, open)).toBe(true);
  });

  test('a plan without cycles knows no such state', () => {
    expect(lacksUpdate(sevenColumns, anAction(), null)).toBe(false);
  });

  test('what was last said is told in words, with the cycle that it was said in', () => {
    const names = [{ id: spring, name: 'Spring 2019' }];
    expect(lastReported(sevenColumns, anAction({ cycle: spring }).latest, names)).toMatch(/, Spring 2019$/);
    expect(lastReported(sevenColumns, anAction({}).latest, names)).toMatch(/, 10 September 2019$/);
    expect(lastReported(sevenColumns, null, names)).toBeNull();
  });
});

describe('which cycle a plan is read by', () => {
  const first = aCycle(spring, '2019-02-01', { locked: lockedOn('2019-03-01') });
  const second = aCycle(autumn, '2019-09-02', { locked: lockedOn('2019-09-27') });
  const withdrawn = aCycle(autumn, '2019-10-01', { withdrawn: { on: '2019-10-01', by: lead, why: 'Too early' } });

  test('the last one that was not withdrawn', () => {
    expect(presentCycle([second, first, withdrawn])).toBe(second);
    expect(presentCycle([withdrawn])).toBeNull();
  });

  test('looking back, the last that was opened by then; it is open until the day it was locked', () => {
    const at = (on: string) => presentCycle(cyclesAsAt([first, second], { on, knownAt: null }));
    expect(at('2019-01-01')).toBeNull();
    expect(at('2019-02-15')).toMatchObject({ id: spring, locked: null });
    expect(at('2019-09-01')).toMatchObject({ id: spring, locked: { on: '2019-03-01' } });
    expect(at('2019-09-02')).toMatchObject({ id: autumn, locked: null });
  });
});

describe('an ask', () => {
  const node = NodeId.parse(idOf(9));
  const answer: Answer = {
    ...{ status: 'on-track', delivered: 'Two courses', next: '', effectiveOn: '2019-09-10', evidence: [] },
    ...{ by: owner, at: '2019-09-10T09:00:00.000Z' },
  };
  const returned = { reason: 'Say how many came', by: lead, at: '2019-09-11T09:00:00.000Z' };
  const accepted = { update: UpdateId.parse(idOf(7)), by: lead, at: '2019-09-12T09:00:00.000Z' };
  const fresh = askOf({ id: node, owner }, null, { locked: null });

  test('goes from asked to answered, returned, answered again and accepted', () => {
    const once = askAfter(fresh, { does: 'answer', answer });
    expect(once).toMatchObject({ state: 'answered', version: 1 });
    const back = askAfter(once ?? fresh, { does: 'return', returned });
    expect(back).toMatchObject({ state: 'returned', answer, returned });
    const again = askAfter(back ?? fresh, { does: 'answer', answer });
    expect(again).toMatchObject({ state: 'answered', returned });
    const done = askAfter(again ?? fresh, { does: 'accept', accepted });
    expect(done).toMatchObject({ state: 'accepted', returned: null, version: 4 });
  });

  test('cannot be reviewed before it is answered, nor answered once it is accepted', () => {
    expect(askAfter(fresh, { does: 'accept', accepted })).toBeNull();
    expect(askAfter(fresh, { does: 'return', returned })).toBeNull();
    const done: Ask = { ...fresh, state: 'accepted', answer, accepted };
    expect(askAfter(done, { does: 'answer', answer })).toBeNull();
    expect(askAfter(done, { does: 'record', answer, accepted })).toMatchObject({ state: 'accepted', version: 1 });
  });

  test('of a locked cycle is an update or none', () => {
    const locked = { locked: lockedOn('2019-09-27') };
    expect(askOf({ id: node, owner }, { ...fresh, state: 'answered', answer }, locked).state).toBe('no-update');
    expect(askOf({ id: node, owner }, { ...fresh, state: 'accepted', answer, accepted }, locked).state).toBe(
      'accepted',
    );
  });

  test('is of every open action, and of one that this cycle closed', () => {
    const done = sevenColumns.statuses.find(({ terminal }) => terminal)?.key;
    expect(isAsked(sevenColumns, anAction(), { id: autumn })).toBe(true);
    expect(isAsked(sevenColumns, anAction({ status: done }), { id: autumn })).toBe(false);
    expect(isAsked(sevenColumns, anAction({ status: done, cycle: autumn }), { id: autumn })).toBe(true);
    expect(isAsked(sevenColumns, anAction(null, { level: 'priority' }), { id: autumn })).toBe(false);
  });

  test('is counted where it stands, and what has no owner apart', () => {
    const states: Ask[] = [fresh, { ...fresh, owner: null }, { ...fresh, state: 'answered' }];
    expect(progressOf(states)).toEqual({ asked: 1, answered: 1, returned: 0, accepted: 0, noUpdate: 0, unowned: 1 });
  });

  test('is reviewed by editors and administrators', () => {
    expect(['reader', 'contributor', 'editor', 'admin'].map((role) => mayReview({ role }))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('locking', () => {
  const [one, two, three] = [1, 2, 3].map((number) => NodeId.parse(idOf(number)));
  const asks = [
    { node: one, state: 'asked', title: 'Hold courses' },
    { node: two, state: 'answered', title: 'Visit schools' },
    { node: three, state: 'accepted', title: 'Train governors' },
  ].flatMap(({ node, state, title }) => (node === undefined ? [] : [{ node, state: state as Ask['state'], title }]));
  const nodes = asks.map(({ node }) => node);

  test('names one by one what is not accepted', () => {
    expect(lockProblems(asks, []).map(({ detail }) => detail)).toEqual([
      '“Hold courses”: Not answered',
      '“Visit schools”: Waiting for review',
    ]);
  });

  test('goes ahead where each of them was named as “No update”', () => {
    expect(lockProblems(asks, nodes.slice(0, 2))).toEqual([]);
  });

  test('refuses to drop an update that was accepted, or to name what is not asked about', () => {
    const strange = NodeId.parse(idOf(99));
    expect(lockProblems(asks, [...nodes, strange])).toEqual([
      { pointer: '#/withoutUpdate/2', detail: '“Train governors” has its update' },
      { pointer: '#/withoutUpdate/3', detail: 'This action is not asked about in the cycle' },
    ]);
  });
});

describe('a cycle’s dates', () => {
  test('are all checked at once', () => {
    const dates = { from: '2019-09-01', to: '2019-03-01', dataOn: '2019-08-01', dueOn: '2019-08-31' };
    expect(cycleProblems(dates, '2019-09-02').map(({ pointer }) => pointer)).toEqual(['#/to', '#/dataOn', '#/dueOn']);
  });

  test('owners are reminded a week and a day before an answer is due, and after', () => {
    const days = ['2019-09-13', '2019-09-19', '2019-09-20', '2019-09-21', '2019-09-27', '2019-09-28'];
    const reminded = days.filter((day) => isReminderDayOf({ dueOn: '2019-09-20' }, day));
    expect(reminded).toEqual(['2019-09-13', '2019-09-19', '2019-09-21', '2019-09-27']);
  });
});
