import { Construct } from 'constructs';
import { partitionPrefix } from '#kernel/keys.ts';
import { AudienceRole } from './audience-role.ts';
import type { BoundaryFunction } from './boundary-function.ts';
import { type Holdings, partition, tagged } from './statements.ts';

export type InboxRolesProps = {
  readonly holdings: Holdings;
  readonly authority: BoundaryFunction;
  readonly audience: BoundaryFunction;
  readonly open: BoundaryFunction;
  readonly jobs: BoundaryFunction;
};

const { inbox, authority: own } = partitionPrefix;

/** What comes in from outside: put by those who speak to people outside, read by one authority's officers alone. */
export class InboxRoles extends Construct {
  constructor(scope: Construct, id: string, props: InboxRolesProps) {
    super(scope, id);
    const { holdings, audience, open } = props;
    const intoInbox = { sid: 'PutIntoInbox', actions: ['PutItem'], keys: [partition(inbox, '*')] } as const;
    for (const sender of [audience, open]) sender.grantRows(holdings, intoInbox);
    // The day's salt, under which addresses are hashed: it stands in no authority's inbox.
    open.grantRows(holdings, { sid: 'KeepSalt', actions: ['GetItem', 'PutItem'], keys: [inbox] });
    this.keeper(props);
    this.answerTaker(props);
  }

  private keeper({ holdings, authority }: InboxRolesProps): void {
    const role = new AudienceRole(this, 'InboxKeeper', {
      holdings,
      description: "reads one authority's inbox, and takes in what came or sets it aside",
      tags: ['authority'],
      takenBy: [authority],
      variable: 'INBOX_KEEPER_ROLE',
    });
    const waiting = partition(inbox, tagged('authority'));
    const consultations = partition(own, tagged('authority'), 'CONSULTATION', '*');
    const requests = partition(own, tagged('authority'), 'REQUEST', '*');
    role.allowRows({ sid: 'ReadInbox', actions: ['GetItem', 'Query'], keys: [waiting] });
    role.allowRows({ sid: 'KeepInbox', actions: ['PutItem'], keys: [waiting, consultations, requests] });
  }
  /** An owner's answer is reviewed where all are, so it is taken in by itself: into the asks of a cycle, and nowhere else. */
  private answerTaker({ holdings, jobs }: InboxRolesProps): void {
    const role = new AudienceRole(this, 'AnswerTaker', {
      holdings,
      description: "takes what owners outside have answered from one authority's inbox into its update cycles",
      tags: ['authority'],
      takenBy: [jobs],
      variable: 'ANSWER_TAKER_ROLE',
    });
    const waiting = partition(inbox, tagged('authority'));
    const plans = partition(own, tagged('authority'), 'PLAN', '*');
    const cycles = partition(own, tagged('authority'), 'PLAN', '*', 'CYCLE', '*');
    role.allowRows({ sid: 'ReadAnswers', actions: ['GetItem', 'Query'], keys: [waiting] });
    role.allowRows({ sid: 'ReadAsked', actions: ['GetItem'], keys: [plans] });
    role.allowRows({ sid: 'KeepAnswers', actions: ['PutItem'], keys: [waiting, cycles] });
  }
}
