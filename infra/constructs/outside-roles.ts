import { Construct } from 'constructs';
import { partitionPrefix } from '#kernel/keys.ts';
import { AudienceRole } from './audience-role.ts';
import type { BoundaryFunction } from './boundary-function.ts';
import { type Holdings, partition, tagged } from './statements.ts';

export type OutsideRolesProps = {
  readonly holdings: Holdings;
  readonly authority: BoundaryFunction;
  readonly onboarding: BoundaryFunction;
};

/** What the authority has given, and the log that tells of it: nothing of its officers' seats. */
const outside = partition(partitionPrefix.seats, tagged('authority'), 'OUTSIDE');
const log = partition(partitionPrefix.seats, tagged('authority'), 'LOG');
const given = [outside, log];

/** Seats at one board of the authority itself, at one school or in one partnership: no other board, no authority. */
const seats = [
  partition(partitionPrefix.seats, `board:${tagged('authority')}:${tagged('body')}`),
  partition(partitionPrefix.seats, `school:${tagged('body')}`),
  partition(partitionPrefix.seats, `partnership:${tagged('body')}`),
];

/** How someone who is no officer gets a seat among those to whom an authority shows something, and loses it. */
export class OutsideRoles extends Construct {
  constructor(scope: Construct, id: string, props: OutsideRolesProps) {
    super(scope, id);
    this.binder(props);
    this.ender(props);
    this.leaver(props);
  }

  private binder({ holdings, authority }: OutsideRolesProps): void {
    const role = new AudienceRole(this, 'OutsideSeatBinder', {
      holdings,
      description: 'binds the sign-in of someone outside to a seat at one board, school or partnership, once',
      tags: ['authority', 'body', 'provider', 'subject'],
      takenBy: [authority],
      variable: 'OUTSIDE_SEAT_BINDER_ROLE',
    });
    const account = partition(partitionPrefix.account, tagged('provider'), tagged('subject'));
    role.allowRows({ sid: 'BindOutsideSeat', actions: ['PutItem'], keys: [...given, ...seats, account] });
  }

  private ender({ holdings, authority }: OutsideRolesProps): void {
    const role = new AudienceRole(this, 'OutsideSeatEnder', {
      holdings,
      description: 'ends a seat that an authority gave at one board, school or partnership',
      tags: ['authority', 'body'],
      takenBy: [authority],
      variable: 'OUTSIDE_SEAT_ENDER_ROLE',
    });
    role.allowRows({ sid: 'ReadOutsideSeat', actions: ['GetItem'], keys: seats });
    const requests = partition(partitionPrefix.seats, tagged('authority'), 'REQUEST', '*');
    role.allowRows({ sid: 'EndOutsideSeat', actions: ['PutItem'], keys: [...given, requests, ...seats] });
  }

  /** When an authority leaves a partnership, everybody whom it has seated there is found and loses the seat. */
  private leaver({ holdings, onboarding }: OutsideRolesProps): void {
    const role = new AudienceRole(this, 'PartnershipLeaver', {
      holdings,
      description: 'ends the seats that an authority gave in one partnership, when it leaves that',
      tags: ['authority', 'body'],
      takenBy: [onboarding],
      variable: 'PARTNERSHIP_LEAVER_ROLE',
    });
    const theirs = partition(partitionPrefix.seats, `partnership:${tagged('body')}`);
    role.allowRows({ sid: 'FindGiven', actions: ['Query'], keys: [outside] });
    role.allowRows({ sid: 'ReadPartnershipSeat', actions: ['GetItem'], keys: [theirs] });
    role.allowRows({ sid: 'EndPartnershipSeats', actions: ['PutItem'], keys: [outside, log, theirs] });
  }
}
