import { describe, expect, test } from 'vitest';
import { NodeId, PersonId } from '../ids.ts';
import { beyondOwner, beyondPlan, tooManyOpenForOwner, tooManyOpenInPlan, withoutMeasure } from './findings.ts';
import { fourColumns, sevenColumns } from './templates.ts';

const id = (place: number) => NodeId.parse(String(place).padStart(26, '0'));
const owner = PersonId.parse('01M80E50782NYKY8DSFW0B9Q9E');
const update = { status: 'complete' };
const row = (place: number, fields: object = {}) => ({
  ...{ id: id(place), level: 'action', parent: null, owner: null, fields: {}, latest: null, removed: null },
  ...fields,
});
const rows = (count: number, fields: object = {}) => Array.from({ length: count }, (_, place) => row(place, fields));

describe('an action without a measure', () => {
  test('has no words in a column of success criteria', () => {
    const nodes = [row(1), row(2, { fields: { success: 'Results rise' } }), row(3, { fields: { success: '' } })];
    expect(withoutMeasure(sevenColumns, nodes, [])).toEqual([nodes[0], nodes[2]]);
  });

  test('is measured by what stands above it, where that is what the plan asks for', () => {
    const columns = [{ key: 'success-criteria', heading: 'Success', level: 'objective', shows: 'field' as const }];
    const nodes = [
      row(1, { level: 'objective', fields: { 'success-criteria': 'Results rise' } }),
      row(2, { parent: id(1) }),
    ];
    expect(withoutMeasure({ ...sevenColumns, columns }, nodes, [])).toEqual([]);
    expect(withoutMeasure({ ...sevenColumns, columns }, [row(2, { parent: id(1) })], [])).toHaveLength(1);
  });

  test('is measured by a success criterion that stands, whatever the plan asks for', () => {
    const criterion = { node: id(1), removed: null };
    expect(withoutMeasure(fourColumns, [row(1), row(2)], [criterion])).toEqual([row(2)]);
    const removed = { ...criterion, removed: { on: '2024-01-15' } };
    expect(withoutMeasure(sevenColumns, [row(1)], [removed])).toHaveLength(1);
  });

  test('is not looked for where the plan has no such column, nor once it is done', () => {
    expect(withoutMeasure(fourColumns, rows(3), [])).toEqual([]);
    expect(withoutMeasure(sevenColumns, rows(3, { latest: update }), [])).toEqual([]);
  });
});

describe('too much to succeed', () => {
  test('is a plan with as many open actions as plans fail with', () => {
    expect(beyondPlan(sevenColumns, rows(tooManyOpenInPlan))).toHaveLength(tooManyOpenInPlan);
    expect(beyondPlan(sevenColumns, rows(tooManyOpenInPlan - 1))).toEqual([]);
    expect(beyondPlan(sevenColumns, rows(tooManyOpenInPlan, { latest: update }))).toEqual([]);
  });

  test('is an owner with more than one can see to; nobody is no owner', () => {
    expect(beyondOwner(sevenColumns, [...rows(tooManyOpenForOwner, { owner }), row(99)])).toHaveLength(
      tooManyOpenForOwner,
    );
    expect(beyondOwner(sevenColumns, rows(tooManyOpenForOwner - 1, { owner }))).toEqual([]);
    expect(beyondOwner(sevenColumns, rows(tooManyOpenForOwner))).toEqual([]);
  });
});
