import type { Verdict } from '#shared/criteria/schema.ts';
import { ShapeMark } from '../ui/status-tag.tsx';

const verdicts = {
  met: { label: 'Met', colour: 'green', shape: 'tick' },
  partly: { label: 'Partly met', colour: 'orange', shape: 'triangle' },
  'not-met': { label: 'Not met', colour: 'red', shape: 'cross' },
  'not-yet': { label: 'Not yet', colour: 'grey', shape: 'circle' },
  'cannot-say': { label: 'Cannot be said', colour: 'grey', shape: 'bar' },
} as const;

export const verdictInWords = (verdict: Verdict): string => verdicts[verdict].label;

/** Whether a criterion is met, in words and by a shape; before anybody has judged it, that is said. */
export function VerdictTag({ verdict }: { verdict: Verdict | null }) {
  if (verdict === null) return <span className="pb-status pb-status--none">Not judged yet</span>;
  const { label, colour, shape } = verdicts[verdict];
  return (
    <span className={`pb-status pb-status--${colour}`}>
      <ShapeMark shape={shape} />
      {label}
    </span>
  );
}
