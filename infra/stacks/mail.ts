import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnConfigurationSet, CfnEmailIdentity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import type { Site } from './site.ts';

/** Whose mail it is: the domain that SES has seen the proof of, and the one address that we write from. */
export type Sender = { readonly identityArn: string; readonly from: string };

/** The domain that mail comes from. Its records stand in the authority's own DNS, so it outlives every deployment. */
export class MailStack extends Stack {
  readonly sender: Sender;

  constructor(scope: Construct, id: string, props: StackProps & { site: Site }) {
    super(scope, id, props);
    const domain = props.site.mailDomain;
    const set = new CfnConfigurationSet(this, 'Set', {
      name: 'placeboard',
      deliveryOptions: { tlsPolicy: 'REQUIRE' },
      reputationOptions: { reputationMetricsEnabled: true },
      sendingOptions: { sendingEnabled: true },
      // Whoever cannot be reached, or does not want to be, is not written to again.
      suppressionOptions: { suppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
    set.overrideLogicalId('MailSet');
    const identity = new CfnEmailIdentity(this, 'Identity', {
      emailIdentity: domain,
      configurationSetAttributes: { configurationSetName: set.ref },
      dkimSigningAttributes: { nextSigningKeyLength: 'RSA_2048_BIT' },
      mailFromAttributes: { mailFromDomain: `bounce.${domain}`, behaviorOnMxFailure: 'USE_DEFAULT_VALUE' },
    });
    identity.overrideLogicalId('MailIdentity');
    identity.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.sender = {
      identityArn: this.formatArn({ service: 'ses', resource: 'identity', resourceName: domain }),
      from: `digest@${domain}`,
    };
    new CfnOutput(this, 'MailRecords', {
      description: 'The three CNAME records that prove the domain, each as name=value',
      value: [
        `${identity.attrDkimDnsTokenName1}=${identity.attrDkimDnsTokenValue1}`,
        `${identity.attrDkimDnsTokenName2}=${identity.attrDkimDnsTokenValue2}`,
        `${identity.attrDkimDnsTokenName3}=${identity.attrDkimDnsTokenValue3}`,
      ].join(' '),
    });
  }
}
