import { Link } from '@tanstack/react-router';
import type { WaitingMention } from '#shared/authorities/home.ts';
import { inWords } from '../ui/dates.ts';
import { shortened } from '../ui/words.ts';

interface MentionProps {
  mention: WaitingMention;
  authority: string;
  by: string;
}

/** Where somebody mentions one, and who; it waits until one has seen it. */
export function MentionWords({ mention, authority, by }: MentionProps) {
  const { plan, planTitle, node, title, comment, on } = mention;
  return (
    <div className="pb-waiting__words">
      <Link
        className="govuk-link"
        to="/$authority/plans/$plan/actions/$node"
        params={{ authority, plan, node }}
        hash={`comment-${comment}`}
      >
        {shortened(title, 160)}
      </Link>
      <p className="pb-waiting__line">
        <strong>{by} mentioned you</strong> · {inWords(on)} · {planTitle}
      </p>
    </div>
  );
}

export function MentionButton({ mention, authority, by }: MentionProps) {
  const { plan, node, comment, title } = mention;
  return (
    <Link
      className="govuk-button govuk-button--secondary"
      to="/$authority/plans/$plan/actions/$node"
      params={{ authority, plan, node }}
      hash={`comment-${comment}`}
    >
      Read the comment
      <span className="govuk-visually-hidden">
        {' '}
        of {by} on {shortened(title)}
      </span>
    </Link>
  );
}
