import type { PlanShape, Status } from '#shared/vocabulary.ts';

/** New words for a status reach the layouts that used the old ones; a layout with words of its own keeps them. */
export function shapesWithStatuses(shapes: PlanShape[], before: Status[], after: Status[]): PlanShape[] {
  const renewed = (status: Status): Status => {
    const old = before.find(({ key }) => key === status.key);
    const next = after.find(({ key }) => key === status.key);
    if (old === undefined || next === undefined) return status;
    return {
      ...status,
      label: status.label === old.label ? next.label : status.label,
      definition: status.definition === old.definition ? next.definition : status.definition,
    };
  };
  return shapes.map((shape) => ({ ...shape, statuses: shape.statuses.map(renewed) }));
}
