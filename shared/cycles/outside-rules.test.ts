import { describe, expect, test } from 'vitest';
import { BoardId, PersonId, ShareId } from '../ids.ts';
import { answeringRefusal, answerProblems, askShownUntil, boardsToAsk } from './outside-rules.ts';

const id = (letter: string) => `01M80FA0000000000000000${letter}00`.slice(0, 26);
const [one, two] = [BoardId.parse(id('A')), BoardId.parse(id('B'))];
const [head, trust, officer, gone] = ['C', 'D', 'E', 'F'].map((letter) => PersonId.parse(id(letter))) as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
];
const people = new Map(
  [
    { id: head, left: false, outside: true, through: [one, two] },
    { id: trust, left: false, outside: true, through: [two] },
    { id: officer, left: false, outside: false, through: [] },
    { id: gone, left: false, outside: true, through: [] },
  ].map((person) => [person.id, person]),
);

describe('through which board an owner outside is asked', () => {
  test('is the first at which they were given a seat; officers and whoever has no seat are asked through none', () => {
    const boards = boardsToAsk([head, trust, officer, gone, null, head], people, []);
    expect(Array.from(boards)).toEqual([
      [one, [head]],
      [two, [trust]],
    ]);
  });

  test('stays the one through which they are asked already, as long as they have a seat there', () => {
    const asked = [{ board: two, share: ShareId.parse(id('G')), people: [head] }];
    expect(Array.from(boardsToAsk([head, trust], people, asked))).toEqual([[two, [head, trust]]]);
    const elsewhere = [{ board: BoardId.parse(id('H')), share: ShareId.parse(id('G')), people: [head] }];
    expect(boardsToAsk([head], people, elsewhere).get(one)).toEqual([head]);
  });
});

describe('what was asked', () => {
  test('stays in sight for some time after answers were due, or were asked for if that was later', () => {
    expect(askShownUntil({ dueOn: '2026-03-01' }, '2026-01-01')).toBe('2026-04-30');
    expect(askShownUntil({ dueOn: '2024-03-01' }, '2026-01-01')).toBe('2026-03-02');
  });
});

describe('an answer', () => {
  const cycle = {
    ...{ id: id('K'), name: 'Autumn 2026', from: '2026-03-01', to: '2026-08-31', dataOn: '2026-08-31' },
    ...{ dueOn: '2026-09-20', instructions: '' },
  } as Parameters<typeof answeringRefusal>[0]['cycle'];

  test('is refused in words once the cycle is closed or it was accepted', () => {
    expect(answeringRefusal({ locked: false, state: 'returned', cycle })).toBeNull();
    expect(answeringRefusal({ locked: true, state: 'no-update', cycle })).toMatch(/“Autumn 2026” is closed/);
    expect(answeringRefusal({ locked: false, state: 'accepted', cycle })).toBe(
      'This cannot be changed any more: Accepted.',
    );
  });

  test('gives one of the plan’s statuses and is of no day to come, nor of one before what is known', () => {
    const statuses = [
      {
        ...{ key: 'on-track', label: 'On track', definition: 'As planned', colour: 'green', shape: 'circle' },
        ...{ terminal: false, concern: false },
      },
    ] as Parameters<typeof answerProblems>[0]['statuses'];
    const ask = { statuses, reportedOn: '2026-06-01' };
    expect(answerProblems(ask, { status: 'on-track', effectiveOn: '2026-06-01' }, '2026-09-01')).toEqual([]);
    const pointers = (status: string, effectiveOn: string) =>
      answerProblems(ask, { status, effectiveOn }, '2026-09-01').map(({ pointer }) => pointer);
    expect(pointers('splendid', '2026-09-02')).toEqual(['#/status', '#/effectiveOn']);
    expect(pointers('on-track', '2026-05-31')).toEqual(['#/effectiveOn']);
  });
});
