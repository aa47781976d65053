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

/** What is offered no more is retired; what nothing was made with can go for good. */
export function RetireOffer<L extends Offers>({ kind, authority, settings, own }: RetireProps<L>) {
  const save = useSaveSettings(authority);
  const navigate = useNavigate();
  const [trouble, setTrouble] = useState<string[]>([]);
  const offers = kind.offersOf(settings);
  const offer = offers.find(({ key }) => key === own);
  if (offer === undefined) return null;
  const change = async (next: Offer<L>[], done: string): Promise<void> => {
    try {
      await save(kind.change(next), { version: settings.version }, `The ${kind.one} “${offer.name}” was ${done}.`);
      await navigate({ to: '/$authority/settings', params: { authority } });
    } catch (error) {
      setTrouble(saidBy(error));
    }
  };
  const others = offers.filter(({ key }) => key !== own);
  const { retired, ...offered } = offer;
  const put = (one: Offer<L>): Offer<L>[] => offers.map((each) => (each.key === own ? one : each));
  return (
    <section className="pb-section" aria-labelledby="retire">
      <h2 className="govuk-heading-m" id="retire">
        {retired ? 'It is retired' : `Retire this ${kind.one}`}
      </h2>
      <p className="govuk-body pb-text">
        {retired
          ? 'It is not offered for new plans. Plans that were made with it keep it.'
          : 'It is then not offered for new plans. Plans that were made with it keep it, and it can be offered again.'}
      </p>
      {trouble.length > 0 && (
        <div className="govuk-inset-text" role="alert">
          {trouble.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      )}
      <div className="govuk-button-group">
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          onClick={() =>
            void (retired
              ? change(put(offered as Offer<L>), 'offered again')
              : change(put({ ...offer, retired: true }), 'retired'))
          }
        >
          {retired ? 'Offer it again' : 'Retire'}
        </button>
        {retired && (
          <button
            className="govuk-button govuk-button--warning"
            type="button"
            onClick={() => void change(others, 'removed')}
          >
            Remove for good
          </button>
        )}
      </div>
    </section>
  );
}

const saidBy = (error: unknown): string[] =>
  error instanceof ServiceProblem && error.errors.length > 0
    ? error.errors.map(({ detail }) => detail)
    : [inPlainWords(error)];
