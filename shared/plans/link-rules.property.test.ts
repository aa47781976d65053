import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circleOf, closingStatus, linksAt, meaningOf } from './link-rules.ts';
import { Link } from './links.ts';
import { bragStatuses, outcomeStatuses } from './status-schemes.ts';

const plan = fc.constantFrom('a', 'b', 'c', 'd', 'e');

/** Whether some plan leads back to itself, found by taking away those that lead nowhere until none is left. */
function hasCircle(leads: Map<string, string[]>): boolean {
  let left = [...leads.keys()];
  for (;;) {
    const next = left.filter((each) => (leads.get(each) ?? []).some((to) => left.includes(to)));
    if (next.length === left.length) return left.length > 0;
    left = next;
  }
}

const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const aLink = (fields: object) =>
  Link.parse({
    ...{ id, kind: 'refers-to', side: 'from', node: null, other: { kind: 'day-to-day' }, why: '', agreedBy: null },
    ...{
      effectiveOn: '2024-02-01',
      recordedAt: '2024-03-01T09:00:00.000Z',
      by: id,
      removed: null,
      version: 1,
      ...fields,
    },
  });

describe('links', () => {
  test('however they are added, what is not refused never leads in a circle', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(plan, plan), { maxLength: 20 }), (wanted) => {
        const leads = new Map<string, string[]>();
        for (const [from, to] of wanted) {
          const circle = circleOf(leads, from, to);
          const after = new Map(leads).set(from, [...(leads.get(from) ?? []), to]);
          expect(circle !== null).toBe(hasCircle(after));
          if (circle === null) leads.set(from, after.get(from) ?? []);
          else expect([circle[0], circle.at(-1)]).toEqual([to, from]);
        }
      }),
    );
  });

  test('are there from the day they are true until the day before they were removed', () => {
    const removed = { on: '2024-05-01', why: '', recordedAt: '2024-05-02T09:00:00.000Z' };
    const links = [aLink({ removed })];
    const at = (on: string | null, knownAt: string | null = null) => linksAt(links, { on, knownAt }).length;
    expect([at('2024-01-31'), at('2024-02-01'), at('2024-04-30'), at('2024-05-01')]).toEqual([0, 1, 1, 0]);
    expect([at(null, '2024-02-28T09:00:00.000Z'), at(null, '2024-05-01T09:00:00.000Z'), at(null)]).toEqual([0, 1, 0]);
  });
});

describe('the status that closes an action', () => {
  test('is the one that means where it goes, else the one for complete', () => {
    const keyOf = (statuses: typeof bragStatuses, into: 'plan' | 'day-to-day') =>
      closingStatus({ statuses }, into)?.key;
    expect([keyOf(outcomeStatuses, 'plan'), keyOf(outcomeStatuses, 'day-to-day')]).toEqual([
      'other-strand',
      'day-to-day',
    ]);
    expect(keyOf(bragStatuses, 'plan')).toBe('complete');
    expect(
      keyOf(
        bragStatuses.filter(({ terminal }) => !terminal),
        'plan',
      ),
    ).toBeUndefined();
  });

  test('says itself what it means, where an authority gave it that meaning', () => {
    expect(meaningOf({ key: 'merged', means: 'handed-over' })).toBe('handed-over');
    expect(meaningOf({ key: 'on-track' })).toBeNull();
  });
});
