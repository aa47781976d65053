import { FrozenReport } from '#shared/cycles/report.ts';
import { actionLevel } from '#shared/plans/rules.ts';
import { sevenColumns } from '#shared/plans/templates.ts';
import { type Names, type ReportSource, sourceOfCycle } from '#shared/reports/source.ts';
import type { PlanShape } from '#shared/vocabulary.ts';

const idOf = (number: number): string => String(number).padStart(26, '0');
const person = idOf(900);

export const names: Names = {
  person: (id) => (id === null ? 'No owner' : 'Head of Early Years'),
  board: () => 'Education Board',
};

/** An action as a test speaks of it: its status in the cycle, or null for none; `said: false` for no update. */
export type AnAction = {
  number: number;
  status?: string | null;
  said?: boolean;
  closed?: boolean;
  title?: string;
  dueOn?: string | null;
  moves?: object[];
  before?: string | null;
  steps?: { number: number; title: string; dueOn: string | null; doneOn: string | null }[];
};

type AReport = { shape?: PlanShape; actions: AnAction[]; cycle?: object; name?: string; lockedOn?: string };

/** A frozen report with one row of each upper level, and these actions below it. */
export function aFrozenReport({
  shape = sevenColumns,
  actions,
  cycle = {},
  name = 'Autumn 2019',
  lockedOn = '2019-09-27',
}: AReport): FrozenReport {
  const upper = shape.levels.slice(0, -1).map(({ key, name: title }, depth) => ({
    node: aNode({ id: idOf(depth + 1), level: key, title, parent: depth === 0 ? null : idOf(depth) }),
    ...{ standing: 'upper', update: null, before: null },
  }));
  const parent = idOf(upper.length);
  return FrozenReport.parse({
    v: 1,
    authority: { id: 'plymouth', name: 'Plymouth' },
    plan: { id: idOf(800), title: 'Education action plan', purpose: '', agreedOn: '2018-01-15' },
    shape,
    cycle: {
      ...{ id: idOf(700), name, from: '2019-03-01', to: '2019-08-31', dataOn: '2019-08-31', dueOn: '2019-09-20' },
      ...{ openedOn: '2019-09-02', instructions: '', reviewed: true },
      ...cycle,
    },
    locked: { on: lockedOn, at: `${lockedOn}T16:00:00.000Z`, by: person },
    previous: null,
    counts: { actions: actions.length, byStatus: {}, noStatus: 0, noUpdate: 0 },
    rows: [...upper, ...actions.toSorted((a, b) => a.number - b.number).map((action) => aRow(shape, parent, action))],
  });
}

function aRow(shape: PlanShape, parent: string, action: AnAction) {
  const { number, status = null, said = true, closed = false, title = `Action ${number}`, before = null } = action;
  const { dueOn = '2020-03-31', moves = [], steps = [] } = action;
  const update = {
    ...{ id: idOf(5000 + number), status, delivered: 'Two courses were held', next: 'Hold two more' },
    ...{ effectiveOn: '2019-09-10', recordedAt: '2019-09-10T09:00:00.000Z', by: person },
  };
  const id = idOf(100 + number);
  return {
    node: aNode({ id, parent, level: actionLevel(shape), title, dueOn, moves, latest: said || closed ? update : null }),
    standing: closed ? 'closed' : said ? 'reported' : 'no-update',
    update: said && !closed ? { ...update, node: id, evidence: [], withdrawn: false } : null,
    before:
      before === null ? null : { status: before, on: '2019-02-01', cycle: { id: idOf(699), name: 'Spring 2019' } },
    steps: steps.map((step) => ({ id: idOf(8000 + step.number), ...step })),
  };
}

const aNode = (given: object) => ({
  ...{ fields: {}, order: 'a0', owner: null, dueOn: null, since: '2018-01-15', createdAt: '2018-01-15T09:00:00.000Z' },
  ...{ latest: null, removed: null, asFound: null, startOn: null, doneOn: null, version: 1 },
  ...{ responsible: [], monitoredBy: [], evaluatedBy: [], moves: [] },
  ...given,
});

export const aSource = (given: AReport): ReportSource => sourceOfCycle(aFrozenReport(given), names);
