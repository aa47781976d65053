import { statementsOf } from './judge.ts';
import { JUDGED_SERVICES } from './not-judged.ts';
import type { World } from './world.ts';

/** One thing that the templates grant or forbid: the counterpart of a line of the recording. */
export type Grant = {
  role: string;
  policy: string;
  sid: string;
  effect: 'Allow' | 'Deny';
  action: string;
  resources: string[];
  keys: string[];
};

const many = (value: unknown): string[] => (value === undefined ? [] : [value].flat().map(String));

/** Everything that the templates grant in the services judged here, a line for each action of each statement. */
export function grantsOf(world: World): Grant[] {
  return [...world.roles.values()].flatMap((role) =>
    role.policies.flatMap((policy) =>
      statementsOf(policy.document).flatMap((statement, at) =>
        many(statement.Action)
          .filter((action) => JUDGED_SERVICES.some((service) => action === '*' || action.startsWith(`${service}:`)))
          .map((action) => ({
            role: role.name,
            policy: policy.name,
            sid: typeof statement.Sid === 'string' ? statement.Sid : String(at + 1),
            effect: statement.Effect === 'Deny' ? ('Deny' as const) : ('Allow' as const),
            action,
            resources: many(statement.Resource),
            keys: leadingKeys(statement.Condition),
          })),
      ),
    ),
  );
}

function leadingKeys(condition: unknown): string[] {
  if (typeof condition !== 'object' || condition === null) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    operator === 'Null' || typeof keys !== 'object' || keys === null
      ? []
      : Object.entries(keys).flatMap(([key, values]) => (key === 'dynamodb:LeadingKeys' ? many(values) : [])),
  );
}
