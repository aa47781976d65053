import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { partitionPrefix } from '#kernel/keys.ts';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { AuthorityRoles } from '../constructs/authority-roles.ts';
import { BoundaryFunction, type BoundaryFunctionProps } from '../constructs/boundary-function.ts';
import { DiscussionRoles } from '../constructs/discussion-roles.ts';
import { Dispatch } from '../constructs/dispatch.ts';
import { EvidenceRoles } from '../constructs/evidence-roles.ts';
import { FailureQueue } from '../constructs/failure-queue.ts';
import { capitalised } from '../constructs/function-names.ts';
import { HolidaysEnd } from '../constructs/holidays-end.ts';
import { HttpInterface, type HttpInterfaceProps } from '../constructs/http-interface.ts';
import { InboxRoles } from '../constructs/inbox-roles.ts';
import { JobSchedules } from '../constructs/job-schedules.ts';
import { MailBounces } from '../constructs/mail-bounces.ts';
import { MailRoles } from '../constructs/mail-roles.ts';
import { OutsideRoles } from '../constructs/outside-roles.ts';
import { PlatformBoundary } from '../constructs/platform-boundary.ts';
import { ReconcileSchedule } from '../constructs/reconcile-schedule.ts';
import { SharingRoles } from '../constructs/sharing-roles.ts';
import { type Holdings, partition } from '../constructs/statements.ts';
import { apiScope, type IdentityStack } from './identity.ts';
import type { Sender } from './mail.ts';
import { type Site, siteOrigin } from './site.ts';

export type ServiceStackProps = StackProps & {
  readonly holdings: Holdings;
  readonly identity: IdentityStack;
  readonly site: Site;
  readonly sender: Sender;
};

type Own = Pick<BoundaryFunctionProps, 'name' | 'memory' | 'timeout' | 'lossWhenDown'> & { failures?: Queue };

