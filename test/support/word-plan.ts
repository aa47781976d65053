import { planDocument } from '#functions/documents/word/write-docx.ts';
import { sevenColumns } from '#shared/plans/templates.ts';

/** A Word document of one priority, one objective and one action, as the product itself writes them. */
export function aWordPlan(mark = 'Plan'): Uint8Array {
  const node = (level: string, parent: string | null) => ({
    ...{ id: level, parent, level, title: `${level} ${mark}`, order: 'a0', latest: null, removed: null },
    fields: level === 'action' ? { responsible: `Lead ${mark}` } : {},
  });
  const nodes = [node('priority', null), node('objective', 'priority'), node('action', 'objective')];
  const plan = { title: `Plan ${mark}`, purpose: '', agreedOn: '2024-01-15', shape: sevenColumns, nodes };
  return planDocument({ authority: `Authority ${mark}`, plan, asAt: '2024-06-01', printedOn: '2024-06-01' });
}

export function aWordUpload(mark?: string, into?: string): FormData {
  const form = new FormData();
  form.set('kind', 'plan');
  if (into !== undefined) form.set('into', into);
  form.set('file', new File([new Uint8Array(aWordPlan(mark))], `${mark ?? 'plan'}.docx`));
  return form;
}
