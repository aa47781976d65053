import { about, aboutRole, type Role } from './roles.ts';
import type { Finding, Statement } from './template-model.ts';

const taking = ['sts:AssumeRole', 'sts:TagSession'];

/** A role of an audience is taken by our functions alone, and never without the tags that say which audience. */
export function checkSessionTrust(role: Role, roles: readonly Role[], tags: readonly string[]): Finding[] {
  if (role.kind !== 'audience') return [];
  const none = tags.length === 0 ? [aboutRole(role, 'session-trust', 'Its permissions depend on no session tag')] : [];
  return [...none, ...role.trust.flatMap((statement) => checkTrustStatement(statement, roles, tags))];
}

function checkTrustStatement(statement: Statement, roles: readonly Role[], tags: readonly string[]): Finding[] {
  const functions = roles.filter(({ kind }) => kind === 'function').map(({ arn }) => `AWS:${arn}`);
  const strangers = statement.principals.filter((principal) => !functions.includes(principal));
  const { conditions } = statement;
  const has = (operator: string, key: string, value: string) => conditions[operator]?.[key]?.join() === value;
  const missing = tags.flatMap((tag) => {
    const key = `aws:RequestTag/${tag}`;
    return [
      ...(has('Null', key, 'false') ? [] : [`the tag ${tag} may be left out`]),
      ...(has('StringLike', key, '?*') ? [] : [`the tag ${tag} may be empty`]),
      ...(has('StringNotLike', key, '*/*') ? [] : [`the tag ${tag} may hold "/"`]),
    ];
  });
  const keys = conditions['ForAllValues:StringEquals']?.['aws:TagKeys'] ?? [];
  const exact = [...keys].sort().join() === [...tags].sort().join();
  return [
    ...strangers.map((principal) => `${principal} may take it and is no function's role`),
    ...missing,
    ...(exact ? [] : [`its tag keys are not exactly ${tags.join(', ')}`]),
    ...(statement.effect === 'Allow' && !statement.inverted ? [] : ['its trust is not a plain Allow']),
  ].map((problem) => about(statement, 'session-trust', problem));
}

/** A function takes named roles only, and only those that expect it. */
export function checkTaking(role: Role, roles: readonly Role[]): Finding[] {
  const statements = role.statements.filter(
    ({ effect, actions }) => effect === 'Allow' && actions.some((action) => action.startsWith('sts:')),
  );
  return statements.flatMap((statement) => [
    ...statement.actions
      .filter((action) => !taking.includes(action))
      .map((action) => about(statement, 'session-taking', `${action} is not needed to take a role`)),
    ...statement.resources
      .filter((resource) => !trusts(roles, resource, role))
      .map((resource) => about(statement, 'session-taking', `${resource} is no role that expects this function`)),
  ]);
}

const trusts = (roles: readonly Role[], arn: string, taker: Role): boolean =>
  roles.some(
    (role) =>
      role.arn === arn &&
      role.kind === 'audience' &&
      role.trust.some(({ principals }) => principals.includes(`AWS:${taker.arn}`)),
  );
