import { describe, expect, test } from 'vitest';
import { fittedShape } from '#shared/plans/fit-shape.ts';
import { prioritiesAndGoals, sevenColumns } from '#shared/plans/templates.ts';
import { decide, fateOf, partsAfter, partsLeaving, placesFor, toDecide } from './layout-choices.ts';

const once = { count: 2, words: ['Hold courses'] };
const uses = {
  levels: { priority: once, objective: once },
  columns: { monitoring: once, success: once },
  statuses: {},
};
const comparison = { old: sevenColumns, next: prioritiesAndGoals, uses };
const nothing = { renamed: {}, leaving: {} };
const [objective, monitoring] = toDecide(comparison);
if (objective === undefined || monitoring === undefined) throw new Error('Two things are to be decided');

describe('what is to be decided', () => {
  test('is what is in use and has no place in the other layout', () => {
    expect(toDecide(comparison).map(({ key }) => key)).toEqual(['objective', 'monitoring']);
  });

  test('may take the place of what is new there, where the rule allows it', () => {
    expect(placesFor(objective, comparison)).toEqual([{ key: 'goal', name: 'Goal' }]);
    expect(placesFor(monitoring, comparison)).toEqual([{ key: 'lead', name: 'Lead' }]);
  });
});

describe('a decision', () => {
  test('can be taken and changed', () => {
    const left = decide(monitoring, { kind: 'leaves' }, nothing);
    expect(left.leaving).toEqual({ columns: ['monitoring'] });
    expect(fateOf(monitoring, left)).toEqual({ kind: 'leaves' });
    const placed = decide(monitoring, { kind: 'place', key: 'lead' }, left);
    expect(placed).toEqual({ renamed: { columns: { lead: 'monitoring' } }, leaving: { columns: [] } });
    expect(fateOf(monitoring, decide(monitoring, { kind: 'open' }, placed))).toEqual({ kind: 'open' });
  });

  test('gives a place to one alone', () => {
    const first = decide({ part: 'columns', key: 'evaluation' }, { kind: 'place', key: 'lead' }, nothing);
    const second = decide(monitoring, { kind: 'place', key: 'lead' }, first);
    expect(second.renamed).toEqual({ columns: { lead: 'monitoring' } });
  });
});

test('what the plan has afterwards says what it was called, and what is new', () => {
  const fitted = fittedShape(sevenColumns, prioritiesAndGoals, uses, { levels: { goal: 'objective' } });
  expect(partsAfter('levels', sevenColumns, fitted)).toEqual([
    { name: 'Priority', was: 'Priority' },
    { name: 'Goal', was: 'Objective' },
    { name: 'Action', was: 'Action' },
  ]);
  expect(partsAfter('columns', sevenColumns, fitted)).toContainEqual({ name: 'Lead', was: null });
  expect(partsLeaving('columns', sevenColumns, fitted)).toContain('Monitoring');
});
