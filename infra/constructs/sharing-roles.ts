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
    this.publisher(props);
    this.audienceReader(props);
  }

  private shareReader({ holdings, publisher }: SharingRolesProps): void {
    const role = new AudienceRole(this, 'ShareReader', {
      holdings,
      description: "reads one authority's shares and the plans and meetings that they are of",
      tags: ['authority'],
      takenBy: [publisher],
      variable: 'SHARE_READER_ROLE',
    });
    const own = (...parts: string[]) => [partition(partitionPrefix.authority, tagged('authority'), ...parts)];
    role.allowRows({ sid: 'ReadShares', actions: ['GetItem', 'Query'], keys: own('SHARES') });
    role.allowRows({ sid: 'ReadPlans', actions: ['Query'], keys: own('PLAN', '*') });
    role.allowRows({ sid: 'ReadMeetings', actions: ['Query'], keys: own('MEETING', '*') });
    // A board's name alone, by its exact key: without `Query` nobody finds its members.
    role.allowRows({ sid: 'ReadBoards', actions: ['GetItem'], keys: own('BOARD', '*') });
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
