import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { BoundaryFunction } from './boundary-function.ts';
import { nameResource } from './name-resource.ts';

/** Has the publisher go through all shares now and then, whatever became of the messages that told it of them. */
export class ReconcileSchedule extends Construct {
  constructor(scope: Construct, id: string, props: { publisher: BoundaryFunction; failures: Queue }) {
    super(scope, id);
    const rule = new Rule(this, 'Rule', {
      description: 'What audiences are shown is compared with what authorities share',
      schedule: Schedule.rate(Duration.minutes(15)),
      targets: [
        new LambdaFunction(props.publisher.lambda, {
          deadLetterQueue: props.failures,
          retryAttempts: 2,
          maxEventAge: Duration.hours(1),
        }),
      ],
    });
    nameResource(rule, 'ReconcileShares');
  }
}
