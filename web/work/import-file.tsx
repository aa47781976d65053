import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import { dropKey, keyFor } from '../drafts.ts';
import { inPlainWords } from '../problems.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { useErrorInTitle } from '../ui/page.tsx';

const largest = 4 * 1024 * 1024;
const fieldId = 'field-file';

function problemOf(file: File | null): string | null {
  if (file === null) return 'Choose the Word document of the plan';
  if (!file.name.toLowerCase().endsWith('.docx')) {
    return `“${file.name}” is not a Word document ending in .docx. In Word, choose Save As and “Word Document (.docx)”`;
  }
  if (file.size === 0) return `“${file.name}” is empty. Choose another file`;
  if (file.size > largest) return `“${file.name}” is over 4 MB. Remove pictures from it, save it and try again`;
  return null;
}

export function ImportFile({ authority }: { authority: string }) {
  const [file, setFile] = useState<File | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();
  useErrorInTitle(wrong !== null || trouble !== null);

  const upload = async (chosen: File): Promise<void> => {
    setBusy(true);
    const name = `${authority}.import`;
    try {
      const key = keyFor(name, [chosen.name, chosen.size, chosen.lastModified]);
      const { id } = await api.startImport(authority, chosen, { key });
      dropKey(name);
      await navigate({ to: '/$authority/imports/$import', params: { authority, import: id }, replace: true });
    } catch (error) {
      setTrouble(inPlainWords(error));
    } finally {
      setBusy(false);
    }
  };
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (busy) return;
    const problem = problemOf(file);
    setAttempt((before) => before + 1);
    setWrong(problem);
    setTrouble(null);
    if (problem === null && file !== null) void upload(file);
  };
  return (
    <form className="pb-form" noValidate onSubmit={handleSubmit}>
      <ErrorSummary
        errors={wrong === null ? [] : [{ id: fieldId, name: 'file', message: wrong }]}
        trouble={trouble}
        attempt={attempt}
        waiting={false}
      />
      <p className="govuk-body">
        Choose the document as your board agreed it. You will see what was understood, can correct it, and decide
        whether to keep it. Until then nothing is put in.
      </p>
      <div className={wrong === null ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error'}>
        <label className="govuk-label govuk-label--m" htmlFor={fieldId}>
          Word document
        </label>
        <div className="govuk-hint" id={`${fieldId}-hint`}>
          A .docx file of up to 4 MB, with the plan in a table
        </div>
        {wrong !== null && (
          <p className="govuk-error-message" id={`${fieldId}-error`}>
            <span className="govuk-visually-hidden">Error:</span> {wrong}
          </p>
        )}
        <input
          className="govuk-file-upload"
          id={fieldId}
          type="file"
          accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          aria-describedby={wrong === null ? `${fieldId}-hint` : `${fieldId}-hint ${fieldId}-error`}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </div>
      <button className="govuk-button" type="submit" aria-disabled={busy}>
        {busy ? 'Sending the document…' : 'Read this document'}
      </button>
    </form>
  );
}
