import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { BoundaryFunction } from './boundary-function.ts';
import { ScopedRole } from './scoped-role.ts';

export type JobSchedulesProps = { readonly jobs: BoundaryFunction; readonly failures: Queue };

type Wanted = { readonly job: string; readonly description: string; readonly expression: string };

const zone = 'Europe/London';

/** What the jobs do by the clock on the wall: the morning's mail, and the look for work that stands still. */
export class JobSchedules extends Construct {
  private readonly role: ScopedRole;

  constructor(scope: Construct, id: string, props: JobSchedulesProps) {
    super(scope, id);
    this.role = this.buildRole(props);
    this.add(props, {
      job: 'digest',
      description:
        'At seven from Monday to Friday, but not on bank holidays: each officer is told by mail what waits for them',
      expression: 'cron(0 7 ? * MON-FRI *)',
    });
    this.add(props, {
      job: 'sweep',
      description: 'Imports, exports and mail that stand still are set going again',
      expression: 'rate(10 minutes)',
    });
  }

  private buildRole({ jobs, failures }: JobSchedulesProps): ScopedRole {
    const role = new ScopedRole(this, 'Role', {
      logicalId: 'ScheduleRole',
      description: 'Placeboard: calls the jobs when their time has come',
      trust: new PolicyStatement({
        sid: 'SchedulerMayTake',
        actions: ['sts:AssumeRole'],
        principals: [new ServicePrincipal('scheduler.amazonaws.com')],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.allow(
      new PolicyStatement({
        sid: 'InvokeJobs',
        actions: ['lambda:InvokeFunction'],
        resources: [jobs.lambda.functionArn],
      }),
    );
    role.allow(
      new PolicyStatement({
        sid: 'SetFailuresAside',
        actions: ['sqs:SendMessage'],
        resources: [failures.queueArn],
      }),
    );
    return role;
  }

  private add({ jobs, failures }: JobSchedulesProps, { job, description, expression }: Wanted): void {
    const title = `${job.slice(0, 1).toUpperCase()}${job.slice(1)}Schedule`;
    const schedule = new CfnSchedule(this, title, {
      description,
      scheduleExpression: expression,
      scheduleExpressionTimezone: zone,
      flexibleTimeWindow: { mode: 'OFF' },
      state: 'ENABLED',
      target: {
        arn: jobs.lambda.functionArn,
        roleArn: this.role.arn,
        input: JSON.stringify({ job }),
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 3600 },
        deadLetterConfig: { arn: failures.queueArn },
      },
    });
    schedule.overrideLogicalId(title);
    schedule.node.addDependency(this.role.policy);
  }
}
