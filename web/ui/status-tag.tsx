import type { StatusMark, StatusShape } from '#shared/vocabulary.ts';

const shapes: Record<StatusShape, string> = {
  circle: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z',
  triangle: 'M8 1.5 15 14H1z',
  square: 'M2.5 2.5h11v11h-11z',
  diamond: 'M8 .8 15.2 8 8 15.2.8 8z',
  tick: 'M6.4 13.6 1.2 8.4l2.1-2.1 3.1 3.1 6.3-6.7 2.2 2z',
  cross: 'm3.6 1.5 4.4 4.4 4.4-4.4 2.1 2.1L10.1 8l4.4 4.4-2.1 2.1L8 10.1l-4.4 4.4-2.1-2.1L5.9 8 1.5 3.6z',
  bar: 'M1.5 5.5h13v5h-13z',
};

export function ShapeMark({ shape }: { shape: StatusShape }) {
  return (
    <svg className="pb-status__shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={shapes[shape]} />
    </svg>
  );
}

/** A ring, which no scheme has: nothing was said. */
const ring = 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm0 2.5a4 4 0 1 1 0 8 4 4 0 0 1 0-8z';

export function RingMark() {
  return (
    <svg className="pb-status__shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={ring} fillRule="evenodd" />
    </svg>
  );
}

/** That nothing was said when it was asked for: a state of its own, with its own shape. */
export function MissingMark({ words }: { words: string }) {
  return (
    <span className="pb-status pb-status--missing">
      <RingMark />
      {words}
    </span>
  );
}

/** A status in the authority’s own words with its shape; where there is none, that is said too. */
export function StatusTag({ status, none = 'No status given' }: { status: StatusMark | undefined; none?: string }) {
  if (status === undefined) return <span className="pb-status pb-status--none">{none}</span>;
  return (
    <span className={`pb-status pb-status--${status.colour}`}>
      <ShapeMark shape={status.shape} />
      {status.label}
    </span>
  );
}
