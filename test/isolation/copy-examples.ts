import type { Planted } from '#test/support/planted.ts';
import type { Example } from './examples.ts';

const body = ({ plan }: Planted) => ({
  ...{ plan: plan.plan, title: 'Next year', agreedOn: '2025-01-15', years: 1, closed: false },
});

/** Plans that are made from others. */
export const copyExamples: Record<string, Example> = {
  beginPlanCopy: {
    by: 'editor',
    lacks: 'contributor',
    at: (planted) => ({ path: '/copies', body: body(planted) }),
  },
  getPlanCopy: { by: 'editor', lacks: 'contributor', at: ({ copy }) => ({ path: `/copies/${copy}` }) },
};
