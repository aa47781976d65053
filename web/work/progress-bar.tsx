import type { Progress } from '#shared/work/schema.ts';

/** How far long work is: the stage in words, a bar and a count. One may leave the page and come back. */
export function WorkProgress({ progress, words }: { progress: Progress; words: string }) {
  const { stage, done, total } = progress;
  return (
    <div className="pb-progress">
      <p className="govuk-body" role="status">
        {words}
        {stage !== '' && ` ${stage.charAt(0).toUpperCase()}${stage.slice(1)}.`}
        {total > 0 && ` ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}.`}
      </p>
      <progress
        className="pb-progress__bar"
        aria-label="How far it is"
        {...(total > 0 ? { max: total, value: done } : {})}
      />
      <p className="govuk-body pb-small pb-muted">You can leave this page and come back to it: the work goes on.</p>
    </div>
  );
}
