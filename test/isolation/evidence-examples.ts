import { aFileDraft, aLinkDraft, aPdf } from '#test/builders/evidence.ts';
import { ok } from '#test/builders/plans.ts';
import { anEvidenceFile, type Planted } from '#test/support/planted.ts';
import type { Example } from './examples.ts';

const first = { 'if-match': '"1"' };
const evidence = ({ plan }: Planted) => `/plans/${plan.plan}/nodes/${plan.action}/evidence`;

const fresh = async (planted: Planted) => {
  const { authority } = planted;
  const path = evidence(planted);
  const made = ok(await authority.as('editor').send('POST', `${authority.path}${path}/links`, aLinkDraft()), 201);
  return `${path}/${made.body.evidence.id}`;
};

/** Links and files that show how a plan’s rows were carried out. */
export const evidenceExamples: Record<string, Example> = {
  addEvidenceLink: {
    by: 'editor',
    lacks: 'reader',
    at: (planted) => ({ path: `${evidence(planted)}/links`, body: aLinkDraft() }),
  },
  addEvidenceFile: {
    by: 'editor',
    lacks: 'reader',
    at: (planted) => ({ path: `${evidence(planted)}/files`, body: aFileDraft() }),
  },
  downloadEvidence: {
    by: 'reader',
    at: (planted) => ({ path: `${evidence(planted)}/${planted.evidence}/file` }),
    ready: async (planted) => ({
      path: `${evidence(planted)}/${await anEvidenceFile(planted.authority, planted.plan, aPdf())}/file`,
    }),
  },
  withdrawEvidence: {
    by: 'editor',
    lacks: 'reader',
    at: (planted) => ({ path: `${evidence(planted)}/${planted.evidence}`, headers: first }),
    ready: async (planted) => ({ path: await fresh(planted), headers: first }),
  },
};
