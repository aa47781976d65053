import { CfnOutput, CfnParameter, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  type ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { asBucket } from '../constructs/library-types.ts';
import { nameResource } from '../constructs/name-resource.ts';
import { securityHeaders } from '../constructs/security-headers.ts';
import type { IdentityStack } from './identity.ts';
import type { Site } from './site.ts';

export type WebStackProps = StackProps & {
  readonly site: Site;
  readonly identity: IdentityStack;
  readonly api: HttpApi;
  /** Where the page sends files of evidence. */
  readonly objects: Bucket;
};

// An address without a file ending is a page of the application, which one document draws.
const pageOrFile = `function handler(event) {
  var request = event.request;
  var last = request.uri.substring(request.uri.lastIndexOf('/') + 1);
  if (last.indexOf('.') === -1) request.uri = '/index.html';
  return request;
}
`;

/** The page and the way to it: everything a browser receives comes through here. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, props: WebStackProps) {
    super(scope, id, props);
    const log = this.buildLog();
    const content = this.buildContent(log);
    const distribution = this.buildDistribution(content, log, props);
    new CfnOutput(this, 'SiteBucketName', { value: content.bucketName });
    new CfnOutput(this, 'DistributionId', { value: distribution.distributionId });
    new CfnOutput(this, 'SiteAddress', { value: `https://${distribution.distributionDomainName}` });
  }

  private buildLog(): Bucket {
    const log = new Bucket(this, 'Log', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // CloudFront writes its log through an access control list.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(365) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    nameResource(log, 'SiteLogBucket');
    Validations.of(log).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'This bucket holds the access logs; logging it into itself would never end.',
    });
    return log;
  }

  private buildContent(log: Bucket): Bucket {
    const content = new Bucket(this, 'Content', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
      serverAccessLogsBucket: asBucket(log),
      serverAccessLogsPrefix: 'bucket/',
      removalPolicy: RemovalPolicy.RETAIN,
    });
    nameResource(content, 'SiteBucket');
    return content;
  }

  private buildDistribution(content: Bucket, log: Bucket, props: WebStackProps): Distribution {
    const files = `https://${props.objects.bucketName}.s3.${props.objects.stack.region}.amazonaws.com`;
    const headers = securityHeaders(this, { signIn: props.identity.signInOrigin, files });
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Placeboard',
      defaultBehavior: this.pages(content, headers),
      // The first that fits is taken: what is published comes before the rest of the interface.
      additionalBehaviors: {
        ...this.published(props.api, headers),
        '/api/*': this.interface(props.api, headers),
      },
      defaultRootObject: 'index.html',
      priceClass: PriceClass.PRICE_CLASS_100,
      httpVersion: HttpVersion.HTTP2_AND_3,
      webAclId: this.firewallParameter().valueAsString,
      enableLogging: true,
      logBucket: asBucket(log),
      logFilePrefix: 'site/',
      ...ownName(this, props.site),
    });
    nameResource(distribution, 'Distribution');
    acknowledge(distribution, props.site);
    return distribution;
  }

  /** No default on purpose: without a firewall there is no site. */
  private firewallParameter(): CfnParameter {
    return new CfnParameter(this, 'FirewallArn', {
      description: 'The output FirewallArn of the edge stack, which lives in us-east-1',
      allowedPattern: '^arn:aws:wafv2:us-east-1:.+$',
    });
  }

  private pages(content: Bucket, responseHeadersPolicy: ResponseHeadersPolicy) {
    const router = new EdgeFunction(this, 'PageOrFile', {
      comment: 'Placeboard: which addresses are pages of the application',
      code: FunctionCode.fromInline(pageOrFile),
      runtime: FunctionRuntime.JS_2_0,
    });
    nameResource(router, 'PageOrFile');
    return {
      origin: S3BucketOrigin.withOriginAccessControl(asBucket(content)),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy,
      functionAssociations: [{ function: router, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
  }

  /** What anyone may read is kept at the edge for a minute: it bears a crowd, and what is withdrawn is soon gone. */
  private published(api: HttpApi, responseHeadersPolicy: ResponseHeadersPolicy) {
    const cachePolicy = new CachePolicy(this, 'PublishedCache', {
      comment: 'Placeboard: what is published, for a minute',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(60),
      maxTtl: Duration.seconds(60),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
    nameResource(cachePolicy, 'PublishedCache');
    const behaviour = {
      origin: this.origin(api),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy,
      compress: true,
      responseHeadersPolicy,
    };
    // A form is made for one time and sent once: it is kept nowhere, and it comes before what is.
    const form = {
      ...this.interface(api, responseHeadersPolicy),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    };
    return { '/public/*/comments': form, '/public/*': behaviour, '/api/public/*': behaviour };
  }

  private origin(api: HttpApi): HttpOrigin {
    return new HttpOrigin(`${api.apiId}.execute-api.${this.region}.amazonaws.com`, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    });
  }

  private interface(api: HttpApi, responseHeadersPolicy: ResponseHeadersPolicy) {
    return {
      origin: this.origin(api),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      compress: true,
      responseHeadersPolicy,
    };
  }
}

function ownName(scope: Construct, site: Site) {
  if (!site.certificateArn) return {};
  return {
    domainNames: [site.host],
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', site.certificateArn),
  };
}

function acknowledge(distribution: Distribution, site: Site): void {
  Validations.of(distribution).acknowledge({
    id: 'AwsSolutions-CFR1',
    reason: 'Officers work from wherever they are, also abroad; a country is no measure of who may sign in.',
  });
  if (site.certificateArn) return;
  Validations.of(distribution).acknowledge({
    id: 'AwsSolutions-CFR4',
    reason:
      "Until a certificate is given (-c certificate=…), CloudFront's own name decides which TLS versions it takes.",
  });
}
