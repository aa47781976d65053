import { beforeAll, describe, expect, test } from 'vitest';
import { peterboroughProfile } from '#infra/demonstration/dashboards/peterborough-profile.ts';
import type { JudgementKey, Phase } from '#shared/dashboards/schema.ts';
import { ok } from '#test/builders/plans.ts';
import { type Authority, anAuthority } from '#test/support/world.ts';

/** As the strategy of 2013 prints it: for each judgement the number and the percentage on the six dates. */
const published = `
primary schools
Outstanding	4 (7.0)	6 (10.5)	6 (10.7)	7 (12.5)	7 (12.5)	7 (12.5)
Good	31 (54.4)	27 (47.4)	27 (48.2)	25 (44.6)	25 (44.6)	28 (50.0)
Requires Improvement (*)	22 (38.6)	24 (42.1)	20 (35.7)	22 (39.3)	21 (37.5)	17 (30.4)
Inadequate	0 (0.0)	0 (0.0)	3 (5.4)	2 (3.6)	3 (5.4)	4 (7.1)
primary pupils
Outstanding	960 (6.1)	1715 (10.9)	1865 (11.6)	2630 (15.7)	2710 (15.5)	2725 (15.4)
Good	8325 (53.3)	7650 (48.4)	8040 (49.9)	7345 (43.8)	7655 (43.6)	8730 (49.4)
Requires Improvement (*)	6330 (40.5)	6430 (40.7)	5545 (34.4)	6185 (36.9)	6195 (35.3)	5090 (28.8)
Inadequate	0 (0.0)	0 (0.0)	660 (4.1)	615 (3.7)	980 (5.6)	1135 (6.4)
secondary schools
Outstanding	2 (18.2)	3 (27.3)	3 (27.3)	3 (27.3)	3 (27.3)	3 (27.3)
Good	3 (27.3)	3 (27.3)	3 (27.3)	3 (27.3)	3 (27.3)	3 (27.3)
Requires Improvement (*)	5 (45.5)	5 (45.5)	5 (45.5)	4 (36.4)	4 (36.4)	4 (36.4)
Inadequate	1 (9.1)	0 (0.0)	0 (0.0)	1 (9.1)	1 (9.1)	1 (9.1)
secondary pupils
Outstanding	1540 (11.6)	3110 (23.6)	3390 (25.1)	3550 (26.0)	3650 (26.6)	3650 (26.6)
Good	4435 (33.5)	4455 (33.8)	4525 (33.5)	4590 (33.7)	4645 (33.8)	4645 (33.8)
Requires Improvement (*)	6545 (49.4)	5610 (42.6)	5590 (41.4)	4085 (30.0)	4091 (29.8)	4091 (29.8)
Inadequate	720 (5.4)	0 (0.0)	0 (0.0)	1405 (10.3)	1345 (9.8)	1345 (9.8)
special schools
Outstanding	1 (20.0)	1 (20.0)	1 (20.0)	1 (20.0)	1 (20.0)	1 (20.0)
Good	3 (60.0)	3 (60.0)	2 (40.0)	2 (40.0)	2 (40.0)	2 (40.0)
Requires Improvement (*)	0 (0.0)	0 (0.0)	2 (40.0)	2 (40.0)	2 (40.0)	2 (40.0)
Inadequate	1 (20.0)	1 (20.0)	0 (0.0)	0 (0.0)	0 (0.0)	0 (0.0)
special pupils
Outstanding	90 (20.0)	94 (20.0)	102 (19.5)	108 (17.8)	108 (17.8)	118 (18.7)
Good	332 (73.8)	340 (72.5)	289 (55.2)	296 (48.8)	296 (48.8)	301 (47.7)
Requires Improvement (*)	0 (0.0)	0 (0.0)	133 (25.4)	203 (33.4)	203 (33.4)	212 (33.6)
Inadequate	28 (6.2)	35 (7.5)	0 (0.0)	0 (0.0)	0 (0.0)	0 (0.0)
`.trim();

const labels = ['Aug 2009', 'Aug 2010', 'Aug 2011', 'Aug 2012', 'Dec 2012', 'Mar 2013'];
const dates = ['2009-08-31', '2010-08-31', '2011-08-31', '2012-08-31', '2012-12-31', '2013-03-31'];
const judgements: JudgementKey[] = ['outstanding', 'good', 'requiresImprovement', 'inadequate'];
const names = ['Outstanding', 'Good', 'Requires Improvement (*)', 'Inadequate'];
const csvNames = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate'];

