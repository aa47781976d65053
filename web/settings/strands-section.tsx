import { Link } from '@tanstack/react-router';
import type { Settings } from '#shared/authorities/schema.ts';
import { current } from '#shared/plans/current.ts';
import { counted } from '../ui/words.ts';

/** Where actions go that leave a plan: how many there are, and the way to them. */
export function StrandsSection({ settings, authority }: { settings: Settings; authority: string }) {
  const strands = settings.strands ?? [];
  const going = current(strands).length;
  const ended = strands.length - going;
  return (
    <section className="pb-section" aria-labelledby="strands">
      <h2 className="govuk-heading-m" id="strands">
        Strands, strategies and day-to-day business
      </h2>
      <p className="govuk-body pb-text">
        {strands.length === 0
          ? 'There is no list yet. Whoever hands an action over types where it goes.'
          : `${counted(going, 'entry', 'entries')} to choose from where an action is handed over or a row is linked${
              ended === 0 ? '' : `, and ${counted(ended, 'ended one')}`
            }.`}
      </p>
      <div className="govuk-button-group">
        {settings.can.change && (
          <Link
            className="govuk-button govuk-button--secondary"
            to="/$authority/settings/strands"
            params={{ authority }}
          >
            {strands.length === 0 ? 'Begin the list' : 'Change the list'}
          </Link>
        )}
        <Link className="govuk-link" to="/$authority/strands" params={{ authority }}>
          See what leads to them
        </Link>
      </div>
    </section>
  );
}
