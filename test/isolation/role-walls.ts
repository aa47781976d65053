import type { Templates } from '#infra/local/gate/resolve.ts';
import { changed, type Statement, statementsIn, unconditioned, withActions, without } from './mutations.ts';

/** A wall of one role, how it is taken away, and by what it is seen to be gone. */
export type Wall = { role: string; name: string; make: (templates: Templates) => Templates; seen: RegExp };

const keysOf = ({ Condition }: Statement): string[] =>
  [Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? []].flat().map(String);
const limitedTo = (statement: Statement, keys: string[]) => ({
  ...statement,
  Condition: { ...statement.Condition, 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } },
});
const anything = /: allowed$/;

/** Every wall that stands in the templates: so a role that is new has its walls tried, or the tests say that nobody does. */
export function wallsOf(templates: Templates): Wall[] {
  return statementsIn(templates).flatMap(({ role, trust, statement }) =>
    trust
      ? wallsOfTrust(role, statement)
      : [...wallsOfRows(role, statement, templates), ...wallsOfFiles(role, statement)],
  );
}

function wallsOfRows(role: string, statement: Statement, templates: Templates): Wall[] {
  const { Sid: sid, Effect } = statement;
  if (keysOf(statement).length === 0) return Effect === 'Deny' ? [wallOfLog(role, sid, templates)] : [];
  const wall = (name: string, make: (each: Statement) => unknown, seen = anything): Wall => ({
    ...{ role, name: `${role}: ${name} of ${sid}`, seen },
    make: (from) => changed(from, { role, sid }, make),
  });
  const keys = keysOf(statement);
  return [
    wall('the condition on the keys', (each) => unconditioned(each, 'ForAllValues:StringLike')),
    wall(
      'the Null guard, Scan granted,',
      (each) => unconditioned(withActions(each, 'dynamodb:Scan'), 'Null'),
      /: scan the (table|index): allowed$/,
    ),
    ...keys.flatMap((key) =>
      widened(key).map(([what, wider]) =>
        wall(`${what} in ${key}`, (each) =>
          limitedTo(
            each,
            keys.map((own) => (own === key ? wider : own)),
          ),
        ),
      ),
    ),
  ];
}

/** The ways in which a pattern can let in too much: a tag that may be anything, an end that is open. */
function widened(key: string): [what: string, wider: string][] {
  const tags = Array.from(key.matchAll(/\$\{aws:PrincipalTag\/(\w+)\}/g), ({ 0: tag, 1: name = '', index }) => ({
    name,
    any: `${key.slice(0, index)}*${key.slice(index + tag.length)}`,
    cut: `${key.slice(0, index + tag.length)}*`,
  }));
  const ways: [string, string][] = [
    ...tags.map(({ name, any }): [string, string] => [`which ${name}`, any]),
    ...tags.map(({ name, cut }): [string, string] => [`all that follows the ${name}`, cut]),
    key.endsWith('*') ? ['the separator', `${key.slice(0, -2)}*`] : ['the end', `${key}*`],
  ];
  return [...new Map(ways.map(([what, wider]) => [wider, what])).entries()]
    .filter(([wider]) => wider !== key)
    .map(([wider, what]) => [what, wider]);
}

/** Its log is kept even from a role that is given everything: the Deny is looked at by giving it everything. */
function wallOfLog(role: string, sid: string, templates: Templates): Wall {
  const keyed = statementsIn(templates).find((each) => each.role === role && keysOf(each.statement).length > 0);
  if (keyed === undefined) throw new Error(`${role} has no rows, and a log to keep`);
  return {
    ...{ role, name: `${role}: ${sid}, all changes granted`, seen: /: (update the log|delete from the log): allowed$/ },
    make: (from) =>
      changed(
        changed(from, { role, sid: keyed.statement.Sid }, (each) =>
          unconditioned(withActions(each, 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'), 'ForAllValues:StringLike'),
        ),
        { role, sid },
        () => undefined,
      ),
  };
}

function wallsOfFiles(role: string, { Sid: sid, Action }: Statement): Wall[] {
  if (![Action ?? []].flat().every((action) => action.startsWith('s3:'))) return [];
  return [
    {
      ...{ role, name: `${role}: the prefix of ${sid}`, seen: /file.*: allowed$/ },
      make: (from) => changed(from, { role, sid }, (each) => ({ ...each, Resource: '*' })),
    },
  ];
}

function wallsOfTrust(role: string, statement: Statement): Wall[] {
  const tags = [statement.Condition['ForAllValues:StringEquals']?.['aws:TagKeys'] ?? []].flat().map(String);
  const name = role.replace(/Role$/, '');
  const wall = (what: string, from: readonly string[], tag: string, seen: string): Wall => ({
    ...{ role, name: `${role}: ${what}`, seen: new RegExp(`: become ${name} ${seen}: allowed$`) },
    make: (templates) =>
      changed(templates, { role, sid: statement.Sid, trust: true }, (each) => ({
        ...each,
        Condition: Object.fromEntries(
          Object.entries(each.Condition).map(([operator, asked]) => [
            operator,
            from.includes(operator) ? without(asked, tag) : asked,
          ]),
        ),
      })),
  });
  return [
    ...tags.flatMap((tag) => [
      wall(`that ${tag} is there`, ['Null', 'StringLike', 'StringNotLike'], `aws:RequestTag/${tag}`, `without ${tag}`),
      wall(`that ${tag} holds something`, ['StringLike'], `aws:RequestTag/${tag}`, `with an empty ${tag}`),
      wall(`that ${tag} has no way out`, ['StringNotLike'], `aws:RequestTag/${tag}`, `with a way out of ${tag}`),
    ]),
    wall('that no other tag comes along', ['ForAllValues:StringEquals'], 'aws:TagKeys', 'with one tag more'),
  ];
}
