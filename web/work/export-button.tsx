import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { PlanId } from '#shared/ids.ts';
import { api } from '../api.ts';
import { inPlainWords } from '../problems.ts';
import { useNotices } from '../ui/notices.tsx';

/** Asks for the plan as a Word document and goes to the page that shows how far it is. */
export function ExportButton({ authority, plan, asAt }: { authority: string; plan: PlanId; asAt: string | null }) {
  const navigate = useNavigate();
  const tell = useNotices();
  const [busy, setBusy] = useState(false);
  const handlePress = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const { id } = await api.startExport(authority, { kind: 'plan', plan, format: 'docx', asAt });
      await navigate({ to: '/$authority/exports/$export', params: { authority, export: id } });
    } catch (error) {
      tell({ words: `The export was not started. ${inPlainWords(error)}`, tone: 'trouble' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      className="govuk-button govuk-button--secondary"
      type="button"
      aria-disabled={busy}
      onClick={() => void handlePress()}
    >
      Export to Word
    </button>
  );
}
