import { DefaultStackSynthesizer, type IStackSynthesizer } from 'aws-cdk-lib';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';

// The library's classes declare optional members as `| undefined` where its interfaces do not; each class does implement
// its interface, so these casts only say what the compiler cannot see under exactOptionalPropertyTypes.
export const asBucket = (bucket: Bucket): IBucket => bucket as IBucket;

/** The usual synthesiser, without the parameter and rule that look up the bootstrap version. */
export const plainSynthesizer = (): IStackSynthesizer =>
  new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer;
