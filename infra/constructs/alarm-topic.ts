import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { nameResource } from './name-resource.ts';

/** Where alarms are told; whoever keeps the service running subscribes to it. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Alarms cannot use the key that AWS keeps for topics, so the topic has one that lets them in.
    const key = new Key(this, 'Key', {
      description: 'Placeboard: what alarms tell',
      enableKeyRotation: true,
      pendingWindow: Duration.days(7),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    nameResource(key, 'AlarmKey');
    const alarms = new ServicePrincipal('cloudwatch.amazonaws.com');
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsMayUseKey',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        principals: [alarms],
        resources: ['*'],
      }),
    );
    this.topic = new Topic(this, 'Topic', { displayName: 'Placeboard alarms', masterKey: key, enforceSSL: true });
    nameResource(this.topic, 'AlarmTopic');
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsMayTell',
        actions: ['sns:Publish'],
        principals: [alarms],
        resources: [this.topic.topicArn],
      }),
    );
  }
}
