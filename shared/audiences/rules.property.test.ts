import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MilestoneId, NodeId, PersonId, UpdateId } from '../ids.ts';
import type { Milestone } from '../milestones/schema.ts';
import { withAnswers } from '../plans/rules.ts';
import type { Node } from '../plans/schema.ts';
import { fourColumns, prioritiesAndGoals, sevenColumns } from '../plans/templates.ts';
import type { PlanShape } from '../vocabulary.ts';
import { columnsToShare, fieldsProblems, inPrintedOrder, sharedNodes, shareState, untilProblems } from './rules.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const idOf = (place: number) => NodeId.parse(`01${String(place).padStart(24, '0')}`);
const owner = PersonId.parse(`01${alphabet.slice(0, 24)}`);

/** A plan of one row a level and some actions, in which everything that has words says which field it is of. */
const anyPlan = fc.record({
  shape: fc.constantFrom(fourColumns, sevenColumns, prioritiesAndGoals),
  actions: fc.array(fc.record({ updated: fc.boolean(), removed: fc.boolean() }), { maxLength: 6 }),
  fields: fc.record({
    columns: fc.subarray(['responsible', 'timescale', 'success', 'lead', 'monitoring']),
    ...{ status: fc.boolean(), latestUpdate: fc.boolean(), dueOn: fc.boolean(), steps: fc.boolean() },
  }),
});

type Planned = { shape: PlanShape; actions: { updated: boolean; removed: boolean }[] };

function nodesOf({ shape, actions }: Planned): Node[] {
  const uppers = shape.levels.slice(0, -1);
  const words = Object.fromEntries(columnsToShare(shape).map(({ key }) => [key, `SECRET-${key}`]));
  const base = { since: '2024-01-01', createdAt: '2024-01-01T00:00:00.000Z', asFound: null, version: 1, owner };
  const rest = { ...base, ...withAnswers({}), number: null, dueOn: '2031-12-24', order: 'a0', fields: words };
  const above = uppers.map(
    (level, place): Node => ({
      ...{ id: idOf(place), level: level.key, parent: place === 0 ? null : idOf(place - 1), title: `Row ${place}` },
      ...{ ...rest, latest: null, removed: null },
    }),
  );
  const below = actions.map(
    ({ updated, removed }, place): Node => ({
      ...{ id: idOf(100 + place), level: shape.levels.at(-1)?.key ?? '', parent: idOf(uppers.length - 1) },
      ...{ title: `Action ${place}`, ...rest, order: `a${place}` },
      removed: removed ? { on: '2024-02-01', why: 'SECRET-why' } : null,
      latest: updated ? latestOf(shape.statuses[0]?.key ?? null, place) : null,
    }),
  );
  return [...above, ...below];
}

/** One step that stands and one that was removed, of each row. */
const stepsOf = (nodes: readonly Node[]) =>
  nodes.flatMap(({ id, since, createdAt }): Milestone[] => {
    const step = { id: MilestoneId.parse(id), node: id, since, createdAt, version: 1, doneOn: null };
    return [
      { ...step, number: 1, title: 'SECRET-step', dueOn: '2033-01-17', removed: null },
      { ...step, number: 2, title: 'SECRET-gone', dueOn: null, removed: { on: '2024-02-01', why: 'SECRET-why' } },
    ];
  });

const latestOf = (status: string | null, place: number) => ({
  ...{ id: UpdateId.parse(idOf(200 + place)), status, by: owner },
  ...{ delivered: 'SECRET-delivered', next: 'SECRET-next', effectiveOn: '2032-11-05' },
  recordedAt: '2032-11-05T00:00:00.000Z',
});

describe('what another audience may see of a plan', () => {
  test('holds nothing that was not chosen, and never who owns or reported', () => {
    fc.assert(
      fc.property(anyPlan, ({ fields, ...plan }) => {
        const { shape } = plan;
        const nodes = nodesOf(plan);
        const milestones = stepsOf(nodes);
        const shared = sharedNodes({ shape, nodes, milestones, root: idOf(0), fields, present: null });
        const text = JSON.stringify(shared);
        for (const { key } of columnsToShare(shape)) {
          if (!fields.columns.includes(key)) expect(text).not.toContain(`SECRET-${key}`);
        }
        if (!fields.latestUpdate) expect(text).not.toMatch(/SECRET-(delivered|next)|2032-11-05/);
        if (!fields.dueOn) expect(text).not.toContain('2031-12-24');
        if (!fields.status) for (const { label } of shape.statuses) expect(text).not.toContain(`"label":"${label}"`);
        if (!fields.steps || shape.milestones === undefined) expect(text).not.toMatch(/SECRET-step|2033-01-17/);
        else expect(shared.every(({ steps }) => steps?.items.length === 1)).toBe(true);
        expect(text).not.toContain('SECRET-gone');
        expect(text).not.toContain(owner);
        expect(text).not.toContain('SECRET-why');
      }),
    );
  });

  test('is the row and what stands below it, without what was removed, in one order however it was kept', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(), ({ fields, ...plan }, seed) => {
        const nodes = nodesOf(plan);
        const shared = sharedNodes({ shape: plan.shape, nodes, milestones: [], root: idOf(0), fields, present: null });
        const standing = nodes.filter(({ removed }) => removed === null);
        expect(shared.map(({ id }) => id).sort()).toEqual(standing.map(({ id }) => id).sort());
        expect(shared[0]?.parent).toBeNull();
        const turned = [...shared.slice(seed % shared.length), ...shared.slice(0, seed % shared.length)];
        expect(inPrintedOrder(turned)).toEqual(shared);
      }),
    );
  });

  test('of an action alone is that action', () => {
    const plan = { shape: sevenColumns, actions: [{ updated: true, removed: false }] };
    const fields = { columns: [], status: true, latestUpdate: false, dueOn: false };
    const shared = sharedNodes({
      shape: plan.shape,
      nodes: nodesOf(plan),
      milestones: [],
      root: idOf(100),
      fields,
      present: null,
    });
    expect(shared).toMatchObject([{ id: idOf(100), parent: null, title: 'Action 0', latest: null }]);
  });

  test('of a row that is gone is nothing', () => {
    const plan = { shape: sevenColumns, actions: [{ updated: true, removed: true }] };
    const fields = { columns: [], status: true, latestUpdate: false, dueOn: false };
    expect(
      sharedNodes({ shape: plan.shape, nodes: nodesOf(plan), milestones: [], root: idOf(100), fields, present: null }),
    ).toEqual([]);
  });
});

describe('a share', () => {
  test('is shown on its last day and not after it', () => {
    expect(shareState({ until: '2027-03-31', withdrawn: null }, '2027-03-31')).toBe('shown');
    expect(shareState({ until: '2027-03-31', withdrawn: null }, '2027-04-01')).toBe('past');
    expect(shareState({ until: '2027-03-31', withdrawn: {} }, '2027-01-01')).toBe('withdrawn');
  });

  test('of a row of a plan says which fields are shown, and no column that the plan does not have', () => {
    const fields = { columns: ['responsible', 'notes'], status: false, latestUpdate: false, dueOn: false };
    expect(fieldsProblems(null, sevenColumns)).toMatchObject([{ pointer: '#/fields' }]);
    expect(fieldsProblems(fields, sevenColumns)).toMatchObject([{ pointer: '#/fields/columns/1' }]);
    expect(fieldsProblems(fields, null)).toEqual([]);
  });

  test('may end today, and not before', () => {
    expect(untilProblems('2027-03-31', '2027-03-31')).toEqual([]);
    expect(untilProblems('2027-03-30', '2027-03-31')).toHaveLength(1);
  });
});
