import { Construct } from 'constructs';
import { partitionPrefix } from '#kernel/keys.ts';
import { AudienceRole } from './audience-role.ts';
import type { BoundaryFunction } from './boundary-function.ts';
import { type Holdings, partition, tagged } from './statements.ts';

export type DiscussionRolesProps = { readonly holdings: Holdings; readonly authority: BoundaryFunction };

const own = (...parts: string[]) => partition(partitionPrefix.authority, tagged('authority'), ...parts);

/** What officers say about a plan’s rows: every one of them may, so whoever does can write nothing else. */
export class DiscussionRoles extends Construct {
  constructor(scope: Construct, id: string, { holdings, authority }: DiscussionRolesProps) {
    super(scope, id);
    const role = new AudienceRole(this, 'Discusser', {
      holdings,
      description: "adds to what one authority's officers say about the rows of its plans",
      tags: ['authority'],
      takenBy: [authority],
      variable: 'DISCUSSER_ROLE',
    });
    const [discussions, requests] = [own('DISCUSSION', '*'), own('REQUEST', '*')];
    // By their keys alone: who is mentioned, and the row it is about.
    role.allowRows({
      sid: 'ReadDiscussed',
      actions: ['GetItem'],
      keys: [own(), own('PLAN', '*'), discussions, requests],
    });
    role.allowRows({ sid: 'Discuss', actions: ['PutItem'], keys: [discussions, requests] });
  }
}
