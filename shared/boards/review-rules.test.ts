import { describe, expect, test } from 'vitest';
import { BoardId, NodeId, PlanId } from '../ids.ts';
import { Node } from '../plans/schema.ts';
import { sevenColumns } from '../plans/templates.ts';
import { comesBefore, comesBeforeNone, reviewsIn } from './review-rules.ts';
import type { Review } from './reviews.ts';

const id = (number: number) => String(number).padStart(26, '0');
const [board, other] = [BoardId.parse(id(1)), BoardId.parse(id(2))];
const plan = { id: PlanId.parse(id(3)), title: 'The plan', shape: sevenColumns };
const party = (each: BoardId) => ({ kind: 'board', board: each });

const aNode = (number: number, fields: object) =>
  Node.parse({
    ...{ id: id(number), level: 'action', title: `Action ${number}`, fields: {}, order: `a${number}`, parent: null },
    ...{ owner: null, dueOn: null, since: '2024-01-01', createdAt: '2024-01-01T09:00:00.000Z', latest: null },
    ...{ removed: null, asFound: null, version: 1, ...fields },
  });
const said = (status: string) => ({
  ...{ id: id(90), status, delivered: 'Done', next: '', effectiveOn: '2024-06-01' },
  ...{ recordedAt: '2024-06-01T09:00:00.000Z', by: id(91) },
});

describe('what boards have to look at', () => {
  test('is every row that names them, once for each way', () => {
    const nodes = [
      aNode(11, { monitoredBy: [party(board), { kind: 'role', name: 'Head' }], evaluatedBy: [party(other)] }),
      aNode(10, { level: 'objective', monitoredBy: [party(board)] }),
      aNode(12, {}),
    ];
    expect(reviewsIn(plan, nodes, null).map((one) => [one.level, one.title, one.board, one.kind])).toEqual([
      ['Objective', 'Action 10', board, 'monitoring'],
      ['Action', 'Action 11', board, 'monitoring'],
      ['Action', 'Action 11', other, 'evaluation'],
    ]);
  });

  test('what is done is evaluated and no longer monitored; what is removed is neither', () => {
    const both = { monitoredBy: [party(board)], evaluatedBy: [party(board)] };
    const nodes = [
      aNode(11, { ...both, latest: said('complete'), doneOn: '2024-06-01' }),
      aNode(12, { ...both, removed: { on: '2024-02-01', why: 'Made twice' } }),
    ];
    expect(reviewsIn(plan, nodes, null)).toMatchObject([
      { kind: 'evaluation', doneOn: '2024-06-01', status: { label: 'Complete', shape: 'tick' } },
    ]);
  });
});

describe('at which meeting', () => {
  const coming = ['2026-12-01', '2027-01-15', '2027-03-01'];
  const review = (kind: Review['kind'], dates: Partial<Review> = {}): Review => ({
    ...{ board, kind, plan: plan.id, planTitle: plan.title, node: NodeId.parse(id(11)), level: 'Action', title: 'A' },
    ...{ dueOn: null, doneOn: null, status: null, lastUpdatedOn: null, ...dates },
  });
  const meetings = (each: Review) => coming.filter((on) => comesBefore(each, on, coming));

  test.each([
    ['monitored, without a date', review('monitoring'), ['2026-12-01']],
    ['monitored, due later', review('monitoring', { dueOn: '2027-01-20' }), ['2026-12-01', '2027-03-01']],
    ['evaluated, not yet due', review('evaluation', { dueOn: '2027-01-15' }), ['2027-01-15']],
    ['evaluated, done early', review('evaluation', { dueOn: '2027-01-15', doneOn: '2026-10-01' }), ['2026-12-01']],
    ['evaluated, with no date at all', review('evaluation'), []],
    ['evaluated, due after the last', review('evaluation', { dueOn: '2027-03-02' }), []],
  ])('%s', (_, each, on) => {
    expect(meetings(each)).toEqual(on);
    expect(comesBeforeNone(each, coming)).toBe(on.length === 0);
  });

  test('where the board has none planned, at none', () => {
    expect(comesBeforeNone(review('monitoring'), [])).toBe(true);
  });
});
