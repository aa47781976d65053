import { type PdfObjects, ref } from './objects.ts';

/** A part of the document as it is read aloud: what it is, and what is in it, in order. */
export type Element = {
  tag: string;
  attributes: string;
  kids: (Element | Marked)[];
};
/** A run of marked content on a page. */
export type Marked = { page: number; mark: number };

export const element = (tag: string, attributes = ''): Element => ({ tag, attributes, kids: [] });

/** Writes the tree of elements, and which element each mark of each page belongs to. */
export function writeStructure(objects: PdfObjects, whole: Element, pages: readonly number[]): number {
  const root = objects.reserve();
  const byPage: Map<number, number>[] = pages.map(() => new Map());
  const write = (one: Element, parent: number): number => {
    const number = objects.reserve();
    const kids = one.kids.map((kid) => {
      if ('tag' in kid) return ref(write(kid, number));
      byPage[kid.page]?.set(kid.mark, number);
      return `<< /Type /MCR /Pg ${ref(pages[kid.page] ?? 0)} /MCID ${kid.mark} >>`;
    });
    const attributes = one.attributes === '' ? '' : ` /A << ${one.attributes} >>`;
    const content = kids.length === 0 ? '' : ` /K [${kids.join(' ')}]`;
    objects.fill(number, `<< /Type /StructElem /S /${one.tag} /P ${ref(parent)}${attributes}${content} >>`);
    return number;
  };
  const top = write(whole, root);
  const numbers = byPage.map((marks, page) => {
    const sorted = [...marks].toSorted(([a], [b]) => a - b).map(([, number]) => ref(number));
    return `${page} [${sorted.join(' ')}]`;
  });
  const parents = objects.add(`<< /Nums [${numbers.join(' ')}] >>`);
  objects.fill(
    root,
    `<< /Type /StructTreeRoot /K ${ref(top)} /ParentTree ${ref(parents)} /ParentTreeNextKey ${pages.length} >>`,
  );
  return root;
}
