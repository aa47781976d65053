import { TextField } from '../../ui/fields.tsx';
import { useFormContext } from '../../ui/form.tsx';
import type { Values } from '../../ui/form-values.ts';

const most = 20;

/** Links that show what was delivered, each with what it shows. */
export function EvidenceFields({ values }: { values: Values }) {
  const { set } = useFormContext();
  const links: unknown[] = Array.isArray(values.evidence) ? values.evidence : [];
  const remove = (place: number): void => {
    const others = links.filter((_link, other) => other !== place);
    set('evidence', others);
  };
  return (
    <fieldset className="govuk-fieldset govuk-form-group" id="field-evidence">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Evidence</legend>
      <p className="govuk-hint">Optional. Links to minutes, reports or figures that show it.</p>
      {links.map((_link, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a link has no other name until it is recorded
        <EvidenceLink key={place} place={place} remove={() => remove(place)} />
      ))}
      {links.length < most && (
        <button
          className="govuk-button govuk-button--secondary pb-evidence__add"
          type="button"
          onClick={() => set('evidence', [...links, { label: '', href: '' }])}
        >
          {links.length === 0 ? 'Add a link' : 'Add another link'}
        </button>
      )}
    </fieldset>
  );
}

function EvidenceLink({ place, remove }: { place: number; remove: () => void }) {
  return (
    <div className="pb-evidence">
      <TextField name={`evidence.${place}.label`} label={`What link ${place + 1} shows`} />
      <TextField
        name={`evidence.${place}.href`}
        label={`Web address of link ${place + 1}`}
        type="url"
        spellCheck={false}
      />
      <button className="pb-link-button pb-link-button--small" type="button" onClick={remove}>
        Remove link {place + 1}
      </button>
    </div>
  );
}
