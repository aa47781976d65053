import { aCriterionDraft, anEvaluationDraft } from '#test/builders/criteria.ts';
import { ok } from '#test/builders/plans.ts';
import type { Planted } from '#test/support/planted.ts';
import type { Example } from './examples.ts';

const first = { 'if-match': '"1"' };
const criteria = ({ plan }: Planted) => `/plans/${plan.plan}/nodes/${plan.action}/criteria`;

const fresh = async (planted: Planted) => {
  const { authority } = planted;
  const path = criteria(planted);
  const draft = aCriterionDraft({ effectiveOn: '2024-02-01' });
  const made = ok(await authority.as('editor').send('POST', `${authority.path}${path}`, draft), 201);
  return `${path}/${made.body.criterion.id}`;
};

/** Success criteria of a plan’s rows. */
export const criterionExamples: Record<string, Example> = {
  addCriterion: {
    by: 'editor',
    lacks: 'contributor',
    at: (planted) => ({ path: criteria(planted), body: aCriterionDraft() }),
  },
  changeCriterion: {
    by: 'editor',
    lacks: 'contributor',
    at: (planted) => ({
      path: `${criteria(planted)}/${planted.criterion}`,
      body: { words: 'Other words' },
      headers: first,
    }),
    ready: async (planted) => ({ path: await fresh(planted), body: { words: 'Other words' }, headers: first }),
  },
  removeCriterion: {
    by: 'editor',
    lacks: 'contributor',
    at: (planted) => ({
      path: `${criteria(planted)}/${planted.criterion}`,
      body: { why: 'Said twice' },
      headers: first,
    }),
    ready: async (planted) => ({ path: await fresh(planted), body: { why: 'Said twice' }, headers: first }),
  },
  evaluateCriterion: {
    by: 'admin',
    lacks: 'reader',
    at: (planted) => ({
      ...{ path: `${criteria(planted)}/${planted.criterion}/evaluations`, body: anEvaluationDraft(), headers: first },
    }),
    ready: async (planted) => ({
      ...{ path: `${await fresh(planted)}/evaluations`, body: anEvaluationDraft(), headers: first },
    }),
  },
};
