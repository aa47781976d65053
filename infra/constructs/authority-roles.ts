import { Construct } from 'constructs';
import { partitionPrefix } from '#kernel/keys.ts';
import { AudienceRole } from './audience-role.ts';
import type { BoundaryFunction } from './boundary-function.ts';
import { type Holdings, partition, partitionAndBelow, tagged } from './statements.ts';

export type AuthorityRolesProps = {
  readonly holdings: Holdings;
  readonly authority: BoundaryFunction;
  readonly documents: BoundaryFunction;
  readonly jobs: BoundaryFunction;
};

const ownPartitions = partitionAndBelow(partitionPrefix.authority, tagged('authority'));
const seatPartitions = partitionAndBelow(partitionPrefix.seats, tagged('authority'));
const ownIndexPartitions = [partition(partitionPrefix.authority, tagged('authority'), '*')];
const clearedPartitions = [partition(partitionPrefix.restricted, tagged('authority'), tagged('compartment'), '*')];

/** What a session for one authority may be: one role for each kind of right, none wider than that authority. */
export class AuthorityRoles extends Construct {
  constructor(scope: Construct, id: string, props: AuthorityRolesProps) {
    super(scope, id);
    this.reader(props);
    this.writer(props);
    this.admin(props);
    this.seatBinder(props);
    this.clearedReader(props);
    this.clearedWriter(props);
  }

  private reader({ holdings, authority }: AuthorityRolesProps): void {
    const role = new AudienceRole(this, 'AuthorityReader', {
      holdings,
      description: "reads one authority's own rows and files",
      tags: ['authority'],
      takenBy: [authority],
      variable: 'AUTHORITY_READER_ROLE',
    });
    role.allowRows({ sid: 'ReadOwnRows', actions: ['GetItem', 'Query'], keys: ownPartitions });
    role.allowIndex({ sid: 'ReadOwnIndex', keys: ownIndexPartitions });
    role.allowObjects({ sid: 'ReadOwnFiles', actions: ['GetObject'] });
  }

  private writer({ holdings, authority, documents, jobs }: AuthorityRolesProps): void {
    const role = new AudienceRole(this, 'AuthorityWriter', {
      holdings,
      description: "reads and adds to one authority's own rows and files",
      tags: ['authority'],
      takenBy: [authority, documents, jobs],
      variable: 'AUTHORITY_WRITER_ROLE',
    });
    role.allowRows({ sid: 'ReadOwnRows', actions: ['GetItem', 'Query'], keys: ownPartitions });
    role.allowRows({ sid: 'WriteOwnRows', actions: ['PutItem'], keys: ownPartitions });
    role.allowObjects({ sid: 'UseOwnFiles', actions: ['GetObject', 'GetObjectTagging', 'PutObject'] });
    role.allowObjects({ sid: 'DropOwnImports', actions: ['DeleteObject'], folder: 'imports' });
  }

  private admin({ holdings, authority }: AuthorityRolesProps): void {
    const role = new AudienceRole(this, 'AuthorityAdmin', {
      holdings,
      description: "keeps one authority's settings, people and seats",
      tags: ['authority'],
      takenBy: [authority],
      variable: 'AUTHORITY_ADMIN_ROLE',
    });
    const keys = [...ownPartitions, ...seatPartitions];
    role.allowRows({ sid: 'ReadOwnRowsAndSeats', actions: ['GetItem', 'Query'], keys });
    role.allowRows({ sid: 'WriteOwnRowsAndSeats', actions: ['PutItem'], keys });
  }

  private seatBinder({ holdings, authority }: AuthorityRolesProps): void {
    const role = new AudienceRole(this, 'SeatBinder', {
      holdings,
      description: 'binds the sign-in of whoever accepts an invitation to a seat, once',
      tags: ['authority', 'provider', 'subject'],
      takenBy: [authority],
      variable: 'SEAT_BINDER_ROLE',
    });
    role.allowRows({
      sid: 'BindSeat',
      actions: ['PutItem'],
      keys: [
        partition(partitionPrefix.seats, tagged('authority')),
        partition(partitionPrefix.seats, tagged('authority'), 'LOG'),
        partition(partitionPrefix.account, tagged('provider'), tagged('subject')),
      ],
    });
  }

  private clearedReader({ holdings, authority }: AuthorityRolesProps): void {
    const role = new AudienceRole(this, 'ClearedReader', {
      holdings,
      description: "reads one compartment of one authority's restricted rows",
      tags: ['authority', 'compartment'],
      takenBy: [authority],
      variable: 'CLEARED_READER_ROLE',
    });
    role.allowRows({ sid: 'ReadCompartment', actions: ['Query'], keys: clearedPartitions });
  }

  private clearedWriter({ holdings, authority }: AuthorityRolesProps): void {
    const role = new AudienceRole(this, 'ClearedWriter', {
      holdings,
      description: "adds to one compartment of one authority's restricted rows",
      tags: ['authority', 'compartment'],
      takenBy: [authority],
      variable: 'CLEARED_WRITER_ROLE',
    });
    role.allowRows({ sid: 'WriteCompartment', actions: ['PutItem'], keys: clearedPartitions });
  }
}
