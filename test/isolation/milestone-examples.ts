import { aMilestoneDraft } from '#test/builders/milestones.ts';
import { ok } from '#test/builders/plans.ts';
import type { Planted } from '#test/support/planted.ts';
import type { Example } from './examples.ts';

const headers = { 'if-match': '"1"' };
const milestones = ({ plan }: Planted) => `/plans/${plan.plan}/nodes/${plan.action}/milestones`;
const planted = (from: Planted) => `${milestones(from)}/${from.milestone}`;

const fresh = async (from: Planted) => {
  const path = `${from.authority.path}${milestones(from)}`;
  const made = ok(await from.authority.as('editor').send('POST', path, aMilestoneDraft()), 201);
  return `${milestones(from)}/${made.body.milestone.id}`;
};

/** The steps of a plan’s actions. */
export const milestoneExamples: Record<string, Example> = {
  addMilestone: {
    by: 'editor',
    lacks: 'contributor',
    at: (from) => ({ path: milestones(from), body: aMilestoneDraft() }),
  },
  changeMilestone: {
    by: 'editor',
    lacks: 'contributor',
    at: (from) => ({ path: planted(from), body: { title: 'Other words' }, headers }),
    ready: async (from) => ({ path: await fresh(from), body: { title: 'Other words' }, headers }),
  },
  removeMilestone: {
    by: 'editor',
    lacks: 'contributor',
    at: (from) => ({ path: planted(from), body: { why: 'Said twice' }, headers }),
    ready: async (from) => ({ path: await fresh(from), body: { why: 'Said twice' }, headers }),
  },
  markMilestone: {
    by: 'editor',
    lacks: 'reader',
    at: (from) => ({ path: `${planted(from)}/done`, body: { doneOn: null }, headers }),
    ready: async (from) => ({ path: `${await fresh(from)}/done`, body: { doneOn: null }, headers }),
  },
};
