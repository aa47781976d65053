import { Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { keySeparator, partitionPrefix } from '#kernel/keys.ts';
import { AudienceRole } from './audience-role.ts';
import type { BoundaryFunction, BoundaryFunctionProps } from './boundary-function.ts';
import { type Holdings, partition, tagged } from './statements.ts';

export type PlatformBoundaryProps = {
  readonly holdings: Holdings;
  readonly failures: Queue;
  readonly addFunction: (
    own: Pick<BoundaryFunctionProps, 'name' | 'memory' | 'timeout' | 'lossWhenDown' | 'failures'>,
  ) => BoundaryFunction;
};

const { platform, authority, seats } = partitionPrefix;
const directory = platform;
const onboardings = partition(platform, 'ONBOARDINGS');
const log = partition(platform, 'LOG');

/**
 * Keeping the directory of authorities, and founding new ones. Whoever answers platform administrators writes to the directory
 * alone; what founds an authority is told of a key and does what is recorded there.
 */
export class PlatformBoundary extends Construct {
  readonly platform: BoundaryFunction;
  readonly onboarding: BoundaryFunction;

  constructor(scope: Construct, id: string, props: PlatformBoundaryProps) {
    super(scope, id);
    this.platform = this.addPlatform(props);
    this.onboarding = this.addOnboarding(props);
    this.addFounder(props);
  }

  /** Where the interface is: the check of a new authority asks it as anyone does. */
  tellInterface(url: string): void {
    this.platform.setVariable('API_URL', url);
  }

  private addPlatform({ holdings, addFunction }: PlatformBoundaryProps): BoundaryFunction {
    const own = addFunction({
      name: 'platform',
      memory: 512,
      timeout: Duration.seconds(28),
      lossWhenDown: 'No authority can be onboarded, suspended or let in again.',
    });
    own.grantRows(holdings, { sid: 'CheckSeat', actions: ['GetItem'], keys: [partition(platform, 'SEATS')] });
    own.grantRows(holdings, { sid: 'ListAuthorities', actions: ['Query'], keys: [directory] });
    const requests = [platform, 'REQUEST', '*'].join(keySeparator);
    own.grantRows(holdings, {
      sid: 'ReadDirectory',
      actions: ['GetItem'],
      keys: [directory, onboardings, requests],
    });
    own.grantRows(holdings, {
      sid: 'KeepDirectory',
      actions: ['PutItem'],
      keys: [directory, onboardings, log, requests],
    });
    return own;
  }

  private addOnboarding({ holdings, addFunction, failures }: PlatformBoundaryProps): BoundaryFunction {
    const own = addFunction({
      name: 'onboarding',
      memory: 512,
      timeout: Duration.seconds(30),
      lossWhenDown: 'New authorities are not founded, and first administrators’ new codes do not work.',
      failures,
    });
    own.grantRows(holdings, { sid: 'ReadDirectory', actions: ['GetItem'], keys: [directory, onboardings] });
    own.grantRows(holdings, { sid: 'KeepDirectory', actions: ['PutItem'], keys: [directory, onboardings, log] });
    return own;
  }

  private addFounder({ holdings }: PlatformBoundaryProps): void {
    const role = new AudienceRole(this, 'Founder', {
      holdings,
      description: 'founds one authority: its words, people, first board and first invitation',
      tags: ['authority'],
      takenBy: [this.onboarding],
      variable: 'FOUNDER_ROLE',
    });
    const own = tagged('authority');
    role.allowRows({ sid: 'ReadSeats', actions: ['GetItem'], keys: [partition(seats, own)] });
    role.allowRows({
      sid: 'Found',
      actions: ['PutItem'],
      keys: [
        partition(authority, own),
        partition(authority, own, 'LOG'),
        partition(authority, own, 'BOARD', '*'),
        partition(seats, own),
        partition(seats, own, 'LOG'),
      ],
    });
  }
}
