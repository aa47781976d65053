import { Construct } from 'constructs';
import { partitionPrefix } from '#kernel/keys.ts';
import { AudienceRole } from './audience-role.ts';
import type { BoundaryFunction } from './boundary-function.ts';
import { type Holdings, partition, tagged } from './statements.ts';

export type SharingRolesProps = {
  readonly holdings: Holdings;
  readonly publisher: BoundaryFunction;
  readonly audience: BoundaryFunction;
};

const sharedPartition = partition(partitionPrefix.audience, tagged('audience'), 'SHARED');

/** How something gets from an authority to another audience: read by one session, written by another, read by a third. */
export class SharingRoles extends Construct {
  constructor(scope: Construct, id: string, props: SharingRolesProps) {
    super(scope, id);
    this.shareReader(props);
    this.issueReader(props);
    this.publisher(props);
    this.audienceReader(props);
  }

  private shareReader({ holdings, publisher }: SharingRolesProps): void {
    const role = new AudienceRole(this, 'ShareReader', {
      holdings,
      description: "reads one authority's shares and the plans, meetings and consultations that they are of",
      tags: ['authority'],
      takenBy: [publisher],
      variable: 'SHARE_READER_ROLE',
    });
    const own = (...parts: string[]) => [partition(partitionPrefix.authority, tagged('authority'), ...parts)];
    role.allowRows({ sid: 'ReadShares', actions: ['GetItem', 'Query'], keys: own('SHARES') });
    role.allowRows({ sid: 'ReadPlans', actions: ['Query'], keys: own('PLAN', '*') });
    role.allowRows({ sid: 'ReadMeetings', actions: ['Query'], keys: own('MEETING', '*') });
    role.allowRows({ sid: 'FindConsultation', actions: ['GetItem'], keys: own('CONSULTATIONS') });
    role.allowRows({ sid: 'ReadConsultations', actions: ['Query'], keys: own('CONSULTATION', '*') });
    // A board's name alone, by its exact key: without `Query` nobody finds its members.
    role.allowRows({ sid: 'ReadBoards', actions: ['GetItem'], keys: own('BOARD', '*') });
  }

  private issueReader({ holdings, publisher }: SharingRolesProps): void {
    const role = new AudienceRole(this, 'IssueReader', {
      holdings,
      description:
        "reads what was issued of one compartment of one authority's restricted rows, and nothing else of it",
      tags: ['authority', 'compartment'],
      takenBy: [publisher],
      variable: 'ISSUE_READER_ROLE',
    });
    const issued = partition(partitionPrefix.restricted, tagged('authority'), tagged('compartment'), 'ISSUED');
    role.allowRows({ sid: 'ReadIssued', actions: ['Query'], keys: [issued] });
  }

  private publisher({ holdings, publisher }: SharingRolesProps): void {
    const role = new AudienceRole(this, 'Publisher', {
      holdings,
      description: 'keeps what one audience is shown, and may take it away again',
      tags: ['audience'],
      takenBy: [publisher],
      variable: 'PUBLISHER_ROLE',
    });
    role.allowRows({ sid: 'ReadCopies', actions: ['Query'], keys: [sharedPartition] });
    role.allowRows({ sid: 'KeepCopies', actions: ['PutItem', 'DeleteItem'], keys: [sharedPartition] });
  }

  private audienceReader({ holdings, audience }: SharingRolesProps): void {
    const role = new AudienceRole(this, 'AudienceReader', {
      holdings,
      description: 'reads what one audience is shown',
      tags: ['audience'],
      takenBy: [audience],
      variable: 'AUDIENCE_READER_ROLE',
    });
    role.allowRows({ sid: 'ReadCopies', actions: ['Query'], keys: [sharedPartition] });
  }
}
