import { Validations } from 'aws-cdk-lib';
import { ArnPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { BoundaryFunction } from './boundary-function.ts';
import { ScopedRole } from './scoped-role.ts';
import {
  type Holdings,
  type ItemAction,
  indexName,
  keyedStatement,
  logStaysStatement,
  type ObjectAction,
  objectsKeyStatement,
  tableKeyStatement,
  tagged,
} from './statements.ts';

// How the bucket's ARN arrives from the data stack, as the rule names it.
const objectsArnExport = 'PlaceboardData:ExportsOutputFnGetAttObjectsBucketArnE6DBF953';

export type AudienceRoleProps = {
  readonly holdings: Holdings;
  readonly description: string;
  /** The session tags that say whose data it is: all of them, never empty, and no others. */
  readonly tags: readonly string[];
  /** The functions that may take the role, and the variable by which each is told of it. */
  readonly takenBy: readonly BoundaryFunction[];
  readonly variable: string;
};

/** A role that can touch one audience's partitions, taken for one request with tags that say which audience. */
export class AudienceRole extends Construct {
  private readonly role: ScopedRole;
  private readonly holdings: Holdings;

  constructor(scope: Construct, id: string, props: AudienceRoleProps) {
    super(scope, id);
    this.holdings = props.holdings;
    this.role = new ScopedRole(this, 'Role', {
      logicalId: `${id}Role`,
      description: `Placeboard: ${props.description}`,
      trust: trustStatement(props),
    });
    for (const taker of props.takenBy) this.grantTaking(taker, props.variable);
  }

  allowRows(grant: { sid: string; actions: readonly ItemAction[]; keys: readonly string[] }): void {
    this.role.allow(logStaysStatement(this.holdings));
    this.role.allow(keyedStatement({ ...grant, resource: this.holdings.table.tableArn }));
    this.role.allow(tableKeyStatement(this.holdings, grant.actions.includes('PutItem')));
  }

  /** In an index the leading key is the index's own, so its partitions carry the audience too. */
  allowIndex(grant: { sid: string; keys: readonly string[] }): void {
    const resource = `${this.holdings.table.tableArn}/index/${indexName}`;
    this.role.allow(keyedStatement({ ...grant, actions: ['Query'], resource }));
  }

  /** Lets the role use the files under its authority's own prefix, or under one folder of it. */
  allowObjects(grant: { sid: string; actions: readonly ObjectAction[]; folder?: string }): void {
    const below = grant.folder === undefined ? '*' : `${grant.folder}/*`;
    this.role.allow(
      new PolicyStatement({
        sid: grant.sid,
        actions: grant.actions.map((action) => `s3:${action}`),
        resources: [this.holdings.objects.arnForObjects(`authority/${tagged('authority')}/${below}`)],
      }),
    );
    this.role.allow(objectsKeyStatement(this.holdings, grant.actions.includes('PutObject')));
    Validations.of(this.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${objectsArnExport}/authority/<aws:PrincipalTag/authority>/${below}]`,
      reason: "The only wildcard ends the prefix of the caller's own authority, which the session tag fixes.",
    });
  }

  /** Lets the role use one file of a folder of its authority: the one that a session tag names. */
  allowObject(grant: { sid: string; actions: readonly ObjectAction[]; folder: string; tag: string }): void {
    const { sid, actions, folder, tag } = grant;
    const file = `authority/${tagged('authority')}/${folder}/${tagged(tag)}`;
    const resources = [this.holdings.objects.arnForObjects(file)];
    this.role.allow(new PolicyStatement({ sid, actions: actions.map((action) => `s3:${action}`), resources }));
    this.role.allow(objectsKeyStatement(this.holdings, actions.includes('PutObject')));
  }

  private grantTaking(taker: BoundaryFunction, variable: string): void {
    taker.role.allow(
      new PolicyStatement({
        sid: `Take${this.node.id}`,
        actions: ['sts:AssumeRole', 'sts:TagSession'],
        resources: [this.role.arn],
      }),
    );
    taker.setVariable(variable, this.role.arn);
  }
}

/** Each tag must be there, hold something, and not hold the separator of file prefixes; no other tag may come along. */
function trustStatement({ tags, takenBy }: AudienceRoleProps): PolicyStatement {
  const each = (value: string) => Object.fromEntries(tags.map((tag) => [`aws:RequestTag/${tag}`, value]));
  return new PolicyStatement({
    sid: 'FunctionsMayTake',
    actions: ['sts:AssumeRole', 'sts:TagSession'],
    principals: takenBy.map((taker) => new ArnPrincipal(taker.role.arn)),
    conditions: {
      Null: each('false'),
      StringLike: each('?*'),
      StringNotLike: each('*/*'),
      'ForAllValues:StringEquals': { 'aws:TagKeys': [...tags] },
    },
  });
}
