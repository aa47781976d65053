import { axisY, barY, plot, ruleY, text } from '@observablehq/plot';
import type { JudgementKey, OfstedAim, Snapshot } from '#shared/dashboards/schema.ts';
import { judgementNames, judgementsInOrder } from '#shared/dashboards/words.ts';
import type { Draw } from './chart.tsx';
import { finished, ink, patterns, quiet } from './drawing-style.ts';
import { spread } from './spread.ts';

export type Measure = 'schools' | 'pupils';

type Look = { fill: string; words: string };

const looks = (id: string): Record<JudgementKey, Look> => ({
  outstanding: { fill: '#12436d', words: '#ffffff' },
  good: { fill: '#7fb2e5', words: ink },
  requiresImprovement: { fill: `url(#${id}-hatched)`, words: ink },
  inadequate: { fill: '#801650', words: '#ffffff' },
});

type Part = { label: string; judgement: JudgementKey; from: number; to: number; published: string };

/** The shares by height are those of the published numbers, so that a bar is whole; the words on them are as published. */
function partsOf(snapshots: readonly Snapshot[], measure: Measure): Part[] {
  return snapshots.flatMap(({ label, judgements }) => {
    const whole = judgementsInOrder.reduce((sum, key) => sum + judgements[key][measure], 0);
    let from = 0;
    return judgementsInOrder.map((judgement) => {
      const figures = judgements[judgement];
      const to = from + (whole === 0 ? 0 : (figures[measure] / whole) * 100);
      const published = measure === 'schools' ? figures.schoolsPercent : figures.pupilsPercent;
      const part = { label, judgement, from, to, published };
      from = to;
      return part;
    });
  });
}

const height = 300;
const margins = { top: 26, right: 104, bottom: 40, left: 40 };
const inPixels = (height - margins.top - margins.bottom) / 100;

type Asked = { id: string; snapshots: readonly Snapshot[]; measure: Measure; aim: OfstedAim | null };

/** A phase’s profile over time: one bar for each date, the aim as a rule across them. */
export function profileDrawing({ id, snapshots, measure, aim }: Asked): Draw {
  const parts = partsOf(snapshots, measure);
  const look = looks(id);
  // The aim is one of schools, and says nothing of pupils.
  const rule = measure === 'schools' ? (aim?.percent ?? null) : null;
  return (width) =>
    finished(
      plot({
        width,
        height,
        marginTop: margins.top,
        marginRight: margins.right,
        marginBottom: margins.bottom,
        marginLeft: margins.left,
        className: 'pb-plot',
        x: { domain: snapshots.map(({ label }) => label), axis: null, padding: 0.14 },
        y: { domain: [0, 100], axis: null },
        marks: [
          patterns([
            { id: `${id}-hatched`, ground: '#fbe3c0', ink: '#b3661a', path: 'M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4' },
          ]),
          axisY([0, 25, 50, 75, 100], { tickSize: 0, tickFormat: (tick: number) => `${tick}%`, fontSize: 12 }),
          ruleY([0, 25, 50, 75, 100], { stroke: '#d5d8da' }),
          ...judgementsInOrder.map((key) =>
            barY(
              parts.filter(({ judgement }) => judgement === key),
              { x: 'label', y1: 'from', y2: 'to', fill: look[key].fill, stroke: '#ffffff', strokeWidth: 1 },
            ),
          ),
          text(snapshots, {
            ...{ x: 'label', y: 0, dy: 8, lineAnchor: 'top', fontSize: 12 },
            text: ({ label }: Snapshot) => label.replace(' ', '\n'),
          }),
          ...(rule === null ? [] : aimMarks(rule)),
          ...judgementsInOrder.map((key) => inside(parts, { key, look: look[key], rule })),
          ...beside(parts, snapshots.at(-1)?.label),
        ],
      }),
    );
}

type Inside = { key: JudgementKey; look: Look; rule: number | null };

/** The published percentage on its part of the bar, where it fits, and never under the rule. */
function inside(parts: readonly Part[], { key, look, rule }: Inside) {
  const fits = parts.filter(({ judgement, from, to }) => judgement === key && (to - from) * inPixels >= 13);
  const halo = key === 'requiresImprovement' ? { stroke: '#fbe3c0', strokeWidth: 4 } : {};
  return text(fits, {
    ...{ x: 'label', y: (part: Part) => besideRule(part, rule), text: 'published', fontSize: 12, fill: look.words },
    ...halo,
  });
}

function besideRule({ from, to }: Part, rule: number | null): number {
  const middle = (from + to) / 2;
  if (rule === null || Math.abs(middle - rule) >= 5) return middle;
  return to - rule >= rule - from ? rule + 5.5 : rule - 5.5;
}

function aimMarks(percent: number) {
  return [
    ruleY([percent], { stroke: '#ffffff', strokeWidth: 5 }),
    ruleY([percent], { stroke: ink, strokeWidth: 2.5, strokeDasharray: '7 4' }),
    text([`- - -  Aim: at least ${percent}% good or better`], {
      ...{ frameAnchor: 'top-left', dy: -16, fontSize: 12, fontWeight: 'bold' },
    }),
  ];
}

/** What each part is, written beside the last bar. */
function beside(parts: readonly Part[], last: string | undefined) {
  const ends = parts.filter(({ label }) => label === last);
  const wanted = ends.map(({ from, to }) => (from + to) / 2);
  const places = spread(wanted, 17 / inPixels, { least: 3, most: 98 });
  return ends.map(({ judgement, to, from }, index) =>
    text([judgementNames[judgement]], {
      ...{ frameAnchor: 'right', dx: 6, textAnchor: 'start', fontSize: 12, lineWidth: 8 },
      ...{ y: places[index] ?? 0, text: (words: string) => labelOf(words), fill: to === from ? quiet : ink },
    }),
  );
}

const labelOf = (name: string): string => (name === 'Requires improvement' ? 'Requires\nimprovement*' : name);
