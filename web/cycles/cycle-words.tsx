import { Link } from '@tanstack/react-router';
import type { CycleProgress } from '#shared/cycles/mark.ts';
import { stateInWords } from '#shared/cycles/rules.ts';
import type { AskState, Cycle } from '#shared/cycles/schema.ts';
import type { StatusColour, StatusShape } from '#shared/vocabulary.ts';
import { inWords } from '../ui/dates.ts';
import { MissingMark, ShapeMark } from '../ui/status-tag.tsx';
import { counted, shortened } from '../ui/words.ts';

const marks: Record<Exclude<AskState, 'no-update'>, { colour: StatusColour; shape: StatusShape }> = {
  asked: { colour: 'grey', shape: 'bar' },
  answered: { colour: 'blue', shape: 'circle' },
  returned: { colour: 'orange', shape: 'triangle' },
  accepted: { colour: 'green', shape: 'tick' },
};

/** How an ask stands, in words and with a shape. */
export function AskTag({ state }: { state: AskState }) {
  if (state === 'no-update') return <MissingMark words="No update" />;
  const { colour, shape } = marks[state];
  return (
    <span className={`pb-status pb-status--${colour}`}>
      <ShapeMark shape={shape} />
      {stateInWords[state]}
    </span>
  );
}

/** What the cycle is about, in one line. */
export function CycleFacts({ cycle }: { cycle: Cycle }) {
  const { from, to, dataOn, dueOn, locked } = cycle;
  return (
    <p className="pb-plan-facts">
      Covers {inWords(from)} to {inWords(to)} · data as at {inWords(dataOn)} ·{' '}
      {locked === null ? `answers due ${inWords(dueOn)}` : `locked ${inWords(locked.on)}`}
    </p>
  );
}

/** How far it has come, as a sentence. */
export function progressInWords(progress: CycleProgress): string {
  const { asked, answered, returned, accepted, noUpdate, unowned } = progress;
  const parts = [
    `${accepted} accepted`,
    answered > 0 ? `${answered} to review` : '',
    returned > 0 ? `${returned} returned` : '',
    asked > 0 ? `${asked} not answered` : '',
    unowned > 0 ? `${unowned} without an owner` : '',
    noUpdate > 0 ? `${noUpdate} without an update` : '',
  ].filter((part) => part !== '');
  const all = asked + answered + returned + accepted + noUpdate + unowned;
  return `${counted(all, 'action')}: ${parts.join(', ')}`;
}

interface CrumbPlace {
  authority: string;
  plan: string;
}

export const planCrumb = (place: CrumbPlace, title: string | undefined) => (
  <Link className="govuk-breadcrumbs__link" to="/$authority/plans/$plan" params={place} key="plan">
    {shortened(title ?? 'Plan', 50)}
  </Link>
);

export const cyclesCrumb = (place: CrumbPlace) => (
  <Link className="govuk-breadcrumbs__link" to="/$authority/plans/$plan/cycles" params={place} key="cycles">
    Update cycles
  </Link>
);
