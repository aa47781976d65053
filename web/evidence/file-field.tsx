import { useState } from 'react';
import { fileTypes, mostMegabytes } from '#shared/evidence/files.ts';
import { describedBy, FieldError, groupClass, Hint } from '../ui/fields.tsx';
import { useField, useFormContext } from '../ui/form.tsx';
import { announced } from './send-file.ts';

const hint = `Word, PDF, Excel, CSV, PNG or JPEG, ${mostMegabytes} MB at most. It is looked at for malware before anybody can open it.`;

/** Chooses a file, and says of it what will arrive. */
export function FileField({ name, onFile }: { name: string; onFile: (file: File | null) => void }) {
  const field = useField(name);
  const { errors } = useFormContext();
  // What is wrong with a part of it, like its size, is wrong with the file.
  const wrong = errors.find((each) => each.id === field.id || each.id.startsWith(`${field.id}-`));
  const [id, error] = [wrong?.id ?? field.id, wrong?.message];
  const [reading, setReading] = useState(false);
  const choose = async (file: File | null): Promise<void> => {
    onFile(file);
    setReading(true);
    field.set(file === null ? null : await announced(file));
    setReading(false);
  };
  return (
    <div className={groupClass(error)}>
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        File
      </label>
      <Hint id={id}>{hint}</Hint>
      <FieldError id={id} error={error} />
      <input
        className="govuk-file-upload"
        id={id}
        type="file"
        accept={Object.keys(fileTypes).join(',')}
        aria-describedby={describedBy(id, hint, error)}
        aria-busy={reading}
        onChange={(event) => void choose(event.target.files?.[0] ?? null)}
      />
    </div>
  );
}
