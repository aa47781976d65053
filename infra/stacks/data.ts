import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  type CorsRule,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { asBucket } from '../constructs/library-types.ts';
import { MalwareScan } from '../constructs/malware-scan.ts';
import { nameResource } from '../constructs/name-resource.ts';
import { type Holdings, indexName } from '../constructs/statements.ts';
import { type Site, siteOrigin } from './site.ts';

export type DataStackProps = StackProps & { readonly site: Site };

/** What must outlive every other stack: rows, files, the key to both. Nothing here is ever deleted with a stack. */
export class DataStack extends Stack {
  readonly holdings: Holdings;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    const key = new Key(this, 'Key', {
      alias: 'placeboard/data',
      description: 'Placeboard: rows and files of every authority',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    nameResource(key, 'DataKey');
    const table = this.buildTable(key);
    const objects = this.buildObjects(key, props.site);
    new MalwareScan(this, 'MalwareScan', { objects, key });
    this.holdings = { table, key, objects };
    new CfnOutput(this, 'TableName', { value: table.tableName });
    new CfnOutput(this, 'ObjectsBucketName', { value: objects.bucketName });
  }

  private buildTable(key: Key): TableV2 {
    const table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      globalSecondaryIndexes: [
        {
          indexName,
          partitionKey: { name: 'gsi1pk', type: AttributeType.STRING },
          sortKey: { name: 'gsi1sk', type: AttributeType.STRING },
          projectionType: ProjectionType.ALL,
        },
      ],
      billing: Billing.onDemand(),
      dynamoStream: StreamViewType.KEYS_ONLY,
      timeToLiveAttribute: 'expiresAt',
      encryption: TableEncryptionV2.customerManagedKey(key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    nameResource(table, 'Table');
    return table;
  }

  private buildObjects(key: Key, site: Site): Bucket {
    const accessLog = new Bucket(this, 'AccessLog', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(365) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    nameResource(accessLog, 'AccessLogBucket');
    Validations.of(accessLog).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'This bucket holds the access logs; logging it into itself would never end.',
    });
    const objects = new Bucket(this, 'Objects', {
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      serverAccessLogsBucket: asBucket(accessLog),
      serverAccessLogsPrefix: 'objects/',
      cors: [evidenceFrom(site)],
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(1), noncurrentVersionExpiration: Duration.days(90) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    nameResource(objects, 'ObjectsBucket');
    announceObjects(objects);
    return objects;
  }
}

/** A file of evidence is sent by the page itself, with the headers that were signed for it. */
const evidenceFrom = (site: Site): CorsRule => ({
  allowedMethods: [HttpMethods.PUT],
  allowedOrigins: [siteOrigin(site)],
  allowedHeaders: ['content-type', 'if-none-match', 'x-amz-checksum-sha256'],
  maxAge: 600,
});

/** The scan learns of new files from EventBridge; the bucket's own property needs no helper function, unlike the L2 one. */
function announceObjects(objects: Bucket): void {
  const resource = objects.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error('The objects bucket has no bucket resource');
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}
