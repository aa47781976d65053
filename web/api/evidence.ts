import type * as evidence from '#shared/evidence/schema.ts';
import { type How, one, part, sent } from './client.ts';
import type { NodePlace } from './plans.ts';

const ofRow = one.plans[':plan'].nodes[':node'].evidence;
const oneItem = ofRow[':evidence'];

export interface EvidencePlace extends NodePlace {
  evidence: string;
}

const inRow = ({ authority, plan, node }: NodePlace) => ({
  ...{ authority: part(authority), plan: part(plan), node: part(node) },
});
const inItem = (place: EvidencePlace) => ({ ...inRow(place), evidence: part(place.evidence) });

/** Links and files that show how a plan’s rows were carried out. */
export const evidenceApi = {
  addEvidenceLink: async (
    place: NodePlace,
    json: evidence.EvidenceLinkDraft,
    how: How = {},
  ): Promise<evidence.EvidenceRecorded> => (await ofRow.links.$post({ param: inRow(place), json }, sent(how))).json(),
  addEvidenceFile: async (
    place: NodePlace,
    json: evidence.EvidenceFileDraft,
    how: How = {},
  ): Promise<evidence.EvidenceUpload> => (await ofRow.files.$post({ param: inRow(place), json }, sent(how))).json(),
  downloadEvidence: async (place: EvidencePlace): Promise<evidence.EvidenceDownload> =>
    (await oneItem.file.$get({ param: inItem(place) })).json(),
  withdrawEvidence: async (place: EvidencePlace, how: How): Promise<evidence.EvidenceRecorded> =>
    (await oneItem.$delete({ param: inItem(place) }, sent(how))).json(),
};
