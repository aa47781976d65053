import type { Milestones, PlanShape } from '#shared/vocabulary.ts';

/** What the authority calls the steps of an action; one of a layout that names them no more keeps a plain name. */
export const nameOf = (shape: PlanShape | undefined): Milestones =>
  shape?.milestones ?? { name: 'Step', plural: 'Steps' };
