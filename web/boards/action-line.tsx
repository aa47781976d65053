import { Link } from '@tanstack/react-router';
import type { ArisingAction } from '#shared/boards/schema.ts';
import { noUpdateThisCycle } from '#shared/cycles/freshness.ts';
import { useNames } from '../authorities/place.ts';
import { inWords } from '../ui/dates.ts';
import { MissingMark, StatusTag } from '../ui/status-tag.tsx';
import { shortened } from '../ui/words.ts';

/** An action that a decision made, as it stands now. */
export function ActionLine({ action, authority }: { action: ArisingAction; authority: string }) {
  const names = useNames(authority);
  return (
    <li className="pb-arising">
      <Link
        className="govuk-link"
        to="/$authority/plans/$plan/actions/$node"
        params={{ authority, plan: action.plan.id, node: action.node }}
      >
        {shortened(action.title, 140)}
      </Link>
      <p className="pb-waiting__line">
        {action.owner === null ? 'No owner yet' : names(action.owner)} ·{' '}
        {action.dueOn === null ? 'No date agreed' : `due ${inWords(action.dueOn)}`} · {action.plan.title}
      </p>
      {action.removed ? (
        <span className="pb-status pb-status--none">Removed from its plan</span>
      ) : action.notThisCycle ? (
        <MissingMark words={noUpdateThisCycle} />
      ) : (
        <StatusTag status={action.status ?? undefined} none="No update yet" />
      )}
    </li>
  );
}
