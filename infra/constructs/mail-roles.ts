import { Construct } from 'constructs';
import { partitionPrefix } from '#kernel/keys.ts';
import { AudienceRole } from './audience-role.ts';
import type { BoundaryFunction } from './boundary-function.ts';
import { type Holdings, partition, tagged } from './statements.ts';

export type MailRolesProps = { readonly holdings: Holdings; readonly jobs: BoundaryFunction };

const own = (...parts: string[]) => [partition(partitionPrefix.authority, tagged('authority'), ...parts)];

/** What the morning's mail of one authority is made from: who is there, what waits for them, and what they were sent. */
export class MailRoles extends Construct {
  constructor(scope: Construct, id: string, { holdings, jobs }: MailRolesProps) {
    super(scope, id);
    const role = new AudienceRole(this, 'Digest', {
      holdings,
      description: 'reads what waits for whom in one authority, and keeps what they were sent',
      tags: ['authority'],
      takenBy: [jobs],
      variable: 'DIGEST_ROLE',
    });
    role.allowRows({ sid: 'ReadDirectory', actions: ['Query'], keys: own() });
    role.allowRows({
      sid: 'ReadSeats',
      actions: ['Query'],
      keys: [partition(partitionPrefix.seats, tagged('authority'))],
    });
    role.allowIndex({ sid: 'ReadWaiting', keys: own('PERSON', '*') });
    role.allowRows({ sid: 'ReadMail', actions: ['GetItem', 'Query'], keys: own('MAIL') });
    role.allowRows({ sid: 'KeepMail', actions: ['PutItem'], keys: own('MAIL') });
  }
}
