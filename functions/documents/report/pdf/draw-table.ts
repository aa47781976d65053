import type { ReportCell, ReportTable } from '#shared/reports/document.ts';
import { colourOf, shapeSigns } from '../look.ts';
import { type Canvas, type Faces, margin, rule, shade, type TextLook } from './canvas.ts';
import { type Element, element } from './structure.ts';
import { spaced, wrapped } from './wrap.ts';

const size = 8;
const leading = 10.5;
const padding = 3;
const plain: TextLook = { font: 'regular', size };
const strong: TextLook = { font: 'bold', size };

/** A cell in lines; `mark` is drawn before the first. */
type Box = {
  lines: string[];
  of: Element | null;
  look: TextLook;
  first: TextLook;
  mark: string | null;
  again: boolean;
};
type Drawing = { canvas: Canvas; faces: Faces; left: number[]; wide: number[] };

/** A table whose heading row stands on each of its pages. A row is cut only where it is higher than a page. */
export function drawTable(canvas: Canvas, faces: Faces, { caption, columns, rows }: ReportTable): Element {
  const table = element('Table');
  const total = columns.reduce((sum, { weight }) => sum + weight, 0);
  const wide = columns.map(({ weight }) => (canvas.inside * weight) / total);
  const left = wide.map((_, at) => margin + wide.slice(0, at).reduce((sum, width) => sum + width, 0));
  const drawing: Drawing = { canvas, faces, left, wide };
  const head = element('TR');
  const headings = columns.map(({ heading }, at): Box => {
    const of = element('TH', '/O /Table /Scope /Column');
    head.kids.push(of);
    return boxOf(drawing, at, { words: heading, of, look: strong });
  });
  const body = rows.map(({ cells }) =>
    boxesOf(
      drawing,
      cells,
      columns.map(({ names }) => names),
    ),
  );
  const first = body[0] === undefined ? 0 : heightOf(body[0].boxes);
  const captioned = captionOf(drawing, caption, heightOf(headings) + Math.min(first, canvas.full / 3));
  drawRow(drawing, headings, true);
  for (const { boxes, row } of body) {
    table.kids.push(row);
    placeRow(drawing, boxes, headings);
  }
  endTable(canvas);
  canvas.down(6);
  table.kids = [
    captioned,
    section('THead', [head]),
    section(
      'TBody',
      body.map(({ row }) => row),
    ),
  ];
  return table;
}

function section(tag: string, kids: Element[]): Element {
  return { ...element(tag), kids };
}

function captionOf({ canvas, faces }: Drawing, caption: string, below: number): Element {
  const of = element('Caption');
  const look: TextLook = { font: 'bold', size: 9 };
  const lines = wrapped(caption, canvas.inside, (words) => faces.bold.width(words, look.size));
  if (canvas.room < lines.length * 12 + below) canvas.newPage();
  for (const index of lines.keys()) {
    canvas.down(12);
    canvas.content(of, canvas.text(spaced(lines, index), { x: margin, y: canvas.y + 3 }, look));
  }
  canvas.down(2);
  return of;
}

type Filled = { words: string; of: Element | null; look: TextLook; status?: ReportCell['status'] };

function boxOf({ faces, wide }: Drawing, at: number, { words, of, look, status = null }: Filled): Box {
  const width = (wide[at] ?? 0) - 2 * padding;
  const mark = status === null ? null : shapeSigns[status.shape];
  const [head = '', ...rest] = words.split('\n');
  const first = status === null ? look : { ...strong, colour: colourOf[status.colour] };
  const lead = mark === null ? 0 : size * 1.3;
  const lines = [
    ...wrapped(head, width - lead, (each) => faces[first.font].width(each, size)),
    ...(rest.length === 0 ? [] : wrapped(rest.join('\n'), width, (each) => faces[look.font].width(each, size))),
  ];
  return { lines, of, look, first, mark, again: false };
}

