import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { ReportFormat } from '#shared/reports/schema.ts';
import type { ExportDraft } from '#shared/work/schema.ts';
import { api } from '../api.ts';
import { inPlainWords } from '../problems.ts';
import { useNotices } from '../ui/notices.tsx';
import { SmallSelect } from '../ui/small-fields.tsx';
import { formatNames } from './export-words.ts';

const formats = ['docx', 'pdf', 'html', 'xlsx', 'csv'] as const satisfies readonly ReportFormat[];

interface DownloadProps {
  authority: string;
  draft: (format: ReportFormat) => ExportDraft;
}

/** Asks for what is shown as a file, and goes to the page that shows how far it is. */
export function DownloadAs({ authority, draft }: DownloadProps) {
  const navigate = useNavigate();
  const tell = useNotices();
  const [format, setFormat] = useState<ReportFormat>('docx');
  const [busy, setBusy] = useState(false);
  const handleSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      const work = await api.startExport(authority, draft(format));
      await navigate({ to: '/$authority/exports/$export', params: { authority, export: work.id } });
    } catch (error) {
      tell({ words: `The file was not begun. ${inPlainWords(error)}`, tone: 'trouble' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="pb-as-at pb-download pb-no-print" onSubmit={(event) => void handleSubmit(event)}>
      <SmallSelect
        label="Download as"
        value={format}
        choices={formats.map((each) => ({ value: each, label: formatNames[each] }))}
        choose={(chosen) => setFormat(formats.find((each) => each === chosen) ?? 'docx')}
      />
      <button className="govuk-button govuk-button--secondary pb-as-at__button" type="submit" aria-disabled={busy}>
        Make the file
      </button>
    </form>
  );
}
