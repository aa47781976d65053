import { CategoryDraft, SchoolDraft } from '#shared/schools/schema.ts';

/** A school that does not exist, with what those cleared for schools know of it, oldest first. */
export type DemonstrationSchool = {
  readonly school: SchoolDraft;
  readonly categories: readonly CategoryDraft[];
};

type Facts = Pick<SchoolDraft, 'name' | 'phase' | 'governance'> & {
  readonly pupils: number;
  readonly judged: [judgement: NonNullable<SchoolDraft['inspection']>['judgement'], on: string] | null;
};
type Given = [category: string, from: string, reasons: string];

const countedOn = '2026-10-01';

// Numbers that begin with 99 are given to no school.
function aSchool(urn: string, { pupils, judged, ...facts }: Facts, ...given: Given[]): DemonstrationSchool {
  return {
    school: SchoolDraft.parse({
      ...{ urn, ...facts },
      pupils: { count: pupils, on: countedOn },
      inspection: judged === null ? null : { judgement: judged[0], on: judged[1], scale: 'four-point' },
    }),
    categories: given.map(([category, from, reasons]) => CategoryDraft.parse({ urn, category, from, reasons })),
  };
}

const maintained = { governance: 'maintained' } as const;
const academy = { governance: 'academy' } as const;

export const demonstrationSchools: Readonly<Record<string, readonly DemonstrationSchool[]>> = {
  peterborough: [
    aSchool(
      '990101',
      { name: 'Fenmoor Primary School', phase: 'primary', ...maintained, pupils: 412, judged: ['good', '2023-03-15'] },
      ['2', '2025-09-15', 'Good at its last inspection; results and attendance have held. Self-evaluation is secure.'],
    ),
    aSchool(
      '990102',
      {
        ...{ name: 'Osierbank Primary School', phase: 'primary', ...maintained, pupils: 318 },
        judged: ['requiresImprovement', '2022-11-09'],
      },
      ['3b', '2025-01-20', 'Reading well below other schools; two changes of headteacher within a year.'],
      [
        '3a',
        '2026-01-19',
        'Phonics and reading have risen for two terms and the new leadership is settled. Notes of visit agree.',
      ],
    ),
    aSchool(
      '990103',
      {
        name: 'Brickpit Lane Infant School',
        phase: 'primary',
        ...maintained,
        pupils: 176,
        judged: ['outstanding', '2019-06-12'],
      },
      ['1', '2025-09-15', 'Leads early reading for a group of six schools, and results stay high.'],
    ),
    aSchool(
      '990104',
      {
        name: 'Larkwater Church of England Academy',
        phase: 'primary',
        ...academy,
        pupils: 241,
        judged: ['good', '2024-02-28'],
      },
      ['2', '2025-09-15', 'Good, with a stable trust. Attendance of disadvantaged pupils is to be watched.'],
    ),
    aSchool(
      '990105',
      {
        ...{ name: 'Eelcatcher Junior School', phase: 'primary', ...maintained, pupils: 287 },
        judged: ['inadequate', '2023-10-04'],
      },
      [
        '4',
        '2024-01-15',
        'Judged inadequate in October 2023. A group meets every six weeks to follow the action plan.',
      ],
    ),
    aSchool(
      '990106',
      { name: 'Nene Reach Academy', phase: 'secondary', ...academy, pupils: 1184, judged: ['good', '2022-05-18'] },
      ['2', '2025-09-15', 'Results near the national average and rising in maths.'],
    ),
    aSchool(
      '990107',
      {
        ...{ name: 'Welland Croft School', phase: 'secondary', ...maintained, pupils: 932 },
        judged: ['requiresImprovement', '2023-05-24'],
      },
      [
        '3b',
        '2025-09-15',
        'Progress and attendance both low; support from a good school has been arranged for two terms.',
      ],
    ),
    aSchool(
      '990108',
      { name: 'Reedholm School', phase: 'special', ...maintained, pupils: 128, judged: ['outstanding', '2022-01-26'] },
      ['1', '2025-09-15', 'Outstanding, and trains staff of mainstream schools.'],
    ),
  ],
  plymouth: [
    aSchool(
      '990201',
      {
        name: 'Harbour View Primary School',
        phase: 'primary',
        ...academy,
        pupils: 398,
        judged: ['good', '2023-11-22'],
      },
      ['u', '2025-09-15', 'Good, with no concern of the city’s.'],
    ),
    aSchool(
      '990202',
      {
        ...{ name: 'Slipway Primary School', phase: 'primary', ...maintained, pupils: 205 },
        judged: ['requiresImprovement', '2023-02-08'],
      },
      ['t', '2025-09-15', 'Support for reading and for governors is agreed until the summer.'],
    ),
    aSchool(
      '990203',
      { name: 'Breakwater Lane Primary School', phase: 'primary', ...academy, pupils: 356, judged: null },
      ['u', '2025-09-15', 'Opened in 2024; not inspected yet. First results are in line with the city’s.'],
    ),
    aSchool(
      '990204',
      {
        ...{ name: 'Tamarside Cross Academy', phase: 'secondary', ...academy, pupils: 1043 },
        judged: ['requiresImprovement', '2022-09-28'],
      },
      ['i', '2025-09-15', 'Low progress at key stage 4 for three years. Reviewed with the trust every half term.'],
    ),
    aSchool(
      '990205',
      {
        name: 'Gorse Hill Special School',
        phase: 'special',
        ...maintained,
        pupils: 96,
        judged: ['good', '2024-01-17'],
      },
      ['u', '2025-09-15', 'Good, and runs the city’s training on communication.'],
    ),
  ],
};
