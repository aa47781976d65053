import type { Settings } from '#shared/authorities/schema.ts';
import type { Import } from '#shared/work/schema.ts';
import { SchemeField } from '../plans/scheme-field.tsx';
import { Select } from '../ui/fields.tsx';
import { textAt, type Values } from '../ui/form-values.ts';

interface StatusesProps {
  work: Import;
  settings: Pick<Settings, 'shapes' | 'schemes'>;
  values: Values;
}

/** Whether the file is read with the statuses that it was read with before; words that meant one of others mean it no more. */
export const hasSameStatuses = ({ mapping }: Import, values: Values): boolean =>
  mapping !== null && textAt(values, 'shape') === mapping.shape && textAt(values, 'scheme') === (mapping.scheme ?? '');

/** Which statuses a new plan has, and what the words of the file mean among them. */
export function StatusFields({ work, settings, values }: StatusesProps) {
  const { statuses, into } = work;
  const found = statuses?.found ?? [];
  const choices = (statuses?.offered ?? []).map(({ key, label }) => ({ value: key, label }));
  return (
    <>
      {into === null && <SchemeField settings={settings} shape={textAt(values, 'shape')} />}
      {found.length > 0 && !hasSameStatuses(work, values) && (
        <p className="govuk-body">
          The file has words for {found.length === 1 ? 'one status' : `${found.length} statuses`}. They are read by the
          statuses that you have chosen; you can say what each means after that.
        </p>
      )}
      {hasSameStatuses(work, values) &&
        found.map(({ words }, place) => (
          <Select
            key={words}
            name={`statuses.${place}.status`}
            label={`Status “${words}” means`}
            none=""
            choices={[{ value: '', label: 'None of these; keep its words beside the row' }, ...choices]}
          />
        ))}
    </>
  );
}
