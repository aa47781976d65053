import { Construct } from 'constructs';
import { AudienceRole } from './audience-role.ts';
import type { BoundaryFunction } from './boundary-function.ts';
import type { Holdings } from './statements.ts';

export type EvidenceRolesProps = { readonly holdings: Holdings; readonly authority: BoundaryFunction };

/** A file of evidence goes straight to its place: whoever sends it holds a link that was signed for that one object. */
export class EvidenceRoles extends Construct {
  constructor(scope: Construct, id: string, { holdings, authority }: EvidenceRolesProps) {
    super(scope, id);
    const role = new AudienceRole(this, 'EvidenceSender', {
      holdings,
      description: 'puts one file of evidence of one authority, and reads nothing',
      tags: ['authority', 'file'],
      takenBy: [authority],
      variable: 'EVIDENCE_SENDER_ROLE',
    });
    role.allowObject({ sid: 'PutOneFile', actions: ['PutObject'], folder: 'evidence', tag: 'file' });
  }
}
