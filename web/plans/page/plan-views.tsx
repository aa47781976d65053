import { Link } from '@tanstack/react-router';
import type { PlanSearch, PlanViewName } from './plan-filters.ts';

const views: { view: PlanViewName; label: string }[] = [
  { view: 'reading', label: 'Reading' },
  { view: 'working', label: 'Working' },
  { view: 'board', label: 'Board' },
  { view: 'timeline', label: 'Timeline' },
  { view: 'arrange', label: 'Rows and order' },
];

/** The same plan seen in several ways; the address says which. */
export function PlanViews({ canArrange }: { canArrange: boolean }) {
  return (
    <nav className="pb-views" aria-label="Views of the plan">
      <ul className="pb-views__list">
        {views
          .filter(({ view }) => view !== 'arrange' || canArrange)
          .map(({ view, label }) => (
            <li key={view}>
              <ViewLink view={view} label={label} />
            </li>
          ))}
      </ul>
    </nav>
  );
}

function ViewLink({ view, label }: { view: PlanViewName; label: string }) {
  const change = ({ view: _before, ...kept }: PlanSearch): PlanSearch =>
    view === 'reading' ? kept : { ...kept, view };
  return (
    <Link
      className="pb-views__link"
      from="/$authority/plans/$plan"
      to="."
      search={change}
      activeOptions={{ exact: true, includeSearch: true }}
      activeProps={{ className: 'pb-views__link pb-views__link--current', 'aria-current': 'page' }}
      resetScroll={false}
    >
      {label}
    </Link>
  );
}
