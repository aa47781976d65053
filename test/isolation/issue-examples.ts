import { anIssueDraft } from '#test/builders/dashboards.ts';
import { ok } from '#test/builders/plans.ts';
import type { Planted } from '#test/support/planted.ts';
import type { Example } from './examples.ts';

const body = { why: 'The date was wrong' };
const headers = { 'if-match': '"1"' };
const cleared = { by: 'cleared', lacks: 'editor' } as const;
const issues = ({ figures }: Planted) => `/schools/${figures.urn}/issues`;
const draft = ({ figures }: Planted) => anIssueDraft(figures.seen);

/** A school’s page as it is issued: restricted to those cleared for schools. */
export const issueExamples: Readonly<Record<string, Example>> = {
  listIssues: { ...cleared, at: (planted) => ({ path: issues(planted) }) },
  issuePage: { ...cleared, at: (planted) => ({ path: issues(planted), body: draft(planted) }) },
  getIssue: { ...cleared, at: (planted) => ({ path: `${issues(planted)}/${planted.figures.issue}` }) },
  withdrawIssue: {
    ...cleared,
    at: (planted) => ({ path: `${issues(planted)}/${planted.figures.issue}`, body, headers }),
    ready: async (planted) => {
      const { path, as } = planted.authority;
      const made = await as('cleared').send('POST', `${path}${issues(planted)}`, draft(planted));
      return { path: `${issues(planted)}/${ok(made, 201).body.id}`, body, headers };
    },
  },
};
