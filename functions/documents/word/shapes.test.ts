import { describe, expect, test } from 'vitest';
import { type ACell, aDocx, aParagraph, aTable, found, outline } from './word-fixtures.ts';

const ownWords = ['Area for improvement', 'What we will do', 'Who is responsible', 'By when', 'How will we know'];
const row = (...cells: ACell[]): ACell[] => [...cells, ...Array.from({ length: 5 - cells.length }, () => '')];

describe('tables in the shapes that councils have', () => {
  test('headings in a council’s own words, again on each page, with blank objectives', () => {
    const body =
      aParagraph('Leadership', 'Heading1') +
      aTable(
        ownWords,
        row('A', 'one', 'Heads; LA', 'Termly'),
        row('', 'two'),
        ownWords.map((words) => words.toUpperCase()),
        row('', 'three'),
      );
    const styles =
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>';
    const result = found(aDocx(body, { 'word/styles.xml': styles }));
    expect(outline(result)).toEqual([
      ...['priority: Leadership', '  objective: A', '    action: one', '    action: two', '    action: three'],
    ]);
    expect(result.mapping.shape).toBe('seven-columns');
  });

  test('themes as rows of their own that are not merged, where no heading names them', () => {
    const body = aTable(ownWords, row('Leadership'), row('A', 'one'), row('Readiness for school'), row('B', 'two'));
    expect(outline(found(aDocx(body)))).toEqual([
      ...['priority: Leadership', '  objective: A', '    action: one'],
      ...['priority: Readiness for school', '  objective: B', '    action: two'],
    ]);
  });

  test('headings in two rows, one of them over several columns', () => {
    const upper: ACell[] = [
      ...[
        { words: 'Objective', merge: 'restart' as const },
        { words: 'Action', merge: 'restart' as const },
      ],
      ...[
        { words: 'Delivery', span: 2 },
        { words: 'Impact', merge: 'restart' as const },
      ],
    ];
    const lower: ACell[] = [{ merge: 'continue' }, { merge: 'continue' }, 'Who', 'When', { merge: 'continue' }];
    const result = found(aDocx(aTable(upper, lower, ['A', 'one', 'Head of SEND', 'June 2019', 'More'])));
    expect(result.rows.at(-1)).toMatchObject({
      ...{ title: 'one', dueOn: '2019-06-30' },
      fields: { responsible: 'Head of SEND', timescale: 'June 2019', success: 'More' },
    });
    expect(result.mapping.columns.map((column) => column.heading)).toContain('Delivery – Who');
  });

  test('money and dates in words stay as they are written', () => {
    const words = '£15,000 per school. 18 month project.';
    const result = found(aDocx(aTable(ownWords, row('A', 'one', 'Heads', words, 'More'))));
    expect(result.rows.at(-1)).toMatchObject({ dueOn: null, fields: { timescale: words } });
  });

  test('a column that the plan has not got keeps its words beside the action', () => {
    const result = found(aDocx(aTable([...ownWords, 'Risk'], ['A', 'one', 'Heads', 'June 2019', 'More', 'Staffing'])));
    expect(result.rows.at(-1)?.others).toEqual([{ heading: 'Risk', words: 'Staffing' }]);
    expect(result.mapping.columns).toContainEqual({ heading: 'Risk', column: null });
  });
});
