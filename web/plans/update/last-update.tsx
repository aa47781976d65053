import { statusThen } from '#shared/plans/earlier-words.ts';
import { instantInWords, inWords } from '../../ui/dates.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { UpdateSubject } from './update-preview.tsx';

/** What was said last, to be read beside what is being written. */
export function LastUpdate({ view, names }: { view: UpdateSubject; names: (person: string | null) => string }) {
  const { latest } = view.node;
  if (latest === null) {
    return <p className="govuk-body">No update yet. Yours will be the first.</p>;
  }
  const status = statusThen(view.plan.shape, latest) ?? undefined;
  return (
    <div className="pb-last">
      <p className="govuk-body">
        <StatusTag status={status} />
      </p>
      <p className="govuk-body pb-small pb-muted">
        For {inWords(latest.effectiveOn)}, by {names(latest.by)}, recorded {instantInWords(latest.recordedAt)}
      </p>
      <h3 className="govuk-heading-s pb-said__label">Delivered</h3>
      <p className="govuk-body pb-words">{latest.delivered === '' ? 'Nothing given' : latest.delivered}</p>
      <h3 className="govuk-heading-s pb-said__label">Next</h3>
      <p className="govuk-body pb-words">{latest.next === '' ? 'No next step given' : latest.next}</p>
    </div>
  );
}
