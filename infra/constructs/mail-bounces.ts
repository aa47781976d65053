import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** Amazon reviews an account of which one mail in twenty bounces, and stops its mail at one in ten. */
const tooMany = 0.05;

/** Tells when so many addresses are wrong that all mail is in danger. */
export class MailBounces extends Construct {
  constructor(scope: Construct, id: string, { alarms }: { alarms: ITopic }) {
    super(scope, id);
    const alarm = new Alarm(this, 'Alarm', {
      alarmName: 'placeboard-mail-bounces',
      alarmDescription:
        'Officers are not reached by mail: one address in twenty is wrong, and Amazon may stop all mail.',
      metric: new Metric({
        namespace: 'AWS/SES',
        metricName: 'Reputation.BounceRate',
        period: Duration.hours(1),
        statistic: 'Maximum',
      }),
      threshold: tooMany,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(alarms));
  }
}