/** What runs: replaceable at any time, for nothing is kept here. */
export class ServiceStack extends Stack {
  readonly api: HttpApi;
  private readonly holdings: Holdings;
  private readonly identity: IdentityStack;
  private readonly topic: AlarmTopic;

  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    this.holdings = props.holdings;
    this.identity = props.identity;
    this.topic = new AlarmTopic(this, 'Alarms');
    const failures = new FailureQueue(this, 'Failures', { alarms: this.topic.topic }).queue;
    const authority = this.addAuthority();
    const open = this.addOpen();
    const audience = this.addAudience();
    const publisher = this.addPublisher(failures);
    const platform = new PlatformBoundary(this, 'PlatformBoundary', {
      holdings: this.holdings,
      failures,
      addFunction: (own) => this.addFunction(own),
    });
    const { documents, jobs } = this.addBackground(failures, { publisher, onboarding: platform.onboarding });
    new AuthorityRoles(this, 'Roles', { holdings: this.holdings, authority, documents, jobs });
    new OutsideRoles(this, 'Outside', { holdings: this.holdings, authority, onboarding: platform.onboarding });
    new SharingRoles(this, 'Sharing', { holdings: this.holdings, publisher, audience });
    new EvidenceRoles(this, 'Evidence', { holdings: this.holdings, authority });
    new DiscussionRoles(this, 'Discussion', { holdings: this.holdings, authority });
    new InboxRoles(this, 'Inbox', { holdings: this.holdings, authority, audience, open, jobs });
    this.addMail({ jobs, failures, ...props });
    this.api = this.addInterface({ authority, audience, open, platform: platform.platform });
    platform.tellInterface(this.api.apiEndpoint);
    new CfnOutput(this, 'FailureQueueUrl', { value: failures.queueUrl });
    new CfnOutput(this, 'AlarmTopicArn', { value: this.topic.topic.topicArn });
  }

  private addAuthority(): BoundaryFunction {
    const authority = this.addFunction({
      name: 'authority',
      memory: 1024,
      timeout: Duration.seconds(10),
      lossWhenDown: 'Officers cannot open their plans or record progress.',
    });
    authority.grantRows(this.holdings, {
      sid: 'FindEarlierSeat',
      actions: ['GetItem'],
      keys: [partition(partitionPrefix.seats, '*')],
    });
    // A batch is judged as one request, so that what is asked for together is granted together.
    authority.grantRows(this.holdings, {
      sid: 'CheckSeat',
      actions: ['BatchGetItem'],
      keys: [
        partition(partitionPrefix.seats, '*'),
        partitionPrefix.platform,
        partition(partitionPrefix.platform, 'SEATS'),
      ],
    });
    authority.grantRows(this.holdings, {
      sid: 'FindSeatsOfAccount',
      actions: ['Query'],
      keys: [partition(partitionPrefix.account, '*')],
    });
    return authority;
  }

  private addAudience(): BoundaryFunction {
    const audience = this.addFunction({
      name: 'audience',
      memory: 1024,
      timeout: Duration.seconds(10),
      lossWhenDown: 'Members of partnerships and boards cannot see what councils share with them.',
    });
    audience.grantRows(this.holdings, {
      sid: 'CheckSeat',
      actions: ['GetItem'],
      keys: [partition(partitionPrefix.seats, '*:*')],
    });
    return audience;
  }

  private addOpen(): BoundaryFunction {
    const open = this.addFunction({
      name: 'public',
      memory: 512,
      timeout: Duration.seconds(5),
      lossWhenDown:
        'Nobody outside can read what councils publish or comment on it, nor tell whether the service is up.',
    });
    open.grantRows(this.holdings, {
      sid: 'ReadPublished',
      actions: ['Query'],
      keys: [partition(partitionPrefix.audience, 'public:*', 'SHARED')],
    });
    return open;
  }

  private addPublisher(failures: Queue): BoundaryFunction {
    const publisher = this.addFunction({
      name: 'publisher',
      memory: 512,
      timeout: Duration.seconds(60),
      lossWhenDown:
        'What partnerships, boards and the public are shown stands still, and what is withdrawn stays in sight.',
      failures,
    });
    publisher.grantRows(this.holdings, {
      sid: 'ListAuthorities',
      actions: ['Query'],
      keys: [partitionPrefix.platform],
    });
    new ReconcileSchedule(this, 'Reconcile', { publisher, failures });
    return publisher;
  }

  private addBackground(
    failures: Queue,
    others: { publisher: BoundaryFunction; onboarding: BoundaryFunction },
  ): { documents: BoundaryFunction; jobs: BoundaryFunction } {
    const documents = this.addFunction({
      name: 'documents',
      memory: 1769,
      timeout: Duration.seconds(120),
      lossWhenDown: 'Word files that officers upload are not read, and their committee appendices are not made.',
      failures,
    });
    const jobs = this.addFunction({
      name: 'jobs',
      memory: 512,
      timeout: Duration.seconds(60),
      lossWhenDown:
        'Summaries of plans on the home page no longer follow what officers record, officers are not told by mail what waits for them, and work that stands still stays so.',
      failures,
    });
    const dispatcher = this.addFunction({
      name: 'dispatcher',
      memory: 256,
      timeout: Duration.seconds(60),
      lossWhenDown: 'Imports, exports and new authorities do not begin, and summaries of plans stand still.',
      failures,
    });
    dispatcher.grantInvoke(documents, 'DOCUMENTS_FUNCTION');
    dispatcher.grantInvoke(jobs, 'JOBS_FUNCTION');
    dispatcher.grantInvoke(others.publisher, 'PUBLISHER_FUNCTION');
    dispatcher.grantInvoke(others.onboarding, 'ONBOARDING_FUNCTION');
    new Dispatch(this, 'Dispatch', { holdings: this.holdings, dispatcher, failures, alarms: this.topic.topic });
    return { documents, jobs };
  }

  /** The mail of each morning, what it may read, and what is set going again. */
  private addMail(
    props: Pick<ServiceStackProps, 'site' | 'sender'> & { jobs: BoundaryFunction; failures: Queue },
  ): void {
    const { jobs, failures, site, sender } = props;
    jobs.grantRows(this.holdings, { sid: 'ListAuthorities', actions: ['Query'], keys: [partitionPrefix.platform] });
    jobs.grantMail(sender);
    jobs.setVariable('SITE_ORIGIN', siteOrigin(site));
    new MailRoles(this, 'Mail', { holdings: this.holdings, jobs });
    new JobSchedules(this, 'Schedules', { jobs, failures });
    new MailBounces(this, 'Bounces', { alarms: this.topic.topic });
    new HolidaysEnd(this, 'Holidays', { alarms: this.topic.topic });
  }

  private addFunction(own: Own): BoundaryFunction {
    return new BoundaryFunction(this, capitalised(own.name), {
      ...own,
      alarms: this.topic.topic,
      environment: {
        TABLE_NAME: this.holdings.table.tableName,
        OBJECTS_BUCKET: this.holdings.objects.bucketName,
        IDENTITY_PROVIDERS: JSON.stringify({ [this.identity.pool.userPoolProviderUrl]: 'officers' }),
      },
    });
  }

  private addInterface(functions: Pick<HttpInterfaceProps, 'authority' | 'audience' | 'open' | 'platform'>): HttpApi {
    const { api } = new HttpInterface(this, 'Interface', {
      ...functions,
      openPaths: ['/api/health', '/api/openapi.json', '/api/public/{proxy+}', '/public/{proxy+}'],
      openForms: ['/public/{authority}/consultations/{consultation}/comments'],
      issuer: this.identity.pool.userPoolProviderUrl,
      clientId: this.identity.client.userPoolClientId,
      scope: apiScope,
      alarms: this.topic.topic,
    });
    return api;
  }
}
