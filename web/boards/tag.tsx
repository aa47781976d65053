import type { Status } from '#shared/vocabulary.ts';
import { ShapeMark } from '../ui/status-tag.tsx';

/** A state or an outcome, drawn like a status. */
export function Tag({ tag }: { tag: Pick<Status, 'label' | 'colour' | 'shape'> }) {
  return (
    <span className={`pb-status pb-status--${tag.colour}`}>
      <ShapeMark shape={tag.shape} />
      {tag.label}
    </span>
  );
}
