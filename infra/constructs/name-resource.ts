import { CfnElement } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Gives a construct's main resource a logical id that stays readable and does not follow the tree. */
export function nameResource(construct: Construct, logicalId: string): void {
  const resource = construct.node.defaultChild;
  if (!CfnElement.isCfnElement(resource)) throw new Error(`${construct.node.path} has no main resource`);
  resource.overrideLogicalId(logicalId);
}
