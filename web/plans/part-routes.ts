import { criteriaRoutes } from '../criteria/criteria-routes.ts';
import { evidenceRoutes } from '../evidence/evidence-routes.ts';
import { milestoneRoutes } from '../milestones/milestone-routes.ts';
import { linkRoutes } from './links/link-routes.ts';

/** The pages about parts of an action: what it is linked to, how one will know, its steps, what shows that it was done. */
export const partRoutes = [...linkRoutes, ...criteriaRoutes, ...milestoneRoutes, ...evidenceRoutes] as const;
