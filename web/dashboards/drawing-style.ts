/** One face for all words of a chart; sizes in pixels of the window. */
export const fontFamily = '"Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
export const ink = '#0b0c0c';
export const quiet = '#505a5f';

/**
 * Puts the sizes and the face into the drawing’s own attributes and takes out the style that the library adds: the page’s
 * policy refuses a style that stands inside the page, and a downloaded drawing has no page.
 */
export function finished(drawing: Element): SVGElement {
  if (!(drawing instanceof SVGElement)) throw new Error('A chart without a legend is an SVG element');
  drawing.querySelector('style')?.remove();
  // The drawing is one picture with one name; names of its parts, like “rule”, would be read out beside it.
  for (const part of drawing.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  drawing.setAttribute('font-family', fontFamily);
  drawing.setAttribute('font-size', '13');
  drawing.setAttribute('fill', ink);
  return drawing;
}

type Pattern = { id: string; ground: string; ink: string; path: string };

/** Hatching, so that what is told apart by colour is told apart in grey print too. */
export function patterns(given: readonly Pattern[]): () => SVGElement {
  return () => {
    const defs = svg('defs', {});
    for (const each of given) {
      const size = { width: '8', height: '8', patternUnits: 'userSpaceOnUse' };
      const pattern = svg('pattern', { id: each.id, ...size });
      pattern.append(svg('rect', { width: '8', height: '8', fill: each.ground }));
      pattern.append(svg('path', { d: each.path, stroke: each.ink, 'stroke-width': '1.5', fill: 'none' }));
      defs.append(pattern);
    }
    return defs;
  };
}

function svg(name: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
