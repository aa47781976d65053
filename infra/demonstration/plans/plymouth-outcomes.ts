import type { PlanContent } from '../content.ts';
import { leadership } from './plymouth-leadership.ts';
import { afterSixteen, system } from './plymouth-system.ts';
import { readyForSchool, teachingAndLearning } from './plymouth-teaching.ts';

export const plymouthOutcomes: PlanContent = {
  key: 'plymouth-outcomes',
  authority: 'plymouth',
  shape: 'seven-columns',
  title: 'Action plan to improve pupils’ outcomes across the key stages',
  purpose:
    'Joins up those who improve schools around the challenges found: attainment and progress have improved, but some outcomes stay below those of similar pupils elsewhere, and key stages and groups of pupils differ widely.',
  agreedOn: '2018-04-16',
  rows: [readyForSchool, teachingAndLearning, leadership, system, afterSixteen],
};
