import { criteriaRoutes } from '../criteria/criteria-routes.ts';
import { milestoneRoutes } from '../milestones/milestone-routes.ts';
import { linkRoutes } from './link-routes.ts';

/** The pages about parts of an action: what it is linked to, how one will know, its steps. */
export const partRoutes = [...linkRoutes, ...criteriaRoutes, ...milestoneRoutes] as const;
