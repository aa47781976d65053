import type { PlanHealth } from '#shared/plans/plan-health.ts';
import type { StatusMark } from '#shared/vocabulary.ts';
import { ShapeMark } from '../ui/status-tag.tsx';
import { counted, listed } from '../ui/words.ts';
import { type Share, sharesOf } from './shares.ts';

interface StatusBarProps {
  /** A plan, or several together: its own statuses, and how many actions stand at each. */
  plan: { health: PlanHealth; statuses: readonly StatusMark[] };
  /** The authority’s, for what was summed up before it named its own. */
  otherwise: readonly StatusMark[];
}

/** One bar: how many actions stand at each status. The words under it say the same, so it is hidden from screen readers. */
export function StatusBar({ plan, otherwise }: StatusBarProps) {
  const { health } = plan;
  const shares = sharesOf(health, plan.statuses.length > 0 ? plan.statuses : otherwise);
  if (health.actions === 0) return <p className="pb-muted pb-small">No actions yet</p>;
  return (
    <>
      <svg
        className="pb-bar__svg"
        viewBox="0 0 1000 16"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        {shares.map((share) => (
          <rect
            className={fillOf(share)}
            key={share.key}
            x={(share.before / health.actions) * 1000}
            width={Math.max(0, (share.count / health.actions) * 1000 - 3)}
            height="16"
          />
        ))}
      </svg>
      <ul className="pb-legend" aria-label={`${counted(health.actions, 'action')} by status`}>
        {shares.map((share) => (
          <li className="pb-legend__item" key={share.key}>
            <span className={fillOf(share)}>
              <ShapeMark shape={share.shape} />
            </span>
            {share.count} {share.label.charAt(0).toLowerCase()}
            {share.label.slice(1)}
          </li>
        ))}
      </ul>
    </>
  );
}

function fillOf({ colour }: Share): string {
  return `pb-fill pb-fill--${colour ?? 'none'}`;
}

/** What needs someone’s attention in a plan, as a sentence; null where nothing does. */
export function attentionInWords(health: PlanHealth): string | null {
  const parts = [
    health.overdue > 0 ? `${health.overdue} overdue` : '',
    health.noOwner > 0 ? `${health.noOwner} without an owner` : '',
    health.notThisCycle > 0 ? `${health.notThisCycle} without an update this cycle` : '',
    health.stale > 0 ? `${health.stale} not updated for 120 days or more` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : listed(parts);
}
