import { describe, expect, test } from 'vitest';
import { openDocx } from './open-docx.ts';
import { type ReadDocument, readTables } from './read-tables.ts';
import { DocumentRefused } from './refused.ts';
import { type ACell, aCell, aDocx, aParagraph, aTable } from './word-fixtures.ts';

const read = (body: string, more: Record<string, string> = {}): ReadDocument => readTables(openDocx(aDocx(body, more)));

function problemsOf(body: string) {
  try {
    read(body);
    return [];
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error;
    return error.problems;
  }
}

function firstTable(...rows: ACell[][]) {
  const table = read(aTable(...rows)).blocks.find((block) => block.kind === 'table');
  return table?.kind === 'table' ? table.rows : [];
}

/** The words of one cell with this inside. */
const wordsIn = (xml: string) => firstTable([{ xml }])[0]?.cells[0]?.text;

describe('the words of a cell', () => {
  test.each([
    [
      'paragraphs stand on lines of their own',
      '<w:p><w:r><w:t>one</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>two</w:t></w:r></w:p>',
      'one\n\ntwo',
    ],
    [
      'runs are joined as they are',
      '<w:p><w:r><w:t xml:space="preserve">on </w:t></w:r><w:r><w:t>e</w:t></w:r></w:p>',
      'on e',
    ],
    [
      'only the ends are trimmed',
      '<w:p><w:r><w:t xml:space="preserve">  a\u00a0b   c </w:t></w:r></w:p>',
      'a\u00a0b   c',
    ],
    [
      'a tab and a line break are kept',
      '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>',
      'a\tb\nc',
    ],
    [
      'a place to hyphenate says nothing',
      '<w:p><w:r><w:t>edu</w:t><w:softHyphen/><w:t>cation</w:t></w:r></w:p>',
      'education',
    ],
    [
      'a hyphen that keeps words together is one',
      '<w:p><w:r><w:t>re</w:t><w:noBreakHyphen/><w:t>vamp</w:t></w:r></w:p>',
      're\u2011vamp',
    ],
    ['a link is its words', '<w:p><w:hyperlink><w:r><w:t>the plan</w:t></w:r></w:hyperlink></w:p>', 'the plan'],
    [
      'inserted words are kept and deleted ones are not',
      '<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></w:del></w:p>',
      'new',
    ],
    [
      'moved words are where they were moved to',
      '<w:p><w:moveFrom><w:r><w:t>there</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo></w:p>',
      'here',
    ],
    [
      'a deleted paragraph mark joins two lines',
      '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>on</w:t></w:r></w:p><w:p><w:r><w:t>e</w:t></w:r></w:p>',
      'one',
    ],
    [
      'the code of a field is not words, its result is',
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText></w:r><w:r><w:t>May</w:t></w:r></w:p>',
      'May',
    ],
    [
      'content controls are transparent',
      '<w:sdt><w:sdtContent><w:p><w:sdt><w:sdtContent><w:r><w:t>in</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>',
      'in',
    ],
    [
      'the prompt of an empty control is not words',
      '<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt></w:p>',
      '',
    ],
    [
      'hidden words are not words',
      '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r></w:p>',
      'shown',
    ],
    [
      'a bullet of a symbol font is a bullet',
      '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t>a</w:t></w:r></w:p>',
      '•a',
    ],
    [
      'a table inside the cell is its words',
      `${aTable(['a', { words: 'b', span: 2, merge: 'continue' }])}${aParagraph('c')}`,
      'a\nb\nc',
    ],
    [
      'markup of another kind is passed over',
      '<w:p><w:r><x:t xmlns:x="urn:x">no</x:t><w:t>yes</w:t></w:r></w:p>',
      'yes',
    ],
    [
      'a drawing’s second copy is not read',
      '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:t>one</w:t></mc:Choice><mc:Fallback><w:t>two</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>',
      'one',
    ],
  ])('%s', (_, xml, words) => {
    expect(wordsIn(xml)).toBe(words);
  });

  test('a cell of 50,000 characters is refused, saying where it is', () => {
    const problems = problemsOf(`${aTable(['a'])}${aTable(['a', 'b'], ['c', 'x'.repeat(50_000)])}`);
    expect(problems).toEqual([
      {
        detail: 'Table 2, row 2, column 2: the cell has 50,000 characters. Shorten it to 20,000 or split the row.',
        at: { table: 2, row: 2, column: 2 },
      },
    ]);
  });

  test('a cell of 20,000 characters is read', () => {
    expect(firstTable(['x'.repeat(20_000)])[0]?.cells[0]?.text).toHaveLength(20_000);
  });
});

describe('readTables', () => {
  test('merges, spans and places left out at the ends of a row are told', () => {
    const xml = '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="2"/><w:tblHeader/></w:trPr>';
    const cells = aCell({ words: 'a', merge: 'restart' }) + aCell({ span: 3, merge: 'continue' });
    const [block] = read(`${xml}${cells}</w:tr></w:tbl>`).blocks;
    expect(block).toMatchObject({
      rows: [
        {
          ...{ before: 1, after: 2, header: true },
          cells: [
            { text: 'a', span: 1, merge: 'restart' },
            { text: '', span: 3, merge: 'continue' },
          ],
        },
      ],
    });
  });

  test('a deleted row is not read', () => {
    const deleted = `<w:tr><w:trPr><w:del/></w:trPr>${aCell('old')}</w:tr>`;
    expect(read(`<w:tbl>${deleted}<w:tr>${aCell('new')}</w:tr></w:tbl>`).blocks).toMatchObject([
      { rows: [{ cells: [{ text: 'new' }] }] },
    ]);
  });

  test('headings are known by the name of the style, by what it is based on, or by outline', () => {
    const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
      <w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
      <w:style w:styleId="Ours"><w:name w:val="Council heading"/><w:basedOn w:val="berschrift2"/></w:style>
      <w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style></w:styles>`;
    const outlined = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>d</w:t></w:r></w:p>';
    const body = `${aParagraph('a', 'berschrift2')}${aParagraph('b', 'Ours')}${aParagraph('c', 'Loop')}${outlined}${aParagraph('e', 'Title')}`;
    const blocks = read(body, { 'word/styles.xml': styles }).blocks;
    expect(blocks.map((block) => (block.kind === 'paragraph' ? `${block.role} ${block.level}` : ''))).toEqual([
      ...['heading 2', 'heading 2', 'text 0', 'heading 1', 'title 0'],
    ]);
  });

  test('a document in the strict dialect is read alike', () => {
    const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
    const xml = `<w:document xmlns:w="${strict}"><w:body>${aTable(['a'])}</w:body></w:document>`;
    expect(read('', { 'word/document.xml': xml }).blocks).toMatchObject([{ rows: [{ cells: [{ text: 'a' }] }] }]);
  });

  test('more than 20,000 rows are refused', () => {
    const rows = `<w:tr>${aCell('')}</w:tr>`.repeat(20_001);
    expect(problemsOf(`<w:tbl>${rows}</w:tbl>`)[0]?.detail).toMatch(/more than 20,000 rows|unpacks to far more/);
  });
});
