import { type Context, Hono } from 'hono';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import {
  EvidenceDownload,
  EvidenceFileDraft,
  EvidenceLinkDraft,
  EvidenceRecorded,
  EvidenceUpload,
} from '#shared/evidence/schema.ts';
import { EvidenceId, NodeId, PlanId } from '#shared/ids.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { evidenceStore } from './evidence-store.ts';

const base = '/api/authorities/:authority/plans/:plan/nodes/:node/evidence';
const one = `${base}/:evidence`;

/** Links and files that show how a row was carried out. A file goes to its place by itself; here it is only announced. */
export function evidenceRoutes(deps: Deps) {
  const contributes = within(deps, 'contribute', 'write');
  return new Hono<AuthorityEnv>()
    .post(`${base}/links`, contributes, validJson(EvidenceLinkDraft), async (c) => {
      const asked = { ...c.req.valid('json'), request: await requestClaim(c) };
      return c.json(made(c, await evidenceStore(c.var.session).addLink(rowOf(c), asked)), 201);
    })
    .post(`${base}/files`, contributes, validJson(EvidenceFileDraft), async (c) => {
      const asked = { ...c.req.valid('json'), request: await requestClaim(c) };
      return c.json(made(c, await evidenceStore(c.var.session).addFile(rowOf(c), asked)), 201);
    })
    .get(`${one}/file`, within(deps, 'read', 'read'), async (c) =>
      c.json(await evidenceStore(c.var.session).download(placeOf(c))),
    )
    .delete(one, contributes, async (c) => {
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const recorded = await evidenceStore(c.var.session).withdraw(placeOf(c), conditional);
      tagged(c, recorded.evidence.version);
      return c.json(recorded);
    });
}

const rowOf = (c: Context) => ({ plan: pathId(c, 'plan', PlanId), node: pathId(c, 'node', NodeId) });
const placeOf = (c: Context) => ({ ...rowOf(c), evidence: pathId(c, 'evidence', EvidenceId) });

function made<R extends EvidenceRecorded>(c: Context, recorded: R): R {
  tagged(c, recorded.evidence.version);
  c.header('Location', `${c.req.path.replace(/\/[a-z]+$/, '')}/${recorded.evidence.id}`);
  return recorded;
}

export const evidenceOperations = (): Operation[] => [
  {
    method: 'post',
    path: `${base}/links`,
    id: 'addEvidenceLink',
    summary: 'Add a link that shows how a row was carried out',
    needs: 'contribute',
    body: EvidenceLinkDraft,
    status: 201,
    answer: EvidenceRecorded,
  },
  {
    method: 'post',
    path: `${base}/files`,
    id: 'addEvidenceFile',
    summary: 'Announce a file that shows it; the answer says where to send the file itself',
    needs: 'contribute',
    body: EvidenceFileDraft,
    status: 201,
    answer: EvidenceUpload,
  },
  {
    method: 'get',
    path: `${one}/file`,
    id: 'downloadEvidence',
    summary: 'Where a file that was found clean can be fetched',
    needs: 'read',
    status: 200,
    answer: EvidenceDownload,
  },
  {
    method: 'delete',
    path: one,
    id: 'withdrawEvidence',
    summary: 'Withdraw a link or a file; undo brings it back',
    needs: 'contribute',
    conditional: true,
    status: 200,
    answer: EvidenceRecorded,
  },
];
