import { describe, expect, test } from 'vitest';
import { BoardId, MeetingId, NodeId, PlanId } from '../ids.ts';
import { AuthorityMark, type MyWorkItem } from './my-work.ts';
import { compareItems } from './my-work-rules.ts';

const [id, authority] = [
  '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  AuthorityMark.parse({ id: 'plymouth', name: 'Plymouth', accent: '#1d70b8' }),
];

const action = (title: string, dueOn: string | null): MyWorkItem => ({
  ...{ kind: 'action', authority, plan: PlanId.parse(id), planTitle: 'Plan', node: NodeId.parse(id), title, dueOn },
  ...{ state: 'later', lastUpdatedOn: null, ask: null, can: { recordUpdate: true } },
});
const meeting = (board: string, on: string): MyWorkItem => ({
  ...{ kind: 'meeting', authority, id: MeetingId.parse(id), on, begins: '10:00', place: '', state: 'planned' },
  board: { id: BoardId.parse(id), name: board },
});

describe('compareItems', () => {
  test('puts what is soonest first, whatever it is, and what has no date last', () => {
    const items = [action('No date', null), action('Late', '2027-03-02'), meeting('Board', '2027-03-01')];
    expect(items.toSorted(compareItems)).toEqual([items[2], items[1], items[0]]);
  });

  test('on one day puts meetings before actions, and each of them in the order of words', () => {
    const [b, a] = [action('B', '2027-03-01'), action('A', '2027-03-01')];
    const [second, first] = [meeting('SEND board', '2027-03-01'), meeting('Education board', '2027-03-01')];
    expect([b, a, second, first].toSorted(compareItems)).toEqual([first, second, a, b]);
  });
});
