import { Duration } from 'aws-cdk-lib';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { BoundaryFunction } from './boundary-function.ts';
import { nameResource } from './name-resource.ts';
import { type Holdings, tableKeyStatement } from './statements.ts';

export type DispatchProps = {
  readonly holdings: Holdings;
  readonly dispatcher: BoundaryFunction;
  readonly failures: Queue;
  readonly alarms: ITopic;
};

/** What wakes the dispatcher: a changed row, and a file that has been scanned. */
export class Dispatch extends Construct {
  constructor(scope: Construct, id: string, props: DispatchProps) {
    super(scope, id);
    this.grantStream(props);
    this.followStream(props);
    this.hearOfScans(props);
    this.alarm(props);
  }

  private grantStream({ holdings, dispatcher }: DispatchProps): void {
    dispatcher.role.allow(
      new PolicyStatement({
        sid: 'FollowChangedKeys',
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [streamOf(holdings)],
      }),
    );
    dispatcher.role.allow(tableKeyStatement(holdings, false));
  }

  private followStream({ holdings, dispatcher, failures }: DispatchProps): void {
    const mapping = new EventSourceMapping(this, 'Stream', {
      target: dispatcher.lambda,
      eventSourceArn: streamOf(holdings),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 500,
      maxBatchingWindow: Duration.seconds(0),
      retryAttempts: 3,
      bisectBatchOnError: true,
      onFailure: new SqsDlq(failures),
    });
    nameResource(mapping, 'DispatcherStream');
  }

  private hearOfScans({ holdings, dispatcher, failures }: DispatchProps): void {
    const rule = new Rule(this, 'Scanned', {
      description: 'A file of the objects bucket has been scanned for malware',
      eventPattern: {
        source: ['aws.guardduty'],
        detailType: ['GuardDuty Malware Protection Object Scan Result'],
        detail: { s3ObjectDetails: { bucketName: [holdings.objects.bucketName] } },
      },
      targets: [
        new LambdaFunction(dispatcher.lambda, {
          deadLetterQueue: failures,
          retryAttempts: 2,
          maxEventAge: Duration.hours(1),
        }),
      ],
    });
    nameResource(rule, 'FileScanned');
  }

  private alarm({ dispatcher, alarms }: DispatchProps): void {
    const alarm = new Alarm(this, 'Behind', {
      alarmName: 'placeboard-dispatcher-behind',
      alarmDescription: 'Imports and exports wait to begin, and summaries of plans on the home page are old.',
      metric: dispatcher.lambda.metric('IteratorAge', { period: Duration.minutes(1), statistic: 'Maximum' }),
      threshold: Duration.minutes(1).toMilliseconds(),
      evaluationPeriods: 5,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(alarms));
  }
}

function streamOf({ table }: Holdings): string {
  if (!table.tableStreamArn) throw new Error('The table has no stream to follow');
  return table.tableStreamArn;
}
