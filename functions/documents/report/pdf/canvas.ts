import type { ReportDocument } from '#shared/reports/document.ts';
import { num } from './objects.ts';
import type { Element } from './structure.ts';
import type { FontName, Typeface } from './typeface.ts';

/** A4 in points. */
const a4 = { long: 841.89, short: 595.28 };
export const margin = 42;
const foot = 54;

export type TextLook = { font: FontName; size: number; colour?: string };
export type Faces = Record<FontName, Typeface>;

/** Pages that fill from the top down. What is drawn belongs to an element of the document, or is there for the eye alone. */
export function canvas(faces: Faces, orientation: ReportDocument['orientation']) {
  const [width, height] = orientation === 'landscape' ? [a4.long, a4.short] : [a4.short, a4.long];
  const pages: string[][] = [];
  const marks: number[] = [];
  let y = 0;

  function newPage(): void {
    pages.push([]);
    marks.push(0);
    y = height - margin;
  }

  const draw = (operators: string) => pages.at(-1)?.push(operators);

  /** For the eye alone: lines, shades, page numbers, what is said again. */
  function aside(operators: string): void {
    draw(`/Artifact BMC\n${operators}\nEMC`);
  }

  /** Content of an element: those who hear the document hear it there. */
  function content(of: Element, operators: string): void {
    const page = pages.length - 1;
    const mark = marks[page] ?? 0;
    marks[page] = mark + 1;
    of.kids.push({ page, mark });
    draw(`/${of.tag} << /MCID ${mark} >> BDC\n${operators}\nEMC`);
  }

  return {
    pages,
    paper: { width, height },
    inside: width - 2 * margin,
    newPage,
    aside,
    content,
    text: (words: string, at: { x: number; y: number }, look: TextLook) => textOf(faces, words, at, look),
    get y() {
      return y;
    },
    get room() {
      return y - foot;
    },
    get full() {
      return height - margin - foot;
    },
    down(by: number) {
      y -= by;
    },
  };
}

export type Canvas = ReturnType<typeof canvas>;

function textOf(faces: Faces, words: string, { x, y }: { x: number; y: number }, { font, size, colour }: TextLook) {
  return `BT /${font === 'bold' ? 'F2' : 'F1'} ${num(size)} Tf ${rgb(colour ?? '0b0c0c')} rg 1 0 0 1 ${num(x)} ${num(y)} Tm ${faces[font].set(words)} Tj ET`;
}

export function rgb(colour: string): string {
  return [0, 2, 4].map((at) => num(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ');
}

export const shade = (box: { x: number; y: number; width: number; height: number }, colour: string): string =>
  `${rgb(colour)} rg ${num(box.x)} ${num(box.y)} ${num(box.width)} ${num(box.height)} re f`;

export const rule = (from: { x: number; y: number }, to: { x: number; y: number }): string =>
  `${rgb('505a5f')} RG 0.5 w ${num(from.x)} ${num(from.y)} m ${num(to.x)} ${num(to.y)} l S`;
