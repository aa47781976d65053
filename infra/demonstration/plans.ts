import type { PlanContent } from './content.ts';
import { peterboroughEducation } from './plans/peterborough-education.ts';

export const plans: readonly PlanContent[] = [peterboroughEducation];
