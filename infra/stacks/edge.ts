import { ArnFormat, CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

const visibility = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});

type Managed = { readonly name: string; readonly priority: number; readonly counted?: readonly string[] };

const managedRules = ({ name, priority, counted = [] }: Managed): CfnWebACL.RuleProperty => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: visibility(name),
});

// A whole council often leaves through one address, so the limit is what an office does, not what a person does.
const rateLimit: CfnWebACL.RuleProperty = {
  name: 'RateByAddress',
  priority: 0,
  action: { block: { customResponse: { responseCode: 429 } } },
  statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: 10_000, evaluationWindowSec: 300 } },
  visibilityConfig: visibility('RateByAddress'),
};

/** What stands before the site. CloudFront takes its firewall from us-east-1 only. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const firewall = new CfnWebACL(this, 'Firewall', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('PlaceboardFirewall'),
      rules: [
        rateLimit,
        managedRules({ name: 'AWSManagedRulesAmazonIpReputationList', priority: 1 }),
        managedRules({ name: 'AWSManagedRulesKnownBadInputsRuleSet', priority: 2 }),
        // A council's Word file is larger than 8 kB and its words may look like markup: both are counted, not blocked.
        managedRules({
          name: 'AWSManagedRulesCommonRuleSet',
          priority: 3,
          counted: ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY'],
        }),
      ],
    });
    firewall.overrideLogicalId('Firewall');
    const log = new LogGroup(this, 'FirewallLog', {
      logGroupName: 'aws-waf-logs-placeboard',
      retention: RetentionDays.SIX_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnLoggingConfiguration(this, 'FirewallLogging', {
      resourceArn: firewall.attrArn,
      logDestinationConfigs: [
        this.formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: log.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: [{ singleHeader: { Name: 'authorization' } }],
    });
    new CfnOutput(this, 'FirewallArn', { value: firewall.attrArn });
  }
}
