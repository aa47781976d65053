import { endOfMonth } from '#shared/calendar.ts';
import { JudgementFigures, type JudgementKey, type Phase, SnapshotDraft } from '#shared/dashboards/schema.ts';
import { judgementsInOrder, phases } from '#shared/dashboards/words.ts';

const dates = [
  { label: 'Aug 2009', on: endOfMonth(2009, 8) },
  { label: 'Aug 2010', on: endOfMonth(2010, 8) },
  { label: 'Aug 2011', on: endOfMonth(2011, 8) },
  { label: 'Aug 2012', on: endOfMonth(2012, 8) },
  { label: 'Dec 2012', on: endOfMonth(2012, 12) },
  { label: 'Mar 2013', on: endOfMonth(2013, 3) },
] as const;

type Cells = Record<JudgementKey, readonly string[]>;

/** Number and percentage for each date, cell by cell as they are printed. */
const printed: Record<Phase, { schools: Cells; pupils: Cells }> = {
  primary: {
    schools: {
      outstanding: ['4 (7.0)', '6 (10.5)', '6 (10.7)', '7 (12.5)', '7 (12.5)', '7 (12.5)'],
      good: ['31 (54.4)', '27 (47.4)', '27 (48.2)', '25 (44.6)', '25 (44.6)', '28 (50.0)'],
      requiresImprovement: ['22 (38.6)', '24 (42.1)', '20 (35.7)', '22 (39.3)', '21 (37.5)', '17 (30.4)'],
      inadequate: ['0 (0.0)', '0 (0.0)', '3 (5.4)', '2 (3.6)', '3 (5.4)', '4 (7.1)'],
    },
    pupils: {
      outstanding: ['960 (6.1)', '1715 (10.9)', '1865 (11.6)', '2630 (15.7)', '2710 (15.5)', '2725 (15.4)'],
      good: ['8325 (53.3)', '7650 (48.4)', '8040 (49.9)', '7345 (43.8)', '7655 (43.6)', '8730 (49.4)'],
      requiresImprovement: ['6330 (40.5)', '6430 (40.7)', '5545 (34.4)', '6185 (36.9)', '6195 (35.3)', '5090 (28.8)'],
      inadequate: ['0 (0.0)', '0 (0.0)', '660 (4.1)', '615 (3.7)', '980 (5.6)', '1135 (6.4)'],
    },
  },
  secondary: {
    schools: {
      outstanding: ['2 (18.2)', '3 (27.3)', '3 (27.3)', '3 (27.3)', '3 (27.3)', '3 (27.3)'],
      good: ['3 (27.3)', '3 (27.3)', '3 (27.3)', '3 (27.3)', '3 (27.3)', '3 (27.3)'],
      requiresImprovement: ['5 (45.5)', '5 (45.5)', '5 (45.5)', '4 (36.4)', '4 (36.4)', '4 (36.4)'],
      inadequate: ['1 (9.1)', '0 (0.0)', '0 (0.0)', '1 (9.1)', '1 (9.1)', '1 (9.1)'],
    },
    pupils: {
      outstanding: ['1540 (11.6)', '3110 (23.6)', '3390 (25.1)', '3550 (26.0)', '3650 (26.6)', '3650 (26.6)'],
      good: ['4435 (33.5)', '4455 (33.8)', '4525 (33.5)', '4590 (33.7)', '4645 (33.8)', '4645 (33.8)'],
      requiresImprovement: ['6545 (49.4)', '5610 (42.6)', '5590 (41.4)', '4085 (30.0)', '4091 (29.8)', '4091 (29.8)'],
      inadequate: ['720 (5.4)', '0 (0.0)', '0 (0.0)', '1405 (10.3)', '1345 (9.8)', '1345 (9.8)'],
    },
  },
  special: {
    schools: {
      outstanding: ['1 (20.0)', '1 (20.0)', '1 (20.0)', '1 (20.0)', '1 (20.0)', '1 (20.0)'],
      good: ['3 (60.0)', '3 (60.0)', '2 (40.0)', '2 (40.0)', '2 (40.0)', '2 (40.0)'],
      requiresImprovement: ['0 (0.0)', '0 (0.0)', '2 (40.0)', '2 (40.0)', '2 (40.0)', '2 (40.0)'],
      inadequate: ['1 (20.0)', '1 (20.0)', '0 (0.0)', '0 (0.0)', '0 (0.0)', '0 (0.0)'],
    },
    pupils: {
      outstanding: ['90 (20.0)', '94 (20.0)', '102 (19.5)', '108 (17.8)', '108 (17.8)', '118 (18.7)'],
      good: ['332 (73.8)', '340 (72.5)', '289 (55.2)', '296 (48.8)', '296 (48.8)', '301 (47.7)'],
      requiresImprovement: ['0 (0.0)', '0 (0.0)', '133 (25.4)', '203 (33.4)', '203 (33.4)', '212 (33.6)'],
      inadequate: ['28 (6.2)', '35 (7.5)', '0 (0.0)', '0 (0.0)', '0 (0.0)', '0 (0.0)'],
    },
  },
};

const satisfactoryInMarch2013: Partial<Record<Phase, number>> = { primary: 13, secondary: 4 };
const footnote =
  'Schools graded “satisfactory” under the previous Ofsted framework are shown as “Requires improvement”. Of the number shown for March 2013, 13 primary schools and 4 secondary schools were graded satisfactory.';

export const schoolImprovementStrategy = 'Peterborough City Council, School Improvement Strategy 2013';

function figuresOf(phase: Phase, judgement: JudgementKey, place: number): JudgementFigures {
  const [schools, schoolsPercent] = cellOf(printed[phase].schools[judgement][place]);
  const [pupils, pupilsPercent] = cellOf(printed[phase].pupils[judgement][place]);
  return JudgementFigures.parse({ schools: Number(schools), schoolsPercent, pupils: Number(pupils), pupilsPercent });
}

function cellOf(cell: string | undefined): [string | undefined, string | undefined] {
  const found = /^(\d+) \(([\d.]+)\)$/.exec(cell ?? '');
  return [found?.[1], found?.[2]];
}

/** Each phase on each of the six dates. */
export const peterboroughProfile: readonly SnapshotDraft[] = phases.flatMap((phase) =>
  dates.map(({ label, on }, place) =>
    SnapshotDraft.parse({
      ...{ phase, on, label, scale: 'four-point', footnote, source: schoolImprovementStrategy },
      judgements: Object.fromEntries(judgementsInOrder.map((key) => [key, figuresOf(phase, key, place)])),
      satisfactory: label === 'Mar 2013' ? (satisfactoryInMarch2013[phase] ?? null) : null,
      release: 'Appendix 1, current and recent outcomes',
    }),
  ),
);
