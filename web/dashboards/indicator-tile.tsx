import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { IndicatorView } from '#shared/dashboards/schema.ts';
import { api } from '../api.ts';
import { inWords } from '../ui/dates.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { listed } from '../ui/words.ts';
import { Downloads, Drawing, Figure, TableBehind } from './chart.tsx';
import { indicatorQuery } from './dashboard-data.ts';
import { IndicatorTable } from './indicator-table.tsx';

interface TileProps {
  authority: string;
  indicator: string;
  name: string;
  sentence: string;
}

/** Where we stand by one indicator: the answer, the chart, then the table. */
export function IndicatorTile({ authority, indicator, name, sentence }: TileProps) {
  const readings = useQuery(indicatorQuery(authority, indicator));
  const id = `indicator-${indicator}`;
  return (
    <section className="pb-tile" aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        Where do we stand? {name}
      </h2>
      <p className="pb-answer">{readings.data?.headline.sentence ?? sentence}</p>
      <Loaded query={readings} waiting={<GreyLines lines={8} />}>
        {(view) => <Indicator view={view} authority={authority} />}
      </Loaded>
    </section>
  );
}

function Indicator({ view, authority }: { view: IndicatorView; authority: string }) {
  const drawn = useRef<SVGElement | null>(null);
  const load = useMemo(() => async () => (await import('./indicator-drawing.ts')).indicatorDrawing(view), [view]);
  const handleDrawn = useMemo(
    () => (drawing: SVGElement) => {
      drawn.current = drawing;
    },
    [],
  );
  const name = `${view.key}-${authority}`;
  const title = titleOf(view);
  if (view.headline.value === null) return <Notes view={view} />;
  return (
    <>
      <Figure title={title}>
        <Drawing name={view.headline.sentence} load={load} onDrawn={handleDrawn} />
      </Figure>
      <TableBehind label="Show the figures as a table">
        <IndicatorTable view={view} />
      </TableBehind>
      <Notes view={view} />
      <Downloads
        name={name}
        csv={() => api.indicatorCsv(authority, view.key)}
        drawings={[{ label: 'Download the chart', name, drawing: () => drawn.current }]}
      />
    </>
  );
}

/** `Peterborough beside England and statistical neighbours, 2016 to 2025`. */
function titleOf({ areas, readings }: IndicatorView): string {
  const [ours = '', ...others] = areas.map(({ key, name }) =>
    key.startsWith('neighbours') ? 'statistical neighbours' : name,
  );
  const periods = readings.map(({ period }) => period).sort();
  const beside = others.length === 0 ? '' : ` beside ${listed([...new Set(others)])}`;
  return `${ours}${beside}, ${periods[0]} to ${periods.at(-1)}`;
}

function Notes({ view }: { view: IndicatorView }) {
  const releases = [...new Set(view.readings.map(({ release, asAt }) => `${release} (as at ${inWords(asAt)})`))];
  return (
    <div className="pb-source">
      {view.breaks.length > 0 && (
        <ul className="pb-list-plain">
          {view.breaks.map(({ after, reason }, place) => (
            <li key={after}>
              ({String.fromCharCode(97 + place)}) Break after {after}. {reason}.
            </li>
          ))}
        </ul>
      )}
      <p>
        {view.definition} Population: {view.population.charAt(0).toLowerCase()}
        {view.population.slice(1)}.
      </p>
      <p>
        Source: {view.source}. {releases.length > 0 && `Release: ${releases.join('; ')}.`} A mean of statistical
        neighbours is the simple mean of the neighbours with a figure, and belongs to the set that it names.
      </p>
    </div>
  );
}