/** What an earlier row’s cell says over this row too is said again on a new page, for the eye. */
function boxesOf(drawing: Drawing, cells: readonly ReportCell[], names: readonly boolean[]) {
  const row = element('TR');
  const boxes = cells.map(({ words, span, status }, at): Box => {
    if (span === 0) return { ...boxOf(drawing, at, { words, of: null, look: plain }), again: true };
    const isHeading = span > 1 || names[at] === true;
    const scope = `/O /Table${isHeading ? ' /Scope /Row' : ''}${span > 1 ? ` /RowSpan ${span}` : ''}`;
    const of = element(isHeading ? 'TH' : 'TD', scope === '/O /Table' ? '' : scope);
    row.kids.push(of);
    return boxOf(drawing, at, { words, of, look: plain, status });
  });
  return { boxes, row };
}

const heightOf = (boxes: readonly Box[], fresh = false): number =>
  Math.max(1, ...boxes.map(({ lines, again }) => (again && !fresh ? 1 : lines.length))) * leading + 2 * padding;

function placeRow(drawing: Drawing, boxes: readonly Box[], headings: readonly Box[]): void {
  const { canvas } = drawing;
  let rest = boxes;
  let fresh = false;
  const turn = () => {
    endTable(canvas);
    canvas.newPage();
    drawRow(
      drawing,
      headings.map((heading) => ({ ...heading, of: null })),
      true,
    );
    fresh = true;
  };
  const onNewPage = canvas.full - heightOf(headings);
  if (heightOf(rest) > canvas.room && (heightOf(rest, true) <= onNewPage || canvas.room < canvas.full / 4)) turn();
  while (heightOf(rest, fresh) > canvas.room) {
    const fit = Math.max(1, Math.floor((canvas.room - 2 * padding) / leading));
    drawRow(
      drawing,
      rest.map((box) => ({ ...box, lines: box.lines.slice(0, fit) })),
      fresh,
    );
    rest = rest.map((box) => ({ ...box, lines: box.lines.slice(fit), mark: null, first: box.look }));
    turn();
  }
  drawRow(drawing, rest, fresh);
}

/** The line under the last row of a page; between rows each cell has its own above it, but where one goes over both. */
function endTable(canvas: Canvas): void {
  const right = margin + canvas.inside;
  canvas.aside(rule({ x: margin, y: canvas.y }, { x: right, y: canvas.y }));
}

/** `fresh`: the first row of a page, where what goes over several rows is said again. */
function drawRow({ canvas, left, wide }: Drawing, boxes: readonly Box[], fresh: boolean): void {
  const height = heightOf(boxes, fresh);
  const top = canvas.y;
  const isHeading = boxes.every(({ look }) => look === strong);
  if (isHeading) canvas.aside(shade({ x: margin, y: top - height, width: canvas.inside, height }, 'e6e9ec'));
  const edges = boxes.map(({ again }, at) => {
    const [x, width] = [left[at] ?? 0, wide[at] ?? 0];
    const over = again && !fresh ? '' : `${rule({ x, y: top }, { x: x + width, y: top })}\n`;
    return `${over}${rule({ x, y: top }, { x, y: top - height })}`;
  });
  const right = margin + canvas.inside;
  canvas.aside([...edges, rule({ x: right, y: top }, { x: right, y: top - height })].join('\n'));
  for (const [at, box] of boxes.entries())
    drawBox(canvas, { x: (left[at] ?? 0) + padding, y: top - padding }, box, fresh);
  canvas.down(height);
}

function drawBox(canvas: Canvas, at: { x: number; y: number }, box: Box, fresh: boolean): void {
  if (box.again && !fresh) return;
  const { of, mark, first, look } = box;
  const isSaid = box.lines.some((line) => line !== '');
  if (!isSaid) return;
  const line = (index: number) => ({
    x: at.x + (index === 0 && mark !== null ? size * 1.3 : 0),
    y: at.y - size - index * leading + 1,
  });
  const lines = box.lines.map((_, index) =>
    canvas.text(spaced(box.lines, index), line(index), index === 0 ? first : look),
  );
  if (mark !== null) canvas.aside(canvas.text(mark, { x: at.x, y: line(0).y }, first));
  if (of === null) canvas.aside(lines.join('\n'));
  else canvas.content(of, lines.join('\n'));
}
