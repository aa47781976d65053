import { type ReactNode, useEffect, useRef, useState } from 'react';
import { inPlainWords } from '../problems.ts';
import { useNotices } from '../ui/notices.tsx';
import { pngFile, saveFile, svgFile } from './save-file.ts';

/** Draws for a width in pixels, so that words keep their size on a small window. */
export type Draw = (width: number) => SVGElement;

interface DrawingProps {
  /** What the chart shows, in a sentence: its name for those who do not see it. */
  name: string;
  /** Loads the drawing with all that it needs: nothing of it is on a page without a chart. */
  load: () => Promise<Draw>;
  onDrawn?: (drawing: SVGElement) => void;
}

/** A place for a drawing, drawn again when its width changes. The table beside it says the same. */
export function Drawing({ name, load, onDrawn }: DrawingProps) {
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    let draw: Draw | null = null;
    let drawn = 0;
    const drawAgain = (): void => {
      const width = Math.floor(current.clientWidth);
      if (draw === null || width === drawn || width === 0) return;
      drawn = width;
      const drawing = draw(width);
      drawing.setAttribute('role', 'img');
      drawing.setAttribute('aria-label', name);
      current.replaceChildren(drawing);
      onDrawn?.(drawing);
    };
    const watcher = new ResizeObserver(drawAgain);
    watcher.observe(current);
    load().then(
      (loaded) => {
        draw = loaded;
        drawAgain();
      },
      () => setFailed(true),
    );
    return () => {
      draw = null;
      watcher.disconnect();
    };
  }, [load, name, onDrawn]);
  return (
    <div className="pb-chart" ref={place}>
      {failed && <p className="govuk-body">The chart could not be drawn. The table below says the same.</p>}
    </div>
  );
}

interface FigureProps {
  title: string;
  children: ReactNode;
}

export function Figure({ title, children }: FigureProps) {
  return (
    <figure className="pb-figure">
      <figcaption className="pb-figure__title">{title}</figcaption>
      {children}
    </figure>
  );
}

/** The table that says the same as the charts above it: one key away, and always on paper. */
export function TableBehind({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="govuk-details pb-figures">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{label}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  );
}

interface DownloadsProps {
  name: string;
  csv: () => Promise<Blob>;
  drawings: { label: string; name: string; drawing: () => SVGElement | null }[];
}

/** The figures as a file, and each chart as a drawing and as a picture. */
export function Downloads({ name, csv, drawings }: DownloadsProps) {
  const tell = useNotices();
  const handle = async (file: string, content: () => Promise<Blob | null>): Promise<void> => {
    try {
      const made = await content();
      if (made !== null) saveFile(file, made);
    } catch (error) {
      tell({ words: `“${file}” was not downloaded. ${inPlainWords(error)}`, tone: 'trouble' });
    }
  };
  const made = async (drawing: SVGElement | null, make: (from: SVGElement) => Blob | Promise<Blob>) =>
    drawing === null ? null : make(drawing);
  const files = [
    { label: 'Download the figures (CSV)', file: `${name}.csv`, content: csv },
    ...drawings.flatMap(({ label, name: file, drawing }) => [
      { label: `${label} (SVG)`, file: `${file}.svg`, content: () => made(drawing(), svgFile) },
      { label: `${label} (PNG)`, file: `${file}.png`, content: () => made(drawing(), pngFile) },
    ]),
  ];
  return (
    <ul className="pb-downloads pb-no-print">
      {files.map(({ label, file, content }) => (
        <li key={label}>
          <button
            className="pb-link-button pb-link-button--small"
            type="button"
            onClick={() => void handle(file, content)}
          >
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}
