import { describe, expect, test } from 'vitest';
import { fourColumns, prioritiesAndGoals } from '#shared/plans/templates.ts';
import { aSource } from '#test/builders/reports.ts';
import { appendix } from './appendix.ts';
import { changesBetween } from './changes.ts';
import { exceptionReport } from './exceptions.ts';
import { summary } from './summary.ts';

const by = '0'.repeat(23).concat('900');
const aMove = (from: string, to: string) => ({
  ...{ from, to, why: 'Waiting for the survey', agreedBy: { kind: 'role', name: 'Chair' }, effectiveOn: '2019-03-01' },
  ...{ recordedAt: '2019-03-01T09:00:00.000Z', by },
});
const wordsIn = (value: unknown): string => JSON.stringify(value);

describe('a report of a cycle', () => {
  const source = aSource({
    actions: [
      {
        ...{ number: 1, status: 'on-track', dueOn: '2020-03-31' },
        moves: [aMove('2019-03-31', '2019-06-30'), aMove('2019-06-30', '2020-03-31')],
      },
      { number: 2, said: false, before: 'at-risk', dueOn: '2019-06-30' },
      { number: 3, status: 'complete', closed: true },
    ],
  });

  test('says whose it is, the period, the dates and what the statuses mean', () => {
    for (const document of [appendix(source), exceptionReport(source), summary(source, null)]) {
      expect(document.facts.map(({ label }) => label)).toEqual([
        ...['Authority', 'Plan', 'Period covered', 'Date of the data', 'Date of the report', 'Locked'],
      ]);
      expect(document.facts[2]?.words).toBe('1 March 2019 to 31 August 2019');
      expect(wordsIn(document)).toContain('Will be delivered as agreed, by the date agreed');
    }
  });

  test('prints beside the status how often the date moved, why and who agreed', () => {
    expect(wordsIn(appendix(source))).toContain(
      'On track\\nDue 31 March 2020\\nwas due 31 March 2019, moved twice\\nWaiting for the survey, agreed by Chair',
    );
  });

  test('never shows an earlier status as today’s', () => {
    const said = wordsIn(appendix(source));
    expect(said).toContain('No update this cycle\\nBefore: At risk, Spring 2019\\nDue 30 June 2019, overdue');
    expect(said).toContain('Complete\\nClosed before this cycle');
  });

  test('names what needs attention under each reason for it', () => {
    const headings = exceptionReport(source).blocks.flatMap((block) => (block.kind === 'heading' ? [block.words] : []));
    expect(headings).toEqual([
      'Off track (0)',
      'At risk (0)',
      'Overdue (1)',
      'No update this cycle (1)',
      'What the statuses mean',
    ]);
  });

  test('keeps the columns that the authority has for updates', () => {
    const four = aSource({
      shape: fourColumns,
      actions: [
        { number: 1, status: 'moving-forward' },
        { number: 2, said: false },
      ],
    });
    const [table] = appendix(four).blocks.filter((block) => block.kind === 'table');
    expect(table?.columns.map(({ heading }) => heading)).toEqual([
      ...['Outcome to be achieved', 'Agreed action', 'Action delivered', 'Next steps', 'How it stands'],
    ]);
    expect(table?.rows.map(({ cells }) => cells[2]?.words)).toEqual(['Two courses were held', 'No update this cycle']);
  });
});

test('what changed between two cycles tells of steps', () => {
  const step = { number: 1, title: 'Ask every school', dueOn: '2019-06-30' };
  const stepped = (doneOn: string | null) =>
    aSource({ shape: prioritiesAndGoals, actions: [{ number: 1, steps: [{ ...step, doneOn }] }] });
  const tables = changesBetween(stepped(null), stepped('2019-06-12')).blocks.filter(({ kind }) => kind === 'table');
  expect(wordsIn(tables[0])).toContain('Milestones');
  expect(wordsIn(tables[0])).toContain('(due 30 June 2019, done 12 June 2019)');
  const same = changesBetween(stepped(null), stepped(null));
  expect(wordsIn(same)).toContain('Nothing changed between the two.');
});

test('a summary tells which way actions went, and by which order', () => {
  const before = aSource({
    name: 'Spring 2019',
    actions: [
      { number: 1, status: 'on-track' },
      { number: 2, status: 'off-track' },
    ],
  });
  const now = aSource({
    actions: [
      { number: 1, status: 'at-risk' },
      { number: 2, status: 'complete' },
      { number: 3, said: false },
    ],
  });
  const said = wordsIn(summary(now, before));
  expect(said).toContain('From best to worst: Complete, On track, At risk, Off track.');
  expect(said).toContain('Action 1: from On track to At risk');
  expect(said).toContain('Action 2: from Off track to Complete');
  expect(said).toContain('3 actions: 1 complete, 1 at risk and 1 no update this cycle.');
});
