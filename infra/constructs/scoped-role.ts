import { CfnPolicy, CfnRole, PolicyDocument, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

export type ScopedRoleProps = {
  readonly logicalId: string;
  readonly description: string;
  readonly trust: PolicyStatement;
};

/**
 * A role whose every statement is written here and has its own Sid.
 * The policy is a resource of its own: a function's role names the roles it assumes, and they name it in their trust.
 */
export class ScopedRole extends Construct {
  readonly arn: string;
  readonly roleName: string;
  readonly policy: CfnPolicy;
  private readonly statements = new PolicyDocument();
  private readonly written = new Map<string, string>();

  constructor(scope: Construct, id: string, props: ScopedRoleProps) {
    super(scope, id);
    const role = new CfnRole(this, 'Resource', {
      description: props.description,
      assumeRolePolicyDocument: new PolicyDocument({ statements: [props.trust] }),
    });
    role.overrideLogicalId(props.logicalId);
    this.policy = new CfnPolicy(this, 'Policy', {
      policyName: props.logicalId,
      policyDocument: this.statements,
      roles: [role.ref],
    });
    this.policy.overrideLogicalId(`${props.logicalId}Policy`);
    this.arn = role.attrArn;
    this.roleName = role.ref;
  }

  /** Adds a statement, once: several grants may each bring the same use of the key. */
  allow(statement: PolicyStatement): void {
    if (!statement.sid) throw new Error(`A statement of ${this.node.path} has no Sid`);
    const text = JSON.stringify(statement.toStatementJson());
    const before = this.written.get(statement.sid);
    if (before === text) return;
    if (before) throw new Error(`Two different statements of ${this.node.path} are called ${statement.sid}`);
    this.written.set(statement.sid, text);
    this.statements.addStatements(statement);
  }
}
