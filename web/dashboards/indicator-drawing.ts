import { axisX, axisY, dot, line, link, plot, rect, ruleX, ruleY, text } from '@observablehq/plot';
import type { Area, IndicatorView } from '#shared/dashboards/schema.ts';
import { type Point, stretchesOf } from '#shared/dashboards/series.ts';
import type { Draw } from './chart.tsx';
import { finished, quiet } from './drawing-style.ts';
import { spread } from './spread.ts';

type Look = { stroke: string; width: number; symbol: 'circle' | 'diamond2' | 'triangle2' | 'square2' };

const ours: Look = { stroke: '#12436d', width: 3.5, symbol: 'circle' };
const theirs: readonly Look[] = [
  { stroke: '#3d3d3d', width: 1.5, symbol: 'diamond2' },
  { stroke: '#a8520e', width: 1.5, symbol: 'triangle2' },
  { stroke: '#801650', width: 1.5, symbol: 'square2' },
];

const height = 360;
const top = 24;
const bottom = 34;
const left = 42;

const yearOf = (period: string): number => Number(period.slice(0, 4));

type Series = { area: Area; name: string; look: Look; stretches: Point[][]; end: Point | undefined };

function seriesOf({ areas, readings, breaks }: IndicatorView): Series[] {
  return areas.map(({ key, name }, place) => {
    const stretches = stretchesOf(readings, key, breaks);
    const look = key === 'authority' ? ours : (theirs[(place - 1) % theirs.length] ?? ours);
    return { area: key, name, look, stretches, end: stretches.at(-1)?.at(-1) };
  });
}

/** An indicator over the years: ours thick, comparators thin, each named at its end; what is broken stays broken. */
export function indicatorDrawing(view: IndicatorView): Draw {
  const series = seriesOf(view);
  const points = series.flatMap(({ stretches }) => stretches.flat());
  const years = view.readings.map(({ period }) => yearOf(period));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const most = Math.ceil((Math.max(...points.map(({ value }) => value)) + 8) / 10) * 10;
  return (width) => {
    const narrow = width < 560;
    const right = narrow ? 116 : 190;
    return finished(
      plot({
        ...{ width, height, marginTop: top, marginRight: right, marginBottom: bottom, marginLeft: left },
        className: 'pb-plot',
        x: { domain: [first - 0.6, last + 0.4], label: null },
        y: { domain: [0, most], label: null },
        marks: [
          ...missingMarks(view, narrow),
          axisY({ tickSize: 0, ticks: 7, tickFormat: (tick: number) => `${tick}${view.unit}`, fontSize: 12 }),
          ruleY(
            Array.from({ length: most / 10 + 1 }, (_, ten) => ten * 10),
            { stroke: '#e3e5e6' },
          ),
          ruleY([0], { stroke: quiet }),
          axisX(narrow ? everySecond(first, last) : range(first, last), {
            ...{ tickSize: 4, tickFormat: (year: number) => String(year), fontSize: 12 },
          }),
          ...breakMarks(view, { first, last, narrow }),
          ...series.flatMap(seriesMarks),
          ...ownValues(series),
          ...endLabels(series, { last, most, narrow, unit: view.unit }),
        ],
      }),
    );
  };
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, more) => from + more);
const everySecond = (from: number, to: number): number[] => range(from, to).filter((year) => (to - year) % 3 === 0);

function seriesMarks({ stretches, look }: Series) {
  const at = { x: ({ period }: Point) => yearOf(period), y: 'value' };
  return [
    ...stretches.map((points) => line(points, { ...at, stroke: look.stroke, strokeWidth: look.width })),
    dot(stretches.flat(), {
      ...{ ...at, symbol: look.symbol, r: look === ours ? 4.5 : 3.5, stroke: look.stroke, strokeWidth: 1.5 },
      fill: look === ours ? look.stroke : '#ffffff',
    }),
  ];
}

