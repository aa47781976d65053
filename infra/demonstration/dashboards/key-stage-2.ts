import { type Area, IndicatorDraft, ReadingsDraft } from '#shared/dashboards/schema.ts';

export const key = 'ks2-rwm-expected';

export const keyStage2: IndicatorDraft = IndicatorDraft.parse({
  key,
  name: 'Key stage 2: expected standard in reading, writing and maths',
  unit: '%',
  decimals: 0,
  polarity: 'high',
  definition:
    'Pupils at the end of key stage 2 who reach the expected standard in reading, writing and maths combined, as a percentage of those eligible. Reading and maths are tests (a scaled score of 100 or more), writing is the teacher’s assessment.',
  population: 'State-funded schools',
  source: 'Department for Education, Local Authority Interactive Tool (LAIT), Open Government Licence v3.0',
  breaks: [
    { after: '2015', reason: 'New tests and scaled scores from 2016: levels up to 2015 cannot be compared' },
    { after: '2017', reason: 'The writing framework changed in 2018: compare 2018 onwards, not with 2016 and 2017' },
  ],
});

const years = ['2016', '2017', '2018', '2019', '2022', '2023', '2024', '2025'];
const series = (area: Area, published: readonly string[]) =>
  years.flatMap((period, place) => {
    const figure = published[place];
    return figure === undefined ? [] : [{ area, period, value: { kind: 'value', published: figure } as const }];
  });

/** No key stage 2 figures exist for these two years: they are missing, which is neither zero nor suppressed. */
const missing = (area: Area) =>
  ['2020', '2021'].map((period) => ({
    ...{ area, period },
    value: { kind: 'unavailable', reason: 'No figures were published for 2020 and 2021' } as const,
  }));

const england = ['54', '62', '65', '65', '59', '60', '61', '63'];

/** An authority’s own series beside England’s, with the mean of its statistical neighbours by both published sets. */
function readings(own: readonly string[], neighbours: { may2025: string; april2021: string }): ReadingsDraft {
  return ReadingsDraft.parse({
    release: 'LAIT attainment data of 8 April 2026',
    asAt: '2026-04-08',
    items: [
      ...[...series('authority', own), ...missing('authority'), ...series('england', england), ...missing('england')],
      { area: 'neighbours:2025-05', period: '2025', value: { kind: 'value', published: neighbours.may2025 } },
      { area: 'neighbours:2021-04', period: '2025', value: { kind: 'value', published: neighbours.april2021 } },
    ],
  });
}

export const keyStage2Readings: Readonly<Record<string, ReadingsDraft>> = {
  peterborough: readings(['43', '52', '54', '56', '55', '54', '55', '61'], { may2025: '62.10', april2021: '59.90' }),
  cambridgeshire: readings(['53', '59', '61', '63', '58', '58', '58', '59'], { may2025: '60.50', april2021: '60.70' }),
  plymouth: readings(['54', '60', '63', '64', '59', '60', '63', '65'], { may2025: '61.20', april2021: '59.40' }),
  portsmouth: readings(['48', '57', '56', '58', '49', '49', '52', '54'], { may2025: '60.60', april2021: '60.40' }),
};
