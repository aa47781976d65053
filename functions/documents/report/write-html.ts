import type { ReportBlock, ReportCell, ReportColumn, ReportDocument, ReportTable } from '#shared/reports/document.ts';
import { holdable } from '../word/word-xml.ts';
import { colourOf, shapeSigns } from './look.ts';

/** One page that needs nothing else: no script, no picture, no font, no link to anywhere. */
export function reportHtml(document: ReportDocument): Uint8Array {
  const { title, subtitle, authority, facts, blocks, footer } = document;
  const about = facts.map(({ label, words }) => `<div><dt>${escaped(label)}</dt><dd>${escaped(words)}</dd></div>`);
  const page = `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${title} – ${subtitle} – ${authority}`)}</title>
<style>${styles}@media print{@page{size:A4 ${document.orientation};margin:15mm}}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p class="subtitle">${escaped(subtitle)}</p>
<dl class="facts">${about.join('')}</dl>
${blocks.map(blockHtml).join('\n')}
</main>
<footer><p>${escaped(footer)}</p></footer>
</body>
</html>
`;
  return new TextEncoder().encode(page);
}

function blockHtml(block: ReportBlock, index: number): string {
  if (block.kind === 'heading') {
    const level = Math.min(block.level, 6);
    return `<h${level}>${escaped(block.words)}</h${level}>`;
  }
  if (block.kind === 'paragraph') return `<p>${escaped(block.words)}</p>`;
  if (block.kind === 'list') return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
  return tableHtml(block, `table-${index + 1}`);
}

/** What is wider than the window scrolls inside a region with a name, which the keyboard reaches. */
function tableHtml({ caption, columns, rows }: ReportTable, id: string): string {
  const headings = columns.map(({ heading }) => `<th scope="col">${escaped(heading)}</th>`);
  const body = rows.map(({ cells }) => `<tr>${cells.map((each, at) => cellHtml(each, columns[at])).join('')}</tr>`);
  return `<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table><caption id="${id}">${escaped(caption)}</caption><thead><tr>${headings.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

function cellHtml({ words, span, status }: ReportCell, column: ReportColumn | undefined): string {
  if (span === 0) return '';
  const over = span > 1 ? ` rowspan="${span}"` : '';
  const [first = '', ...rest] = words.split('\n');
  const mark =
    status === null
      ? escaped(first)
      : `<strong class="status" style="color:#${colourOf[status.colour]}"><span aria-hidden="true">${shapeSigns[status.shape]}</span> ${escaped(first)}</strong>`;
  const lines = [mark, ...rest.map(escaped)].join('<br>');
  if (span > 1) return `<th scope="rowgroup"${over}>${lines}</th>`;
  return column?.names === true ? `<th scope="row">${lines}</th>` : `<td>${lines}</td>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (words: string) => holdable(words).replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);

const styles = `
:root{color-scheme:light}
body{margin:0 auto;max-width:100rem;padding:1.5rem;font:1rem/1.5 Arial,Helvetica,sans-serif;color:#0b0c0c;background:#fff}
h1{margin:0;font-size:2rem;line-height:1.2}
h2{margin:2rem 0 .5rem;font-size:1.5rem}
h3{margin:1.5rem 0 .5rem;font-size:1.2rem}
h4,h5,h6{margin:1rem 0 .5rem;font-size:1rem}
.subtitle{margin:.25rem 0 1rem;font-size:1.25rem}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:.25rem 1.5rem;margin:0 0 1.5rem;padding:1rem;background:#f3f2f1}
.facts dt{font-weight:700}
.facts dd{margin:0}
.scroll{overflow-x:auto;margin:0 0 1.5rem}
.scroll:focus{outline:3px solid #fd0;outline-offset:2px}
table{width:100%;border-collapse:collapse}
caption{padding:.5rem 0;font-weight:700;text-align:left}
th,td{min-width:6rem;padding:.4rem .6rem;border:1px solid #505a5f;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{background:#e6e9ec}
tbody th{font-weight:400}
.status{white-space:nowrap}
footer{margin-top:2rem;border-top:1px solid #505a5f;font-size:.875rem}
@media print{
body{padding:0;font-size:9pt}
.scroll{overflow:visible}
thead{display:table-header-group}
tr{break-inside:avoid}
}`;
