/** Hands a file to the browser to keep, under that name. */
export function saveFile(name: string, content: Blob): void {
  const href = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  // The browser has taken the content by the time that anything else runs.
  setTimeout(() => URL.revokeObjectURL(href), 0);
}

/** A drawing as a file that stands alone: it carries its colours and sizes in itself. */
export function svgFile(drawing: SVGElement): Blob {
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGElement)) throw new Error('A drawing is an SVG element');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
}
