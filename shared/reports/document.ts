import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { NodeId } from '../ids.ts';
import { StatusMark } from '../vocabulary.ts';

/** A cell: its words, over how many rows it goes, and the status that its first line names. */
export const ReportCell = z.object({
  words: z.string().describe('Lines are parted by a line break'),
  span: z.int().describe('Over how many rows it goes; 0 where the cell above goes over this row, with the same words'),
  status: StatusMark.nullable().describe('The status that the first line names'),
});
export type ReportCell = z.infer<typeof ReportCell>;

export const ReportRow = z.object({
  node: NodeId.nullable().describe('The row of the plan that it tells of'),
  cells: z.array(ReportCell),
});
export type ReportRow = z.infer<typeof ReportRow>;

export const ReportColumn = z.object({
  heading: z.string(),
  weight: z.int().describe('How wide it is, beside the others'),
  names: z.boolean().describe('Its cells name their rows'),
});
export type ReportColumn = z.infer<typeof ReportColumn>;

const words = z.string();

export const ReportTable = z.object({
  kind: z.literal('table'),
  caption: words,
  columns: z.array(ReportColumn),
  rows: z.array(ReportRow),
});
export type ReportTable = z.infer<typeof ReportTable>;

export const ReportBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.int().describe('2 for the highest below the title'), words }),
  z.object({ kind: z.literal('paragraph'), words }),
  z.object({ kind: z.literal('list'), items: z.array(words) }),
  ReportTable,
]);
export type ReportBlock = z.infer<typeof ReportBlock>;

export const ReportFact = z.object({ label: z.string(), words });
export type ReportFact = z.infer<typeof ReportFact>;

/** A report as it is read, whatever it is written as: on the page, in Word, as a page of its own, PDF, Excel or CSV. */
export const ReportDocument = z
  .object({
    title: z.string(),
    subtitle: z.string(),
    footer: z.string(),
    authority: z.string(),
    orientation: z.enum(['landscape', 'portrait']).describe('How it lies on paper'),
    dated: LocalDate.describe('The date of the report'),
    facts: z
      .array(ReportFact)
      .describe('Whose it is, of which plan, the period, the date of the data and of the report'),
    blocks: z.array(ReportBlock),
  })
  .meta({ id: 'ReportDocument' });
export type ReportDocument = z.infer<typeof ReportDocument>;

export const cell = (words: string, status: StatusMark | null = null): ReportCell => ({ words, span: 1, status });

export const column = (heading: string, weight: number, names = false): ReportColumn => ({ heading, weight, names });
