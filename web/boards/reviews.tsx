import { Link } from '@tanstack/react-router';
import type { Review } from '#shared/boards/reviews.ts';
import { inWords } from '../ui/dates.ts';
import { StatusTag } from '../ui/status-tag.tsx';
import { shortened } from '../ui/words.ts';

const kinds = { monitoring: 'Monitors', evaluation: 'Evaluates' } as const;

function whenOf({ dueOn, doneOn }: Review): string {
  if (doneOn !== null) return `Done ${inWords(doneOn)}`;
  return dueOn === null ? 'No date agreed' : `Due ${inWords(dueOn)}`;
}

/** Rows of plans that a board looks at, each with how it stands. */
export function ReviewList({ reviews, authority, label }: { reviews: Review[]; authority: string; label: string }) {
  return (
    <ul className="pb-waiting" aria-label={label}>
      {reviews.map((review) => {
        const params = { authority, plan: review.plan, node: review.node };
        return (
          <li className="pb-waiting__item" key={`${review.node}-${review.board}-${review.kind}`}>
            <div className="pb-waiting__words">
              <span className="pb-small">{kinds[review.kind]}:</span>{' '}
              <Link className="govuk-link" to="/$authority/plans/$plan/actions/$node" params={params}>
                {shortened(review.title, 120)}
              </Link>
              <p className="pb-waiting__line">
                {review.level} of {review.planTitle} · {whenOf(review)}
              </p>
            </div>
            <StatusTag
              status={review.status ?? undefined}
              none={review.lastUpdatedOn === null ? 'No update yet' : 'No status given'}
            />
          </li>
        );
      })}
    </ul>
  );
}
