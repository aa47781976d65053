import { deletable, judgePattern } from './key-patterns.ts';
import { about, aboutRole, type Role, rolesOf, type Scope, scopeOf } from './roles.ts';
import { checkSessionTrust, checkTaking } from './session-trust.ts';
import { type Finding, type Statement, TemplateModel, type Templates } from './template-model.ts';

const itemActions = ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'].map(
  (name) => `dynamodb:${name}`,
);
const streamActions = ['DescribeStream', 'GetRecords', 'GetShardIterator'].map((name) => `dynamodb:${name}`);
const objectActions = ['s3:DeleteObject', 's3:GetObject', 's3:GetObjectTagging', 's3:PutObject'];
const leadingKeys = 'dynamodb:LeadingKeys';
const scanner = 'Service:malware-protection-plan.guardduty.amazonaws.com';

const touches = (statement: Statement, service: string): boolean =>
  statement.actions.some((action) => action === '*' || action.toLowerCase().startsWith(`${service}:`));
const allowed = (role: Role): Statement[] => role.statements.filter(({ effect }) => effect === 'Allow');

/** Checks every statement of every role in the templates; an empty list means that no role reaches beyond its audience. */
export function checkTableAccess(templates: Templates): Finding[] {
  const model = new TemplateModel(templates);
  const scope = scopeOf(model);
  const roles = rolesOf(model);
  return [
    ...checkOtherWays(model, scope),
    ...roles.flatMap((role) => [
      ...checkNames(role),
      ...allowed(role).flatMap((statement) => checkStatement(role, statement, scope)),
      ...checkKeyGrants(role, scope),
      ...checkLogDeny(role, scope),
      ...checkSessionTrust(role, roles, sessionTags(role)),
      ...checkTaking(role, roles),
    ]),
  ];
}

/** Permissions can also come from elsewhere; anything that the rest does not read is refused outright. */
function checkOtherWays(model: TemplateModel, scope: Scope): Finding[] {
  const unread = model
    .ofType(
      'AWS::IAM::ManagedPolicy',
      'AWS::IAM::User',
      'AWS::IAM::Group',
      'AWS::IAM::UserPolicy',
      'AWS::IAM::GroupPolicy',
    )
    .map((resource) =>
      aboutRole(resource, 'unread-policy', `${resource.type} is not a kind of grant that is used here`),
    );
  const table = model.only('AWS::DynamoDB::GlobalTable');
  const onTable = JSON.stringify(table.properties).includes('ResourcePolicy')
    ? [aboutRole(table, 'unread-policy', 'The table has a policy of its own')]
    : [];
  const onObjects = model
    .ofType('AWS::S3::BucketPolicy')
    .filter(({ stack, properties }) => model.text(stack, properties.Bucket).replace(/>$/, '.Arn>') === scope.objects)
    .flatMap((policy) => model.statements(policy, policy.properties.PolicyDocument))
    .filter(({ effect }) => effect === 'Allow')
    .map((statement) => about(statement, 'unread-policy', "The objects bucket's own policy allows something"));
  return [...unread, ...onTable, ...onObjects];
}

function checkNames(role: Role): Finding[] {
  const sids = role.statements.map(({ sid }) => sid);
  return [
    ...role.managedPolicies.map((arn) => aboutRole(role, 'unread-policy', `It is given the managed policy ${arn}`)),
    ...role.statements
      .filter(({ sid }, place) => sid === '' || sids.indexOf(sid) !== place)
      .map((statement) => about(statement, 'sid', 'Every statement of a role needs a Sid of its own')),
  ];
}

function checkStatement(role: Role, statement: Statement, scope: Scope): Finding[] {
  return [
    ...checkActions(statement),
    ...(touches(statement, 'dynamodb') ? checkTableStatement(role, statement, scope) : []),
    ...(touches(statement, 'kms') ? checkKeyStatement(statement, scope) : []),
    ...(touches(statement, 's3') && !role.trust.some(({ principals }) => principals.includes(scanner))
      ? checkObjectStatement(statement, scope)
      : []),
  ];
}

function checkActions(statement: Statement): Finding[] {
  const open = statement.actions.filter((action) => /[*?]/.test(action));
  const forbidden = statement.actions.filter(
    (action) =>
      action.toLowerCase().startsWith('dynamodb:') &&
      ![...itemActions, ...streamActions].includes(action) &&
      !(action === 'dynamodb:DeleteItem' && deletesCopiesAlone(statement)),
  );
  return [
    ...(statement.inverted ? [about(statement, 'named-actions', 'It says what it does not cover')] : []),
    ...open.map((action) => about(statement, 'named-actions', `${action} is not one named action`)),
    ...forbidden.map((action) => about(statement, 'forbidden-action', `${action} cannot be kept to an audience`)),
  ];
}

const deletesCopiesAlone = ({ conditions }: Statement): boolean =>
  conditions['ForAllValues:StringLike']?.[leadingKeys]?.join() === deletable;

