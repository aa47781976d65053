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

const pixelsForOne = 2;

/** The same as a picture, at twice its size so that it is sharp in print, on white. */
export async function pngFile(drawing: SVGElement): Promise<Blob> {
  const { width, height } = drawing.getBoundingClientRect();
  const href = URL.createObjectURL(svgFile(drawing));
  try {
    const image = new Image(width, height);
    image.src = href;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * pixelsForOne;
    canvas.height = height * pixelsForOne;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('The browser draws no pictures');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await asPng(canvas);
  } finally {
    URL.revokeObjectURL(href);
  }
}

function asPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture is empty')) : resolve(blob)), 'image/png');
  });
}
