import type { FrozenPlan } from '#shared/consultations/rules.ts';
import type { ConsultationComment } from '#shared/consultations/schema.ts';
import type { ConsultationRows, FrozenPlanRow } from './consultation-rows.ts';

/** The plan as it stood, from its parts; null where there are none. */
export function frozenPlanOf(parts: readonly FrozenPlanRow[]): FrozenPlan | null {
  const [first] = parts;
  return first === undefined ? null : { shape: first.shape, nodes: parts.flatMap(({ nodes }) => nodes) };
}

/** The comments with their words, oldest first. */
export function commentsOf({ comments, words }: ConsultationRows): Omit<ConsultationComment, 'can'>[] {
  const inOrder = comments.toSorted((a, b) => (`${a.receivedAt} ${a.id}` < `${b.receivedAt} ${b.id}` ? -1 : 1));
  return inOrder.map(({ consultation: _, retention: _kept, ...comment }) => {
    const said = words.get(comment.id);
    return { ...comment, words: said?.words ?? '', from: { ...comment.from, name: said?.name ?? '' } };
  });
}
