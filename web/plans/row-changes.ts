import type { NodeChange } from '#shared/plans/schema.ts';
import type { PlanNode } from './plan-tree.ts';

const answers = ['title', 'parent', 'owner', 'dueOn'] as const;

/** Only what differs is sent, so that the history tells what was changed and no more; null where nothing differs. */
export function rowChanges(
  base: Pick<PlanNode, 'fields' | (typeof answers)[number]>,
  value: NodeChange,
): NodeChange | null {
  const changed = answers.filter((key) => value[key] !== undefined && value[key] !== base[key]);
  const fields = Object.entries(value.fields ?? {}).filter(([key, words]) => words !== (base.fields[key] ?? ''));
  if (changed.length === 0 && fields.length === 0) return null;
  return {
    ...Object.fromEntries(changed.map((key) => [key, value[key]])),
    ...(fields.length === 0 ? {} : { fields: { ...base.fields, ...value.fields } }),
    effectiveOn: value.effectiveOn,
    ...(value.why === undefined || value.why === '' ? {} : { why: value.why }),
  };
}
