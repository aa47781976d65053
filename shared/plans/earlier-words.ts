import type { EarlierWords, PlanShape, Status } from '../vocabulary.ts';
import type { Uses } from './layout.ts';
import type { LatestUpdate } from './schema.ts';

type Words = Omit<EarlierWords, 'until'>;

const wordsOf = ({ label, definition, colour, shape }: Words): Words => ({ label, definition, colour, shape });
const sameWords = (one: Words, other: Words): boolean =>
  JSON.stringify(wordsOf(one)) === JSON.stringify(wordsOf(other));

/** The shape with what its statuses were called and meant until now, where updates gave them under those words. */
export function withEarlierWords(
  { was, uses }: { was: Pick<PlanShape, 'statuses'>; uses: Pick<Uses, 'statuses'> },
  shape: PlanShape,
  now: string,
): PlanShape {
  const before = new Map(was.statuses.map((status) => [status.key, status]));
  const statuses = shape.statuses.map(({ earlier: _, ...status }): Status => {
    const stood = before.get(status.key);
    if (stood === undefined) return status;
    const { count = 0 } = uses.statuses[status.key] ?? {};
    const kept = stood.earlier ?? [];
    const earlier = count === 0 || sameWords(stood, status) ? kept : [...kept, { ...wordsOf(stood), until: now }];
    return earlier.length === 0 ? status : { ...status, earlier };
  });
  return { ...shape, statuses };
}

function asThen(status: Status, recordedAt: string): Status {
  const words = status.earlier?.find(({ until }) => recordedAt < until);
  return words === undefined ? status : { ...status, ...wordsOf(words) };
}

/** The shape with its statuses in the words that they had at a moment. */
export const shapeThen = (shape: PlanShape, at: string): PlanShape => ({
  ...shape,
  statuses: shape.statuses.map((status) => asThen(status, at)),
});

/** The status of an update in the words that it had when the update was recorded; null where none was given. */
export function statusThen(
  { statuses }: Pick<PlanShape, 'statuses'>,
  said: Pick<LatestUpdate, 'status' | 'recordedAt'> | null,
): Status | null {
  const status = statuses.find(({ key }) => key === said?.status);
  return status === undefined || said === null ? null : asThen(status, said.recordedAt);
}
