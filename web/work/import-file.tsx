import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import { dropKey, keyFor } from '../drafts.ts';
import { inPlainWords } from '../problems.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { describedBy, FieldError, groupClass, Hint } from '../ui/fields.tsx';
import { useErrorInTitle } from '../ui/page.tsx';

const largest = 4 * 1024 * 1024;
const endings = ['.docx', '.xlsx', '.csv', '.tsv', '.txt'] as const;
const fieldId = 'field-file';

function problemOf(file: File | null): string | null {
  if (file === null) return 'Choose the file of the plan';
  if (!endings.some((ending) => file.name.toLowerCase().endsWith(ending))) {
    return `“${file.name}” is not a Word document (.docx), an Excel workbook (.xlsx) or a CSV file. Save the plan as one of these`;
  }
  if (file.size === 0) return `“${file.name}” is empty. Choose another file`;
  if (file.size > largest) return `“${file.name}” is over 4 MB. Remove pictures from it, save it and try again`;
  return null;
}

/** Sends the file and goes to the page of its import; the same file sent again is recognised. */
function useUpload(authority: string, into: string | undefined) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();
  const upload = async (file: File): Promise<void> => {
    const name = `${authority}.import`;
    setBusy(true);
    setTrouble(null);
    try {
      const key = keyFor(name, [file.name, file.size, file.lastModified, into ?? null]);
      const { id } = await api.startImport(authority, { file, into }, { key });
      dropKey(name);
      await navigate({ to: '/$authority/imports/$import', params: { authority, import: id }, replace: true });
    } catch (error) {
      setTrouble(inPlainWords(error));
    } finally {
      setBusy(false);
    }
  };
  return { upload, busy, trouble };
}

export function ImportFile({ authority, into }: { authority: string; into: string | undefined }) {
  const [file, setFile] = useState<File | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const { upload, busy, trouble } = useUpload(authority, into);
  useErrorInTitle(wrong !== null || trouble !== null);
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (busy) return;
    const problem = problemOf(file);
    setAttempt((before) => before + 1);
    setWrong(problem);
    if (problem === null && file !== null) void upload(file);
  };
  return (
    <form className="pb-form" noValidate onSubmit={handleSubmit}>
      <ErrorSummary
        errors={wrong === null ? [] : [{ id: fieldId, name: 'file', message: wrong }]}
        trouble={wrong === null ? trouble : null}
        attempt={attempt}
        waiting={false}
      />
      <p className="govuk-body">
        {into === undefined
          ? 'Choose the plan as your board agreed it. You will see what was understood, can correct it, and decide whether to keep it. Until then nothing is put in.'
          : 'Choose the changed file of this plan. You will see what would change, row by row and cell by cell, and decide what is taken. Until then nothing changes.'}
      </p>
      <FileField wrong={wrong} choose={setFile} />
      <button className="govuk-button" type="submit" aria-disabled={busy}>
        {busy ? 'Sending the file…' : 'Read this file'}
      </button>
    </form>
  );
}

function FileField({ wrong, choose }: { wrong: string | null; choose: (file: File | null) => void }) {
  return (
    <div className={groupClass(wrong ?? undefined)}>
      <label className="govuk-label govuk-label--m" htmlFor={fieldId}>
        File of the plan
      </label>
      <Hint id={fieldId}>
        A Word document (.docx), an Excel workbook (.xlsx) or a CSV file of up to 4 MB, with the plan in a table
      </Hint>
      <FieldError id={fieldId} error={wrong ?? undefined} />
      <input
        className="govuk-file-upload"
        id={fieldId}
        type="file"
        accept={endings.join(',')}
        aria-describedby={describedBy(fieldId, 'hint', wrong ?? undefined)}
        onChange={(event) => choose(event.target.files?.[0] ?? null)}
      />
    </div>
  );
}
