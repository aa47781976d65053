import { describe, expect, test } from 'vitest';
import { AuthorityMark, type MyWork, type MyWorkItem } from '#shared/authorities/my-work.ts';
import { NodeId, PlanId } from '#shared/ids.ts';
import { countOf, groupsOf, myWorkSearchFrom } from './my-work-groups.ts';

const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const markOf = (name: string) => AuthorityMark.parse({ id: name.toLowerCase(), name, accent: '#1d70b8' });
const [east, west] = [markOf('East'), markOf('West')];

const action = (title: string, dueOn: string | null, authority = east): MyWorkItem => ({
  ...{ kind: 'action', authority, plan: PlanId.parse(id), planTitle: 'Plan', node: NodeId.parse(id), title, dueOn },
  ...{ state: 'later', lastUpdatedOn: null, ask: null, can: { recordUpdate: true } },
});
const work: MyWork = {
  today: '2027-03-10',
  authorities: [east, west].map((mark) => ({ ...mark, state: 'read' })),
  items: [
    action('Late', '2027-03-09'),
    action('Today', '2027-03-10', west),
    action('Two weeks', '2027-03-24'),
    action('After that', '2027-03-25'),
    action('Some time', null, west),
  ],
};

const titles = (search: Parameters<typeof groupsOf>[1]) =>
  groupsOf(work, search).map(({ title, items }) => [
    title,
    items.map((item) => (item.kind === 'action' ? item.title : '')),
  ]);

describe('groupsOf', () => {
  test('puts everything under when it is due, each once', () => {
    expect(titles({})).toEqual([
      ['Overdue', ['Late']],
      ['In the next 14 days', ['Today', 'Two weeks']],
      ['Later', ['After that']],
      ['No date agreed', ['Some time']],
    ]);
  });

  test('puts everything under whose it is', () => {
    expect(titles({ by: 'authority' })).toEqual([
      ['East', ['Late', 'Two weeks', 'After that']],
      ['West', ['Today', 'Some time']],
    ]);
  });

  test('shows one authority’s alone, and no heading with nothing under it', () => {
    expect(titles({ authority: 'west' })).toEqual([
      ['In the next 14 days', ['Today']],
      ['No date agreed', ['Some time']],
    ]);
    expect(titles({ by: 'authority', authority: 'west' })).toEqual([['West', ['Today', 'Some time']]]);
    expect(countOf(work, 'west')).toBe(2);
  });
});

describe('myWorkSearchFrom', () => {
  test('reads what the address may hold and leaves out the rest', () => {
    expect(myWorkSearchFrom({ by: 'authority', authority: 'east' })).toEqual({ by: 'authority', authority: 'east' });
    expect(myWorkSearchFrom({ by: 'colour', authority: '', more: '1' })).toEqual({});
  });
});
