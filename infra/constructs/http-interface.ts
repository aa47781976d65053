import { Duration, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  type HttpRoute,
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
  /** Where anyone may send a form. These are throttled by themselves, so that a flood of forms keeps no officer waiting. */
  readonly openForms: readonly string[];
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
    this.addStage(props.openForms, this.addRoutes(props));
    this.addAlarm(props.alarms);
  }

  /** Answers the routes of the open forms. */
  private addRoutes(props: HttpInterfaceProps): HttpRoute[] {
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
      methods: [HttpMethod.GET, HttpMethod.POST],
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
    for (const path of props.openPaths) this.addOpen(path, HttpMethod.GET, open);
    return props.openForms.flatMap((path) => this.addOpen(path, HttpMethod.POST, open));
  }

  private addOpen(path: string, method: HttpMethod, integration: HttpLambdaIntegration): HttpRoute[] {
    const routes = this.api.addRoutes({
      ...{ path, methods: [method], integration },
      authorizer: new HttpNoneAuthorizer(),
    });
    for (const route of routes) {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason: 'What is published is the same for everyone, and anyone may comment on a draft that is out for it.',
      });
    }
    return routes;
  }

  private addStage(openForms: readonly string[], forms: readonly HttpRoute[]): void {
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
    const limits = openForms.map((path) => [`POST ${path}`, { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 20 }]);
    const own = stage.node.defaultChild;
    if (!(own instanceof CfnStage)) throw new Error('The stage is of a kind that is not known');
    own.addPropertyOverride('RouteSettings', Object.fromEntries(limits));
    // A limit is of a route, which must be there before it.
    stage.node.addDependency(...forms);
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
