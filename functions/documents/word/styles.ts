import { walkXml } from './xml.ts';

export type ParagraphRole = 'title' | 'subtitle' | 'heading' | 'text';
type ParagraphStyle = { role: ParagraphRole; level: number };

const plain: ParagraphStyle = { role: 'text', level: 0 };

function byName(name: string): ParagraphStyle | null {
  const heading = /^heading\s*([1-9])$/i.exec(name.trim());
  if (heading !== null) return { role: 'heading', level: Number(heading[1]) };
  if (/^title$/i.test(name.trim())) return { role: 'title', level: 0 };
  if (/^subtitle$/i.test(name.trim())) return { role: 'subtitle', level: 0 };
  return null;
}

/** Outline level 0 is a first heading; 9 is body text. */
export function byOutline(outline: string | null): ParagraphStyle | null {
  const level = Number(outline ?? Number.NaN);
  return Number.isInteger(level) && level >= 0 && level < 9 ? { role: 'heading', level: level + 1 } : null;
}

type Style = { name: string; basedOn: string | null; outline: string | null };

function readStyles(xml: string): Map<string, Style> {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  walkXml(xml, {
    open: (tag) => {
      if (tag.name === 'style') {
        style = { name: '', basedOn: null, outline: null };
        styles.set(tag.attribute('styleId') ?? '', style);
      }
      if (style === null) return;
      if (tag.name === 'name') style.name = tag.attribute('val') ?? '';
      if (tag.name === 'basedOn') style.basedOn = tag.attribute('val');
      if (tag.name === 'outlineLvl') style.outline = tag.attribute('val');
    },
    close: (name) => {
      if (name === 'style') style = null;
    },
  });
  return styles;
}

/** What a paragraph of a style is. A style of the authority's own counts as the heading it is based on. */
export function paragraphStyles(xml: string | null): (styleId: string) => ParagraphStyle {
  const styles = xml === null ? new Map<string, Style>() : readStyles(xml);
  return (styleId) => {
    let id: string | null = styleId;
    for (let step = 0; id !== null && step < 12; step += 1) {
      const style: Style | undefined = styles.get(id);
      const found: ParagraphStyle | null = byName(style?.name ?? id) ?? byOutline(style?.outline ?? null);
      if (found !== null) return found;
      id = style?.basedOn ?? null;
    }
    return plain;
  };
}
