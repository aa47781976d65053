import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aPlan, aRow, said } from '../plan-sample.ts';
import { timelineOf } from './plan-timeline.ts';

const today = '2019-09-03';
const timeline = (...rows: object[]) => {
  const plan = aPlan(rows.map((row, index) => aRow(index + 1, row)));
  return timelineOf(plan.nodes, plan, today);
};

describe('the timeline of a plan', () => {
  test('has the soonest due first and those without a date last', () => {
    const { lines } = timeline({}, { dueOn: '2020-01-31' }, { dueOn: '2019-10-01' });
    expect(lines.map(({ node }) => node.dueOn)).toEqual(['2019-10-01', '2020-01-31', null]);
  });

  test('marks what is late from its date to today, and nothing that is complete', () => {
    const open = said('2019-01-10', 'at-risk');
    const [late, done] = timeline(
      { dueOn: '2019-07-31', ...open },
      { dueOn: '2019-08-01', ...said('2019-08-01', 'complete') },
    ).lines;
    expect(late?.late?.from).toBe(late?.due);
    expect(late?.late?.length).toBeGreaterThan(0);
    expect(done).toMatchObject({ late: null, open: false });
  });

  test('names months on a short axis and years on a long one', () => {
    expect(timeline({ dueOn: '2019-12-31' }).ticks.map(({ label }) => label)).toEqual([
      'Sept 2019',
      'Oct 2019',
      'Nov 2019',
      'Dec 2019',
      'Jan 2020',
    ]);
    expect(timeline({ dueOn: '2023-12-31' }).ticks.map(({ label }) => label)).toEqual([
      '2020',
      '2021',
      '2022',
      '2023',
      '2024',
    ]);
  });

  test('holds every date and today, and never more names than can be read', () => {
    const date = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.array(fc.option(date), { minLength: 1, maxLength: 8 }), (dates) => {
        const { lines, ticks, today: now } = timeline(...dates.map((dueOn) => ({ dueOn })));
        const places = [now, ...ticks.map(({ at }) => at), ...lines.flatMap(({ due }) => (due === null ? [] : [due]))];
        expect(places.every((at) => at >= 0 && at <= 100)).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(9);
      }),
    );
  });
});
