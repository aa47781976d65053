import { Duration, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as Lambda, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { bundleFolder } from '../bundle.ts';
import { capitalised, type FunctionName } from './function-names.ts';
import { nameResource } from './name-resource.ts';
import { ScopedRole } from './scoped-role.ts';
import { type Holdings, type ItemAction, keyedStatement, logStaysStatement, tableKeyStatement } from './statements.ts';

/** The identity that mail may be sent as, and the address that it is from. */
export type MailGrant = { readonly identityArn: string; readonly from: string };

export type BoundaryFunctionProps = {
  readonly name: FunctionName;
  readonly memory: number;
  readonly timeout: Duration;
  /** What people lose while this function fails: the alarm says it. */
  readonly lossWhenDown: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly alarms: ITopic;
  /** Where an asynchronous call ends that failed every time. Given only to functions that are called that way. */
  readonly failures?: Queue;
};

/** One privilege boundary: a function with its own role, log and alarm. Everything it may do is granted here by name. */
export class BoundaryFunction extends Construct {
  readonly name: FunctionName;
  readonly lambda: Lambda;
  readonly role: ScopedRole;

  constructor(scope: Construct, id: string, props: BoundaryFunctionProps) {
    super(scope, id);
    this.name = props.name;
    const title = capitalised(props.name);
    this.role = new ScopedRole(this, 'Role', {
      logicalId: `${title}FunctionRole`,
      description: `Placeboard: what functions/${props.name} may do by itself`,
      trust: new PolicyStatement({
        sid: 'LambdaMayAssume',
        actions: ['sts:AssumeRole'],
        principals: [new ServicePrincipal('lambda.amazonaws.com')],
      }),
    });
    const logGroup = new LogGroup(this, 'Log', { retention: RetentionDays.SIX_MONTHS });
    this.allowObservation(logGroup);
    this.lambda = this.build(props, logGroup);
    nameResource(this.lambda, `${title}Function`);
    if (props.failures) this.endFailuresIn(props.failures);
    this.alarm(props);
  }

  setVariable(name: string, value: string): void {
    this.lambda.addEnvironment(name, value);
  }

  /** Lets the function itself, with no session, use rows of these partitions. */
  grantRows(holdings: Holdings, grant: { sid: string; actions: readonly ItemAction[]; keys: readonly string[] }): void {
    const writes = grant.actions.includes('PutItem');
    this.role.allow(keyedStatement({ ...grant, resource: holdings.table.tableArn }));
    this.role.allow(tableKeyStatement(holdings, writes));
    if (writes) this.role.allow(logStaysStatement(holdings));
  }

  /** Lets this function call another without waiting for it, and tells it the other's name. */
  grantInvoke(other: BoundaryFunction, variable: string): void {
    this.role.allow(
      new PolicyStatement({
        sid: `Invoke${capitalised(other.name)}`,
        actions: ['lambda:InvokeFunction'],
        resources: [other.lambda.functionArn],
      }),
    );
    this.setVariable(variable, other.lambda.functionName);
  }

  /** Lets this function send mail, from that one address of that one identity. */
  grantMail({ identityArn, from }: MailGrant): void {
    this.role.allow(
      new PolicyStatement({
        sid: 'SendMail',
        actions: ['ses:SendEmail'],
        resources: [identityArn],
        conditions: { StringEquals: { 'ses:FromAddress': from } },
      }),
    );
    this.setVariable('MAIL_FROM', from);
  }

  private build(props: BoundaryFunctionProps, logGroup: LogGroup): Lambda {
    const lambda = new Lambda(this, 'Function', {
      description: `Placeboard: functions/${props.name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(bundleFolder(props.name)),
      memorySize: props.memory,
      timeout: props.timeout,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      role: Role.fromRoleArn(this, 'LambdaRole', this.role.arn, { mutable: false }),
      environment: {
        ...props.environment,
        POWERTOOLS_SERVICE_NAME: props.name,
        POWERTOOLS_LOG_LEVEL: 'INFO',
        NODE_OPTIONS: '--enable-source-maps',
      },
      ...(props.failures && {
        retryAttempts: 2,
        maxEventAge: Duration.hours(1),
        onFailure: new SqsDestination(props.failures),
      }),
    });
    lambda.node.addDependency(this.role.policy);
    return lambda;
  }

  private allowObservation(logGroup: LogGroup): void {
    this.role.allow(
      new PolicyStatement({
        sid: 'WriteOwnLog',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    this.role.allow(
      new PolicyStatement({
        sid: 'SendTraces',
        actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
        resources: ['*'],
      }),
    );
    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray has no resources to name: its two write actions can only be granted on everything.',
    });
  }

  private endFailuresIn(failures: Queue): void {
    this.role.allow(
      new PolicyStatement({
        sid: 'SetFailuresAside',
        actions: ['sqs:SendMessage'],
        resources: [failures.queueArn],
      }),
    );
  }

  private alarm(props: BoundaryFunctionProps): void {
    const alarm = new Alarm(this, 'Fails', {
      alarmName: `placeboard-${props.name}-fails`,
      alarmDescription: props.lossWhenDown,
      metric: this.lambda.metricErrors({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(props.alarms));
  }
}
