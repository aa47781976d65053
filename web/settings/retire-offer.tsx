import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Settings } from '#shared/authorities/schema.ts';
import { inPlainWords, ServiceProblem } from '../problems.ts';
import type { Kind, Offer, Offers } from './offers.ts';
import { useSaveSettings } from './use-save-settings.ts';

interface RetireProps<L extends Offers> {
  kind: Kind<L>;
  authority: string;
  settings: Settings;
  own: string;
}

interface Step<L extends Offers> {
  label: string;
  /** What is said to have been done. */
  done: string;
  next: Offer<L>[];
  warning?: true;
}

/** What can be done with one as a whole: to retire it, to offer it again, to let it go for good. */
function stepsFor<L extends Offers>(offers: readonly Offer<L>[], offer: Offer<L>): Step<L>[] {
  const others = offers.filter(({ key }) => key !== offer.key);
  const put = (one: Offer<L>): Offer<L>[] => offers.map((each) => (each.key === offer.key ? one : each));
  const { retired, ...offered } = offer;
  if (retired)
    return [
      // What is left out is optional in both kinds.
      { label: 'Offer it again', done: 'offered again', next: put(offered as Offer<L>) },
      { label: 'Remove for good', done: 'removed', next: others, warning: true },
    ];
  return [{ label: 'Retire', done: 'retired', next: put({ ...offer, retired: true }) }];
}

/** What is offered no more is retired; what nothing was made with can go for good. */
export function RetireOffer<L extends Offers>({ kind, authority, settings, own }: RetireProps<L>) {
  const save = useSaveSettings(authority);
  const navigate = useNavigate();
  const [trouble, setTrouble] = useState<string[]>([]);
  const offers = kind.offersOf(settings);
  const offer = offers.find(({ key }) => key === own);
  if (offer === undefined) return null;
  const take = async ({ next, done }: Step<L>): Promise<void> => {
    try {
      await save(kind.change(next), { version: settings.version }, `The ${kind.one} “${offer.name}” was ${done}.`);
      await navigate({ to: '/$authority/settings', params: { authority } });
    } catch (error) {
      setTrouble(saidBy(error));
    }
  };
  return (
    <section className="pb-section" aria-labelledby="retire">
      <h2 className="govuk-heading-m" id="retire">
        {offer.retired ? 'It is retired' : 'Where it is offered'}
      </h2>
      <p className="govuk-body pb-text">
        {offer.retired
          ? 'It is not offered for new plans. Plans that were made with it keep it.'
          : 'Retired, it is not offered for new plans. Plans that were made with it keep it, and it can be offered again.'}
      </p>
      <Troubles words={trouble} />
      <div className="govuk-button-group">
        {stepsFor(offers, offer).map((step) => (
          <button
            className={`govuk-button govuk-button--${step.warning ? 'warning' : 'secondary'}`}
            type="button"
            key={step.label}
            onClick={() => void take(step)}
          >
            {step.label}
          </button>
        ))}
      </div>
    </section>
  );
}

function Troubles({ words }: { words: string[] }) {
  if (words.length === 0) return null;
  return (
    <div className="govuk-inset-text" role="alert">
      {words.map((each) => (
        <p key={each}>{each}</p>
      ))}
    </div>
  );
}

const saidBy = (error: unknown): string[] =>
  error instanceof ServiceProblem && error.errors.length > 0
    ? error.errors.map(({ detail }) => detail)
    : [inPlainWords(error)];
