import { type ComponentProps, useRef } from 'react';
import { verbNames } from '#shared/boards/names.ts';
import { valueAt } from '../ui/form-values.ts';
import { SavedArea, SavedSelect } from '../ui/saved-fields.tsx';
import { choicesOf } from './board-words.ts';

interface RecommendationsProps {
  saving: ComponentProps<typeof SavedArea>['saving'];
  /** The recommendations that the board has decided on; their words stay. */
  decided: ReadonlySet<string>;
}

type Asked = { id: string | null; verb: keyof typeof verbNames; words: string };
const name = 'report.recommendations';

/** What the board is asked to do, each with its verb. */
export function RecommendationFields({ saving, decided }: RecommendationsProps) {
  const list = valueAt(saving.values, name);
  // Each recommendation is one of those of `valuesOf`, or was added below.
  const asked = (Array.isArray(list) ? list : []) as Asked[];
  const end = useRef<HTMLButtonElement>(null);
  const put = (next: Asked[]): void => saving.set(name, next);
  return (
    <fieldset className="govuk-fieldset pb-asked">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">The board is recommended to</legend>
      {asked.map((each, place) =>
        each.id !== null && decided.has(each.id) ? (
          <p className="govuk-body pb-asked__decided" key={each.id}>
            <strong>{verbNames[each.verb]}</strong> {each.words}
            <span className="pb-small pb-muted"> The board has decided on this, so it stays as it was put.</span>
          </p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a new recommendation has no id until it is saved
          <div className="pb-asked__row" key={place}>
            <SavedSelect
              saving={saving}
              name={`${name}.${place}.verb`}
              label={`What recommendation ${place + 1} asks`}
              choices={choicesOf(verbNames)}
              quiet
            />
            <SavedArea
              saving={saving}
              name={`${name}.${place}.words`}
              label={`Words of recommendation ${place + 1}`}
              rows={2}
              quiet
            />
            <button
              className="pb-link-button pb-link-button--small"
              type="button"
              onClick={() => {
                put(asked.filter((_, at) => at !== place));
                end.current?.focus();
              }}
            >
              Remove<span className="govuk-visually-hidden"> recommendation {place + 1}</span>
            </button>
          </div>
        ),
      )}
      <button
        className="govuk-button govuk-button--secondary"
        type="button"
        ref={end}
        onClick={() => put([...asked, { id: null, verb: 'note', words: '' }])}
      >
        Add a recommendation
      </button>
    </fieldset>
  );
}
