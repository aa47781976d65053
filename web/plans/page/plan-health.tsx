import { Link } from '@tanstack/react-router';
import { tooManyOpenForOwner } from '#shared/plans/findings.ts';
import type { PlanHealth } from '#shared/plans/plan-health.ts';
import { counted } from '../../ui/words.ts';
import { momentIn } from '../plan-moment.ts';
import type { Fix, PlanSearch } from './plan-filters.ts';

interface HealthProps {
  health: PlanHealth;
  /** Open actions whose owner has left: the plan does not know, the directory does. */
  left: number;
  search: PlanSearch;
}

function findings(health: PlanHealth, left: number): { fix: Fix; count: number; words: string }[] {
  const { overdue, noOwner, stale, notThisCycle, noUpdate, empty, noMeasure, tooLarge, overloaded } = health;
  return [
    { fix: 'overdue' as const, count: overdue, words: `${counted(overdue, 'action')} overdue` },
    { fix: 'no-owner' as const, count: noOwner, words: `${counted(noOwner, 'open action')} without an owner` },
    { fix: 'left' as const, count: left, words: `${counted(left, 'open action')} whose owner has left` },
    { fix: 'stale' as const, count: stale, words: `${counted(stale, 'open action')} not updated for 120 days or more` },
    {
      fix: 'not-this-cycle' as const,
      count: notThisCycle,
      words: `${counted(notThisCycle, 'open action')} without an update this cycle`,
    },
    { fix: 'no-update' as const, count: noUpdate, words: `${counted(noUpdate, 'action')} without any update` },
    {
      fix: 'no-measure' as const,
      count: noMeasure,
      words: `${counted(noMeasure, 'open action')} without success criteria`,
    },
    {
      fix: 'empty' as const,
      count: empty,
      words: `${counted(empty, 'row')} with no action under ${empty === 1 ? 'it' : 'them'}`,
    },
    {
      fix: 'overloaded' as const,
      count: overloaded,
      words: `${counted(overloaded, 'open action')} of owners with ${tooManyOpenForOwner} or more`,
    },
    { fix: 'too-large' as const, count: tooLarge, words: `Too large to succeed: ${tooLarge} open actions` },
  ].filter(({ count }) => count > 0);
}

/** What may be wrong with the plan; each leads to the rows to put right. */
export function HealthList({ health, left, search }: HealthProps) {
  const found = findings(health, left);
  if (found.length === 0) return <p className="pb-health__well">Nothing in this plan needs putting right.</p>;
  return (
    <section className="pb-health" aria-labelledby="health">
      <h2 className="pb-health__title" id="health">
        To put right
      </h2>
      <ul className="pb-health__list">
        {found.map(({ fix, words }) => (
          <li key={fix}>
            <Link
              className="govuk-link govuk-link--no-visited-state"
              from="/$authority/plans/$plan"
              to="."
              search={({ view, ...kept }: PlanSearch): PlanSearch => ({
                ...(search.fix === fix ? (view === undefined ? {} : { view }) : { view: 'working', fix }),
                ...momentIn(kept),
              })}
              aria-current={search.fix === fix ? 'true' : undefined}
              resetScroll={false}
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