type Cell = (phase: Phase, count: 'schools' | 'pupils', place: { date: number; judgement: number }) => string;

/** The same text again, from figures found elsewhere. */
function printed(cell: Cell): string {
  return (['primary', 'secondary', 'special'] as const)
    .flatMap((phase) =>
      (['schools', 'pupils'] as const).flatMap((count) => [
        `${phase} ${count}`,
        ...names.map((name, judgement) =>
          [name, ...dates.map((_, date) => cell(phase, count, { date, judgement }))].join('\t'),
        ),
      ]),
    )
    .join('\n');
}

let authority: Authority;

beforeAll(async () => {
  authority = await anAuthority();
  const path = `${authority.path}/ofsted-profile/snapshots`;
  await Promise.all(
    peterboroughProfile.map(async (draft) => ok(await authority.as('editor').send('POST', path, draft), 201)),
  );
});

describe('the Ofsted profile of Peterborough, 2009 to 2013', () => {
  test('has every figure as it was published, to the last digit, in the API', async () => {
    const { body } = ok(await authority.as('reader').get(`${authority.path}/ofsted-profile`), 200);
    expect(body.snapshots).toHaveLength(18);
    const answered = printed((phase, count, { date, judgement }) => {
      const found = body.snapshots.filter(
        (each: { phase: string; on: string; label: string }) =>
          each.phase === phase && each.on === dates[date] && each.label === labels[date],
      );
      const figures = found[0].judgements[judgements[judgement] ?? ''];
      return `${figures[count]} (${figures[`${count}Percent`]})`;
    });
    expect(answered).toBe(published);
  });

  test.each([
    ['the address asks for it', '?format=csv', {}],
    ['the header asks for it', '', { accept: 'text/csv' }],
  ])('has every figure in the CSV, when %s', async (_, query, headers) => {
    const path = `${authority.path}/ofsted-profile${query}`;
    const answer = ok(await authority.as('reader').send('GET', path, undefined, headers), 200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain('attachment; filename="ofsted-profile-');
    const lines: string[] = answer.body.split('\r\n').slice(1, -1);
    expect(lines).toHaveLength(72);
    const rows = lines.map((line) => line.split(','));
    const written = printed((phase, count, { date, judgement }) => {
      const found = rows.find(
        ([first, on, label, name]) =>
          first?.toLowerCase() === phase &&
          on === dates[date] &&
          label === labels[date] &&
          name === csvNames[judgement],
      );
      return count === 'schools' ? `${found?.[4]} (${found?.[5]})` : `${found?.[6]} (${found?.[7]})`;
    });
    expect(written).toBe(published);
  });

  test('says how many schools shown as requires improvement were graded satisfactory in March 2013', async () => {
    const { body } = ok(await authority.as('reader').get(`${authority.path}/ofsted-profile`), 200);
    const satisfactory = body.snapshots
      .filter(({ on }: { on: string }) => on === '2013-03-31')
      .map(({ phase, satisfactory }: { phase: string; satisfactory: number | null }) => [phase, satisfactory]);
    expect(satisfactory).toEqual([
      ['primary', 13],
      ['secondary', 4],
      ['special', null],
    ]);
    const earlier = body.snapshots.filter(({ on }: { on: string }) => on !== '2013-03-31');
    expect(new Set(earlier.map(({ satisfactory }: { satisfactory: number | null }) => satisfactory))).toEqual(
      new Set([null]),
    );
  });

  test('is measured against the aim by the number of schools', async () => {
    const { body } = ok(await authority.as('reader').get(`${authority.path}/ofsted-profile`), 200);
    expect(body.sentence).toBe(
      'In March 2013, 44 of 72 schools (61.1%) were judged good or better: 13.9 percentage points short of the aim of at least 75%.',
    );
    const last = body.standings.filter(({ on }: { on: string }) => on === '2013-03-31');
    expect(last.map(({ phase, percent }: { phase: string; percent: string }) => [phase, percent])).toEqual([
      ['primary', '62.5'],
      ['secondary', '54.5'],
      ['special', '60.0'],
      ['all', '61.1'],
    ]);
  });
});
