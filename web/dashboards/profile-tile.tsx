import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import type { Phase, ProfileView, Snapshot, Standing } from '#shared/dashboards/schema.ts';
import { phaseNames, phases } from '#shared/dashboards/words.ts';
import { api } from '../api.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Downloads, Drawing, Figure, TableBehind } from './chart.tsx';
import { profileQuery } from './dashboard-data.ts';
import type { Measure } from './profile-drawing.ts';
import { ProfileTable } from './profile-table.tsx';

interface TileProps {
  authority: string;
  measure: Measure;
}

/** How good our schools are: the answer, the charts, then the table. */
export function ProfileTile({ authority, measure }: TileProps) {
  const profile = useQuery(profileQuery(authority));
  return (
    <section className="pb-tile" aria-labelledby="profile">
      <h2 className="govuk-heading-m" id="profile">
        How good are our schools?
      </h2>
      <Loaded query={profile} waiting={<GreyLines lines={8} />}>
        {(view) =>
          view.snapshots.length === 0 ? (
            <EmptyState title="No Ofsted profile yet">
              Here it will be said how many schools are good or better, and how many pupils are in them, once published
              figures have been added.
            </EmptyState>
          ) : (
            <Profile view={view} authority={authority} measure={measure} />
          )
        }
      </Loaded>
    </section>
  );
}

function Profile({ view, authority, measure }: TileProps & { view: ProfileView }) {
  const drawn = useRef(new Map<Phase, SVGElement>());
  const shown = phases.filter((phase) => view.snapshots.some((snapshot) => snapshot.phase === phase));
  const name = `ofsted-profile-${authority}`;
  return (
    <>
      <p className="pb-answer">{view.sentence}</p>
      {view.aim !== null && <HowWorkedOut view={view} />}
      <MeasureLinks measure={measure} />
      <div className="pb-charts">
        {shown.map((phase) => (
          <PhaseFigure
            key={phase}
            phase={phase}
            measure={measure}
            view={view}
            onDrawn={(drawing) => drawn.current.set(phase, drawing)}
          />
        ))}
      </div>
      <TableBehind label="Show the figures as tables">
        {shown.flatMap((phase) =>
          (['schools', 'pupils'] as const).map((each) => (
            <ProfileTable key={`${phase}-${each}`} phase={phase} measure={each} snapshots={ofPhase(view, phase)} />
          )),
        )}
      </TableBehind>
      <Footnotes view={view} />
      <Downloads
        name={name}
        csv={() => api.profileCsv(authority)}
        drawings={shown.map((phase) => ({
          label: `Download the chart of ${phaseNames[phase].toLowerCase()} schools`,
          name: `${name}-${phase}-${measure}`,
          drawing: () => drawn.current.get(phase) ?? null,
        }))}
      />
    </>
  );
}

const ofPhase = (view: ProfileView, phase: Phase): Snapshot[] =>
  view.snapshots.filter((snapshot) => snapshot.phase === phase);

function HowWorkedOut({ view }: { view: ProfileView }) {
  return (
    <p className="pb-waiting__line pb-chart__note">
      The aim: {view.aim?.words.replace(/^./, (first) => first.toLowerCase())} ({view.aim?.source}). Good or better is
      worked out from the numbers of schools judged outstanding or good, out of all schools with a judgement.
    </p>
  );
}

function MeasureLinks({ measure }: { measure: Measure }) {
  const choices = [
    { key: 'schools', words: 'By number of schools' },
    { key: 'pupils', words: 'By number of pupils' },
  ] as const;
  return (
    <ul className="pb-choices pb-no-print" aria-label="What the bars count">
      {choices.map(({ key, words }) => (
        <li key={key}>
          <Link
            className={key === measure ? 'pb-choices__link pb-choices__link--current' : 'pb-choices__link'}
            from="/$authority/dashboard"
            to="."
            search={key === 'pupils' ? { by: 'pupils' } : {}}
            aria-current={key === measure ? 'true' : undefined}
            resetScroll={false}
          >
            {words}
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface PhaseFigureProps {
  phase: Phase;
  measure: Measure;
  view: ProfileView;
  onDrawn: (drawing: SVGElement) => void;
}

function PhaseFigure({ phase, measure, view, onDrawn }: PhaseFigureProps) {
  const title = titleOf(view.standings, phase, measure);
  const keep = useRef(onDrawn);
  keep.current = onDrawn;
  const load = useMemo(() => {
    const asked = { id: `judgements-${phase}`, snapshots: ofPhase(view, phase), measure, aim: view.aim };
    return async () => (await import('./profile-drawing.ts')).profileDrawing(asked);
  }, [view, phase, measure]);
  const handleDrawn = useMemo(() => (drawing: SVGElement) => keep.current(drawing), []);
  return (
    <Figure title={title}>
      <Drawing name={`${title}. Bars for each date, in per cent by judgement.`} load={load} onDrawn={handleDrawn} />
    </Figure>
  );
}

function titleOf(standings: readonly Standing[], phase: Phase, measure: Measure): string {
  const last = standings.findLast((standing) => standing.phase === phase);
  const name = phaseNames[phase];
  if (measure === 'pupils') return `${name}: pupils by the judgement of their school`;
  return `${name}: ${last?.goodOrBetter} of ${last?.schools} schools (${last?.percent}%) good or better in ${last?.label}`;
}

function Footnotes({ view }: { view: ProfileView }) {
  const notes = [...new Set(view.snapshots.map(({ footnote }) => footnote))].filter((note) => note !== '');
  const sources = [...new Set(view.snapshots.map(({ source, release }) => `${source}. ${release}`))];
  const dates = view.snapshots.map(({ on, label }) => ({ on, label })).sort((a, b) => (a.on < b.on ? -1 : 1));
  return (
    <div className="pb-source">
      {notes.map((note) => (
        <p key={note}>(*) {note}</p>
      ))}
      {view.scales.map((scale) => (
        <p key={scale.key}>
          Scale: {scale.name}. {scale.words}
        </p>
      ))}
      <p>
        Source: {sources.join('; ')}. Figures of {dates[0]?.label} to {dates.at(-1)?.label}, as published.
      </p>
    </div>
  );
}
