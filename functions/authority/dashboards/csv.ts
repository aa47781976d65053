import type { Context } from 'hono';
import { csvOf } from '#kernel/csv.ts';
import type { IndicatorView, ProfileView } from '#shared/dashboards/schema.ts';
import { judgementNames, judgementsInOrder, phaseNames } from '#shared/dashboards/words.ts';

/** The address says it, or the header; where both do, the address. */
export function wantsCsv(c: Context): boolean {
  const format = c.req.query('format');
  return format === undefined ? /\btext\/csv\b/.test(c.req.header('Accept') ?? '') : format === 'csv';
}

export function answerCsv(c: Context, name: string, text: string): Response {
  const headers = {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}"`,
  };
  return c.body(text, 200, headers);
}

const profileHeading = [
  ...['Phase', 'Date', 'Date as published', 'Judgement', 'Schools', 'Schools %', 'Pupils', 'Pupils %'],
  ...['Of these graded satisfactory', 'Footnote', 'Scale', 'Source', 'Release'],
];

export function profileCsv({ snapshots, scales }: ProfileView): string {
  const rows = snapshots.flatMap((snapshot) =>
    judgementsInOrder.map((key) => {
      const { schools, schoolsPercent, pupils, pupilsPercent } = snapshot.judgements[key];
      const satisfactory = key === 'requiresImprovement' ? snapshot.satisfactory : null;
      const scale = scales.find((each) => each.key === snapshot.scale)?.name ?? snapshot.scale;
      return [
        ...[phaseNames[snapshot.phase], snapshot.on, snapshot.label, judgementNames[key]],
        ...[schools, schoolsPercent, pupils, pupilsPercent, satisfactory],
        ...[snapshot.footnote, scale, snapshot.source, snapshot.release],
      ];
    }),
  );
  return csvOf(profileHeading, rows);
}

const indicatorHeading = [
  ...['Indicator', 'Area', 'Period', 'Value', 'Unit', 'Why there is no value', 'Break after this period'],
  ...['Population', 'Source', 'Release', 'Date of release'],
];

const absent = {
  suppressed: 'Suppressed',
  unavailable: 'Not available',
  'not-applicable': 'Not applicable',
  low: 'Low',
};

export function indicatorCsv({ areas, readings, breaks, ...indicator }: IndicatorView): string {
  const rows = areas.flatMap((area) =>
    readings
      .filter((reading) => reading.area === area.key)
      .map(({ period, value, release, asAt }) => [
        ...[indicator.name, area.name, period, value.kind === 'value' ? value.published : null, indicator.unit],
        value.kind === 'value' ? null : `${absent[value.kind]}: ${value.reason}`,
        breaks.find(({ after }) => after === period)?.reason ?? null,
        ...[indicator.population, indicator.source, release, asAt],
      ]),
  );
  return csvOf(indicatorHeading, rows);
}
