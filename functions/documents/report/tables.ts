import type { ReportBlock, ReportColumn, ReportDocument, ReportRow, ReportTable } from '#shared/reports/document.ts';

/** A table as a list of lines: every cell is filled, so that it can be sorted and filtered. */
export type Sheet = {
  name: string;
  columns: ReportColumn[];
  rows: { under: string; row: ReportRow }[];
  isUnder: boolean;
};

type Found = { table: ReportTable; under: string; heading: string };

/**
 * The tables of a report, those of the same columns as one: what stood in a heading above a table stands in a column of its
 * own then.
 */
export function sheetsOf({ blocks }: Pick<ReportDocument, 'blocks'>): Sheet[] {
  const byColumns = Map.groupBy(tablesIn(blocks), ({ table }) =>
    table.columns.map(({ heading }) => heading).join('\n'),
  );
  return [...byColumns.values()].map((tables) => {
    const [first] = tables;
    const isUnder = tables.length > 1;
    return {
      name: isUnder ? 'Report' : (first?.heading ?? ''),
      columns: first?.table.columns ?? [],
      isUnder,
      rows: tables.flatMap(({ table, under }) => table.rows.map((row) => ({ under, row }))),
    };
  });
}

function tablesIn(blocks: readonly ReportBlock[]): Found[] {
  const headings: string[] = [];
  const found: Found[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') headings.splice(block.level - 2, headings.length, block.words);
    if (block.kind === 'table') {
      const under = headings.filter((words) => words !== undefined).join(' – ');
      found.push({ table: block, under, heading: headings.at(-1) ?? block.caption });
    }
  }
  return found;
}

/** What a report says outside its tables, in order. */
export function wordsBeside({ blocks }: Pick<ReportDocument, 'blocks'>): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block.words];
    return block.kind === 'list' ? block.items : [];
  });
}
