import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

// As `functions/jobs` says it in its log, which counts each error by its code.
const said = 'holidays.run-out';

/** Tells, 90 days before, that nobody has said which days of the next year are bank holidays. */
export class HolidaysEnd extends Construct {
  constructor(scope: Construct, id: string, { alarms }: { alarms: ITopic }) {
    super(scope, id);
    const alarm = new Alarm(this, 'Alarm', {
      alarmName: 'placeboard-holidays-run-out',
      alarmDescription: 'The list of bank holidays ends within 90 days; after it officers get mail on bank holidays.',
      metric: new Metric({
        namespace: 'Placeboard',
        metricName: said,
        dimensionsMap: { service: 'jobs' },
        period: Duration.days(1),
        statistic: 'Sum',
      }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(alarms));
  }
}
