import { typeWords } from '#shared/plans/current.ts';
import { understandAs, understoodInWords } from '#shared/plans/understand-as.ts';
import type { ColumnType } from '#shared/vocabulary.ts';

/** What the words of a column are understood as, in words; that they are kept, where they are not. */
export function understoodLine(type: ColumnType, text: string): string | null {
  if (type === 'text' || text.trim() === '') return null;
  const understood = understandAs(type, text);
  const words = understoodInWords(understood);
  if (words === null) return `Not understood as ${typeWords(type).as}: kept as words.`;
  return `Understood as: ${understood.as === 'date' && !understood.exact ? 'by ' : ''}${words}`;
}
