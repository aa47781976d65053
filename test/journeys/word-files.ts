import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { found } from '#functions/documents/word/word-fixtures.ts';
import { planDocument } from '#functions/documents/word/write-docx.ts';
import { sevenColumns } from '#shared/plans/templates.ts';

export type WordFile = { name: string; mimeType: string; buffer: Buffer };

export const wordFile = (name: string, bytes: Uint8Array): WordFile => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from(bytes),
});

/** A plan in Word, as an authority might have it: one priority, one objective and two actions. */
export function aSmallPlan(title: string): WordFile {
  const row = (
    id: string,
    level: string,
    parent: string | null,
    words: string,
    fields: Record<string, string> = {},
  ) => ({
    ...{ id, level, parent, title: words, fields, order: id, latest: null, removed: null },
  });
  const nodes = [
    row('a0', 'priority', null, 'Every child is ready for school'),
    row('a1', 'objective', 'a0', 'Families are supported'),
    row('a2', 'action', 'a1', 'Hold parenting courses', { responsible: 'Early years lead', timescale: 'Each term' }),
    row('a3', 'action', 'a1', 'Visit every nursery', { responsible: 'Advisers', success: 'All are visited once' }),
  ];
  const plan = { title, purpose: '', agreedOn: '2024-01-15', shape: sevenColumns, nodes };
  return wordFile(
    'small-plan.docx',
    planDocument({ authority: 'Plymouth', plan, asAt: '2024-06-01', printedOn: '2024-06-01' }),
  );
}

const published = resolve(import.meta.dirname, '../../../shared/data/plans/plymouth-2018.docx');

/** A plan that a council published, where it lies beside the repository. */
export const publishedPlan = existsSync(published)
  ? wordFile('plymouth-2018.docx', readFileSync(published))
  : undefined;

/** What is read in a document, without what differs from one reading to the next. */
export function readBack(bytes: Uint8Array) {
  const { mapping, rows } = found(bytes);
  const words = rows.map(({ level, title, fields, dueOn, update }) => ({ level, title, fields, dueOn, update }));
  return { agreedOn: mapping.agreedOn, words };
}
