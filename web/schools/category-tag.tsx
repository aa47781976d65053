import type { StatusColour, StatusShape } from '#shared/vocabulary.ts';
import { ShapeMark } from '../ui/status-tag.tsx';
import type { SchemeCategory } from './school-data.ts';

const looks: Record<SchemeCategory['concern'], { colour: StatusColour; shape: StatusShape }> = {
  'is-not': { colour: 'green', shape: 'circle' },
  'may-be': { colour: 'yellow', shape: 'diamond' },
  is: { colour: 'red', shape: 'triangle' },
};

export const concernWords: Record<SchemeCategory['concern'], string> = {
  'is-not': 'Not a school causing concern',
  'may-be': 'May be a school causing concern',
  is: 'A school causing concern',
};

interface TagProps {
  meaning: Pick<SchemeCategory, 'label' | 'concern'> | undefined;
  category: string;
}

/** A category in the authority’s words, with a shape by whether it is a cause for concern and never by its number. */
export function CategoryTag({ meaning, category }: TagProps) {
  if (meaning === undefined) return <span className="pb-status pb-status--none">{category}</span>;
  const { colour, shape } = looks[meaning.concern];
  return (
    <span className={`pb-status pb-status--${colour}`}>
      <ShapeMark shape={shape} />
      {meaning.label}
    </span>
  );
}
