import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { NodeView } from '#shared/plans/schema.ts';
import type { NodePlace } from '../api/plans.ts';
import { homeQuery } from '../authorities/place.ts';
import { AddComment } from './comment-forms.tsx';
import { CommentItem } from './comment-item.tsx';
import { useSeen } from './use-seen.ts';

interface SectionProps {
  view: NodeView;
  place: NodePlace;
  names: (person: string | null) => string;
}

/** What officers say to one another about a row, oldest first; in no print, no export and nothing that is shared. */
export function DiscussionSection({ view, place, names }: SectionProps) {
  const { comments, can } = view.discussion;
  const home = useQuery(homeQuery(place.authority));
  const people = home.data?.people ?? [];
  useSeen(place, home.data);
  useWayToComment();
  return (
    <section className="pb-section pb-discussion pb-no-print" aria-labelledby="discussion">
      <h2 className="govuk-heading-m" id="discussion">
        Discussion
      </h2>
      <p className="govuk-body pb-small pb-muted">
        Seen by everyone who works here. It is never shared, published, printed or exported.
      </p>
      {comments.length === 0 ? (
        <p className="govuk-body">Nobody has said anything about this yet.</p>
      ) : (
        <ol className="pb-discussion__list">
          {comments.map((comment) => (
            <CommentItem key={comment.id} {...{ comment, place, names, people }} />
          ))}
        </ol>
      )}
      {can.comment && <AddComment place={place} people={people} />}
    </section>
  );
}

/** Whoever comes by a link to a comment is taken to it: it was not there yet when the page was opened. */
function useWayToComment(): void {
  const { hash } = useLocation();
  useEffect(() => {
    const comment = hash.startsWith('comment-') ? document.getElementById(hash) : null;
    comment?.focus();
    comment?.scrollIntoView({ block: 'center' });
  }, [hash]);
}