/** Our own figures, as published: under their points, or above them where a comparator runs below. */
function ownValues(series: readonly Series[]) {
  const pointsOf = (of: readonly Series[]) => of.flatMap(({ stretches }) => stretches.flat());
  const own = pointsOf(series.filter(({ area }) => area === 'authority'));
  const others = pointsOf(series.filter(({ area }) => area !== 'authority'));
  const isAbove = ({ period, value }: Point) =>
    others.some((other) => other.period === period) &&
    others.every((other) => other.period !== period || other.value < value);
  const words = (points: Point[], dy: number) =>
    text(points, {
      ...{ x: ({ period }: Point) => yearOf(period), y: 'value', text: 'published', dy },
      ...{ fontSize: 12, fontWeight: 'bold', fill: ours.stroke, stroke: '#ffffff', strokeWidth: 4 },
    });
  return [
    words(own.filter(isAbove), -14),
    words(
      own.filter((point) => !isAbove(point)),
      16,
    ),
  ];
}

type Ends = { last: number; most: number; narrow: boolean; unit: string };

/** The name and last figure of each series, moved apart, with a thin line back to where they belong. */
function endLabels(series: readonly Series[], { last, most, narrow, unit }: Ends) {
  const ends = series.flatMap(({ end, ...rest }) => (end === undefined ? [] : [{ ...rest, end }]));
  const lines = narrow ? 2.1 : 1.15;
  const gap = (15 * lines * most) / (height - top - bottom);
  const places = spread(
    ends.map(({ end }) => end.value),
    gap,
    { least: 0, most },
  );
  return ends.flatMap(({ name, look, end, area }, index) => {
    const y = places[index] ?? end.value;
    const words = `${shortened(name)} ${end.published}${unit}`;
    return [
      link([0], {
        ...{ x1: yearOf(end.period) + 0.12, y1: end.value, x2: last + 0.4, y2: y },
        ...{ stroke: look.stroke, strokeWidth: 0.75 },
      }),
      text([words], {
        ...{ frameAnchor: 'right', dx: 5, textAnchor: 'start', y, fontSize: 12, fill: look.stroke },
        ...{ fontWeight: area === 'authority' ? 'bold' : 'normal', lineWidth: narrow ? 9 : 16 },
      }),
    ];
  });
}

const shortened = (name: string): string => name.replace('Statistical neighbours, set of', 'Neighbours,');

/** Periods of which there is no figure of ours: shaded and said, and never a line across. */
function missingMarks({ readings }: IndicatorView, narrow: boolean) {
  const years = readings
    .filter(({ area, value }) => area === 'authority' && value.kind !== 'value')
    .map(({ period }) => yearOf(period));
  const runs = years.sort().reduce<number[][]>((all, year) => {
    const before = all.at(-1);
    if (before?.at(-1) === year - 1) before.push(year);
    else all.push([year]);
    return all;
  }, []);
  return runs.flatMap((run) => {
    const [from = 0, to = 0] = [run[0], run.at(-1)];
    const words = from === to ? `${from}` : `${from}–${to}`;
    return [
      rect([0], { x1: from - 0.5, x2: to + 0.5, fill: '#f0f1f2' }),
      text([`No figures\n${words}`], {
        ...{ x: (from + to) / 2, frameAnchor: 'bottom', dy: -12, fontSize: narrow ? 11 : 12, fill: quiet },
      }),
    ];
  });
}

/** A break stands between the last period before it and the first after it, with its reason where there is room. */
function breakMarks(
  { breaks }: IndicatorView,
  { first, last, narrow }: { first: number; last: number; narrow: boolean },
) {
  return breaks.flatMap(({ after, reason }, place) => {
    const at = yearOf(after) + 0.5;
    if (at < first - 0.6 || at > last) return [];
    return [
      ruleX([at], { stroke: quiet, strokeDasharray: '2 3', strokeWidth: 1.5 }),
      text([narrow ? letter(place) : `${letter(place)} ${reason}`], {
        ...{ x: at, y: 0, dx: 5, dy: -10, textAnchor: 'start', lineAnchor: 'bottom', fontSize: 12, fill: quiet },
        ...{ lineWidth: narrow ? 4 : 11, stroke: '#ffffff', strokeWidth: 3 },
      }),
    ];
  });
}

const letter = (place: number): string => `(${String.fromCharCode(97 + place)})`;
