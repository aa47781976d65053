function channel(hex: string): number {
  const value = Number.parseInt(hex, 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function luminance(colour: string): number {
  const [red, green, blue] = [colour.slice(1, 3), colour.slice(3, 5), colour.slice(5, 7)].map(channel);
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Contrast of two colours (`#rrggbb`), 1 to 21. Source: WCAG 2.2, contrast ratio. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Contrast of white text on the colour. */
export const contrastWithWhite = (colour: string): number => contrast(colour, '#ffffff');

/** Why a colour cannot be an authority's accent, or null. WCAG 2.2 1.4.3 asks 4.5 for text. */
export function accentProblem(colour: string): string | null {
  return contrastWithWhite(colour) < 4.5 ? 'too light for white text' : null;
}

/** The colour that an authority has until it chooses its own. */
export const standardAccent = '#1d70b8';
