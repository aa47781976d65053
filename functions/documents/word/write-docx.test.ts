import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { PrintedNode } from '#shared/plans/printed-parts.ts';
import { sevenColumns } from '#shared/plans/templates.ts';
import { found, outline } from './word-fixtures.ts';
import { type PlanPrint, planDocument } from './write-docx.ts';

const node = (id: string, parent: string | null, level: string, more: Partial<PrintedNode> = {}): PrintedNode => ({
  ...{ id, parent, level, title: `${level} ${id}`, fields: {}, order: `a${id}`, latest: null, removed: null },
  ...more,
});

const nodes = [
  node('4', '2', 'action', { fields: { responsible: 'Lead', success: 'One & "two" <three>' } }),
  node('1', null, 'priority'),
  node('2', '1', 'objective'),
  node('3', '2', 'action', { title: 'First line\nsecond line\tafter a tab' }),
  node('5', null, 'priority', { removed: { on: '2026-01-01', why: 'Merged' } }),
  node('6', '5', 'objective'),
];

function print(more: Partial<PlanPrint['plan']> = {}, appendix: string | null = null): PlanPrint {
  const plan = { title: 'A plan', purpose: 'Why', agreedOn: '2018-04-01', shape: sevenColumns, nodes, ...more };
  return { authority: 'Plymouth', plan, asAt: '2019-09-01', printedOn: '2026-01-15', appendix };
}

function part(name: string, printed = print()): string {
  return strFromU8(unzipSync(planDocument(printed))[name] ?? new Uint8Array());
}

describe('planDocument', () => {
  test('siblings come in their order and what was removed is not printed', () => {
    expect(outline(found(planDocument(print())))).toEqual([
      ...['priority: priority 1', '  objective: objective 2'],
      ...['    action: First line\nsecond line\tafter a tab', '    action: action 4'],
    ]);
  });

  test('the same plan gives the same bytes', () => {
    expect(planDocument(print())).toEqual(planDocument(print()));
  });

  test('the heading row stands on every page, no row is cut and an objective of two actions is one cell', () => {
    const xml = part('word/document.xml');
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(3);
    expect(xml.match(/<w:vMerge w:val="(restart|continue)"\/>/g)).toHaveLength(2);
    expect(xml).toContain('w:orient="landscape"');
  });

  test('the foot of the page tells the authority, the plan, its dates and the pages', () => {
    const words = part('word/footer1.xml').replace(/<[^>]+>/g, '');
    expect(words).toContain('Plymouth – A plan');
    expect(words).toContain('As at 1 September 2019. Printed on 15 January 2026.');
    expect(part('word/footer1.xml')).toMatch(/PAGE .*NUMPAGES /);
  });

  test('the properties name the plan and nobody', () => {
    const core = part('docProps/core.xml');
    expect(core).toContain('<dc:title>A plan</dc:title>');
    expect(core).not.toMatch(/creator|lastModifiedBy/);
    expect(part('word/styles.xml')).toContain('<w:lang w:val="en-GB"');
  });

  test('the appendix line is printed above the title unless the title says it', () => {
    expect(part('word/document.xml', print({}, 'Appendix 1'))).toContain('Appendix 1</w:t>');
    const own = part('word/document.xml', print({ title: 'Appendix 1 – A plan' }, 'Appendix 1'));
    expect(own.match(/Appendix 1/g)).toHaveLength(1);
  });

  test('a plan without rows is a heading row, and is read as a plan without rows', () => {
    expect(found(planDocument(print({ nodes: [] })))).toMatchObject({ rows: [], mapping: { title: 'A plan' } });
  });

  test('what markup cannot hold is left out, and a title of nothing else is not lost', () => {
    const odd = [
      node('1', null, 'priority', { title: 'a\u0000b\r\nc\ud800' }),
      node('2', null, 'priority', { title: '\u0001' }),
    ];
    expect(outline(found(planDocument(print({ nodes: odd }))))).toEqual(['priority: ab\nc\ufffd', 'priority: \ufffd']);
  });
});
