import type { PlanContent } from './content.ts';
import { cambridgeshireShared } from './plans/cambridgeshire-shared.ts';
import { peterboroughEducation } from './plans/peterborough-education.ts';
import { peterboroughPriorities } from './plans/peterborough-priorities.ts';
import { limekilnTrust, slipwayPrimary } from './plans/plymouth-held.ts';
import { plymouthOnePlan } from './plans/plymouth-one-plan.ts';
import { plymouthOutcomes } from './plans/plymouth-outcomes.ts';
import { portsmouthStrategy } from './plans/portsmouth-strategy.ts';

export const plans: readonly PlanContent[] = [
  plymouthOutcomes,
  plymouthOnePlan,
  limekilnTrust,
  slipwayPrimary,
  peterboroughEducation,
  peterboroughPriorities,
  portsmouthStrategy,
  cambridgeshireShared,
];
