import { Duration, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { BoundaryFunction } from './boundary-function.ts';
import { nameResource } from './name-resource.ts';

export type HttpInterfaceProps = {
  /** Answers everything that needs a sign-in and is not for an audience. */
  readonly authority: BoundaryFunction;
  /** Answers those to whom authorities show something. */
  readonly audience: BoundaryFunction;
  /** Answers those who look after the platform. */
  readonly platform: BoundaryFunction;
  /** Answers the few paths that need none. */
  readonly open: BoundaryFunction;
  readonly openPaths: readonly string[];
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  readonly alarms: ITopic;
};

// No query string and no token: an address may hold what someone searched for.
const accessLogLine = JSON.stringify({
  time: '$context.requestTime',
  requestId: '$context.requestId',
  method: '$context.httpMethod',
  route: '$context.routeKey',
  path: '$context.path',
  status: '$context.status',
  length: '$context.responseLength',
  latency: '$context.responseLatency',
  address: '$context.identity.sourceIp',
  subject: '$context.authorizer.claims.sub',
  authoriserError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
});

/** The way in: `/api` behind a sign-in, except the paths named as open. */
export class HttpInterface extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: HttpInterfaceProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { apiName: 'placeboard', createDefaultStage: false });
    nameResource(this.api, 'HttpApi');
    this.addRoutes(props);
    this.addStage();
    this.addAlarm(props.alarms);
  }

  private addRoutes(props: HttpInterfaceProps): void {
    const authorizer = new HttpJwtAuthorizer('Officers', props.issuer, {
      authorizerName: 'officers',
      jwtAudience: [props.clientId],
    });
    const signedIn = { authorizer, authorizationScopes: [props.scope] };
    this.api.addRoutes({
      path: '/api/{proxy+}',
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration('Authority', props.authority.lambda),
      ...signedIn,
    });
    this.api.addRoutes({
      path: '/api/audiences/{proxy+}',
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration('Audience', props.audience.lambda),
      ...signedIn,
    });
    this.api.addRoutes({
      path: '/api/platform/{proxy+}',
      methods: [HttpMethod.GET, HttpMethod.POST],
      integration: new HttpLambdaIntegration('Platform', props.platform.lambda),
      ...signedIn,
    });
    const open = new HttpLambdaIntegration('Open', props.open.lambda);
    for (const path of props.openPaths) {
      const routes = this.api.addRoutes({
        path,
        methods: [HttpMethod.GET],
        integration: open,
        authorizer: new HttpNoneAuthorizer(),
      });
      for (const route of routes) {
        Validations.of(route).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason: 'What is published, and whether and how the service speaks, is the same for everyone.',
        });
      }
    }
  }

  private addStage(): void {
    const log = new LogGroup(this, 'AccessLog', { retention: RetentionDays.ONE_YEAR });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(accessLogLine),
      },
    });
    nameResource(stage, 'HttpApiStage');
  }

  private addAlarm(alarms: ITopic): void {
    const alarm = new Alarm(this, 'Fails', {
      alarmName: 'placeboard-interface-fails',
      alarmDescription: 'Officers see "there is a problem with the service" instead of their plans.',
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 5,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(alarms));
  }
}
