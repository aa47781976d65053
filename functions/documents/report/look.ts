import type { StatusColour, StatusShape } from '#shared/vocabulary.ts';

/** A status is words first; the shape and colour beside them are for those who scan a page. */
export const shapeSigns: Record<StatusShape, string> = {
  circle: '●',
  triangle: '▲',
  square: '■',
  diamond: '◆',
  tick: '✔',
  cross: '✖',
  bar: '▬',
};

/** Dark enough to be read on white. */
export const colourOf: Record<StatusColour, string> = {
  green: '0b4d33',
  yellow: '4a3a00',
  orange: '6a3207',
  red: '6f1616',
  blue: '0d3f6b',
  purple: '37205f',
  grey: '36383a',
};