function checkTableStatement(role: Role, statement: Statement, scope: Scope): Finding[] {
  const onStream = statement.actions.every((action) => streamActions.includes(action));
  const places = onStream ? [scope.stream] : [scope.table, ...scope.indexes];
  const elsewhere = statement.resources.filter((resource) => !places.includes(resource));
  const where = elsewhere.map((resource) => about(statement, 'own-table', `${resource} is not our table or its index`));
  if (onStream)
    return role.kind === 'function'
      ? where
      : [...where, about(statement, 'own-table', 'Only a function follows the stream')];
  return [...where, ...checkLeadingKeys(role, statement)];
}

function checkLeadingKeys(role: Role, statement: Statement): Finding[] {
  const patterns = statement.conditions['ForAllValues:StringLike']?.[leadingKeys] ?? [];
  const guard = statement.conditions.Null?.[leadingKeys] ?? [];
  const writes = statement.actions.some((action) => /:(Put|Delete)Item$/.test(action));
  const reads = statement.actions.some((action) => !/:(Put|Delete)Item$/.test(action));
  const problems = patterns
    .map((pattern) => judgePattern(pattern, { holder: role.kind, writes, reads }).problem)
    .filter((each) => each !== undefined);
  return [
    ...(patterns.length === 0
      ? [about(statement, 'leading-keys', `It lacks ForAllValues:StringLike on ${leadingKeys}: any partition is open`)]
      : []),
    ...(guard.join() === 'false'
      ? []
      : [about(statement, 'null-guard', `It lacks Null {${leadingKeys}: "false"}: a request without keys is allowed`)]),
    ...problems.map((problem) => about(statement, 'key-pattern', problem)),
  ];
}

function checkKeyStatement(statement: Statement, scope: Scope): Finding[] {
  const via = statement.conditions.StringEquals?.['kms:ViaService'] ?? [];
  return [
    ...statement.resources
      .filter((resource) => resource !== scope.key)
      .map((resource) => about(statement, 'own-key', `${resource} is not the data key`)),
    ...(via.length === 1
      ? []
      : [about(statement, 'own-key', 'The key may be used outside one service: kms:ViaService')]),
  ];
}

/** A statement reaches all files of the session's authority, those of one of its folders, or one that the session is for. */
const folders = ['*', 'imports/*', 'evidence/${aws:PrincipalTag/file}'];

function checkObjectStatement(statement: Statement, scope: Scope): Finding[] {
  const own = `${scope.objects}/authority/\${aws:PrincipalTag/authority}/`;
  return [
    ...statement.resources
      .filter((resource) => !folders.some((folder) => resource === `${own}${folder}`))
      .map((resource) =>
        about(statement, 'objects-prefix', `${resource} is not the prefix of the session's authority`),
      ),
    ...statement.actions
      .filter((action) => !objectActions.includes(action))
      .map((action) => about(statement, 'objects-prefix', `${action} is not an action on one file`)),
  ];
}

/** Rows and files are encrypted: a grant without the use of the key, through that service, works in no deployment. */
function checkKeyGrants(role: Role, scope: Scope): Finding[] {
  const statements = allowed(role);
  const does = (...actions: string[]) =>
    statements.some((each) => actions.some((action) => each.actions.includes(action)));
  const may = (action: string, service: string) =>
    statements.some(
      (each) =>
        each.actions.includes(action) &&
        each.resources.includes(scope.key) &&
        (each.conditions.StringEquals?.['kms:ViaService'] ?? []).some((via) => via.startsWith(`${service}.`)),
    );
  const needed: [boolean, string, string][] = [
    [does(...itemActions, 'dynamodb:GetRecords'), 'kms:Decrypt', 'dynamodb'],
    [does('dynamodb:PutItem'), 'kms:Encrypt', 'dynamodb'],
    [does('dynamodb:PutItem'), 'kms:GenerateDataKey', 'dynamodb'],
    [does('s3:GetObject', 's3:PutObject'), 'kms:Decrypt', 's3'],
    [does('s3:PutObject'), 'kms:GenerateDataKey', 's3'],
  ];
  return needed
    .filter(([needs, action, service]) => needs && !may(action, service))
    .map(([, action, service]) =>
      aboutRole(role, 'key-grant', `It lacks ${action} on the data key through ${service}`),
    );
}

function checkLogDeny(role: Role, scope: Scope): Finding[] {
  if (role.kind === 'service') return [];
  if (!allowed(role).some(({ actions }) => actions.includes('dynamodb:PutItem'))) return [];
  const denied = role.statements.some(
    ({ effect, actions, resources, conditions }) =>
      effect === 'Deny' &&
      ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'].every((action) => actions.includes(action)) &&
      resources.includes(scope.table) &&
      Object.keys(conditions).length === 1 &&
      conditions['ForAnyValue:StringLike']?.[leadingKeys]?.join() === '*#LOG',
  );
  return denied
    ? []
    : [aboutRole(role, 'log-deny', 'It lacks the Deny that keeps UpdateItem and DeleteItem off *#LOG')];
}

/** The session tags that a role's permissions are written in: its trust must demand each. */
function sessionTags(role: Role): string[] {
  const tag = /\$\{aws:PrincipalTag\/([^}]+)\}/g;
  const texts = allowed(role).flatMap(({ resources, conditions }) => [
    ...resources,
    ...(conditions['ForAllValues:StringLike']?.[leadingKeys] ?? []),
  ]);
  return [...new Set(texts.flatMap((text) => [...text.matchAll(tag)].map(([, name = '']) => name)))].sort();
}
