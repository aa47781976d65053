import type { JudgementKey, Phase } from './schema.ts';

// Said by the page and by the service: nothing here may bring the schemas themselves along.

/** In the order of their scale, the best first. */
export const judgementNames: Record<JudgementKey, string> = {
  outstanding: 'Outstanding',
  good: 'Good',
  requiresImprovement: 'Requires improvement',
  inadequate: 'Inadequate',
};
export const judgementsInOrder = ['outstanding', 'good', 'requiresImprovement', 'inadequate'] as const;

export const phases = ['primary', 'secondary', 'special'] as const satisfies readonly Phase[];
export const phaseNames: Record<Phase, string> = { primary: 'Primary', secondary: 'Secondary', special: 'Special' };
