import { type FunctionName, functionNames } from '#infra/constructs/function-names.ts';
import type { AssumedRole } from '#kernel/session.ts';
import { may, mayNot, type Named, taking } from './attempt-parts.ts';
import type { Tried } from './probe.ts';
import { account, type Walls } from './walled.ts';

type Taken = { by: readonly FunctionName[]; tags: (walls: Walls) => Record<string, string> };

const [provider = '', subject = ''] = account.split('#');
const ofAuthority = ({ own: authority }: Walls) => ({ authority });
const ofCompartment = (walls: Walls) => ({ ...ofAuthority(walls), compartment: 'schools' });
const ofAudience = ({ own }: Walls) => ({ audience: `partnership:${own}` });

/** Who may become what, and with which tags: written out once more, so that a slip in the template is seen. */
export const takenBy: Record<AssumedRole, Taken> = {
  AuthorityReader: { by: ['authority'], tags: ofAuthority },
  AuthorityWriter: { by: ['authority', 'documents', 'jobs'], tags: ofAuthority },
  AuthorityAdmin: { by: ['authority'], tags: ofAuthority },
  SeatBinder: { by: ['authority'], tags: (walls) => ({ ...ofAuthority(walls), provider, subject }) },
  Discusser: { by: ['authority'], tags: ofAuthority },
  EvidenceSender: { by: ['authority'], tags: (walls) => ({ ...ofAuthority(walls), file: 'P.N.E' }) },
  InboxKeeper: { by: ['authority'], tags: ofAuthority },
  AnswerTaker: { by: ['jobs'], tags: ofAuthority },
  ClearedReader: { by: ['authority'], tags: ofCompartment },
  ClearedWriter: { by: ['authority'], tags: ofCompartment },
  OutsideSeatBinder: {
    by: ['authority'],
    tags: (walls) => ({ ...ofAuthority(walls), body: '990101', provider, subject }),
  },
  OutsideSeatEnder: { by: ['authority'], tags: (walls) => ({ ...ofAuthority(walls), body: '990101' }) },
  PartnershipLeaver: { by: ['onboarding'], tags: (walls) => ({ ...ofAuthority(walls), body: 'eastern' }) },
  AudienceReader: { by: ['audience'], tags: ofAudience },
  ShareReader: { by: ['publisher'], tags: ofAuthority },
  IssueReader: { by: ['publisher'], tags: ofCompartment },
  Publisher: { by: ['publisher'], tags: ofAudience },
  Digest: { by: ['jobs'], tags: ofAuthority },
  Founder: { by: ['onboarding'], tags: ofAuthority },
};
const roles = Object.entries(takenBy) as [AssumedRole, Taken][];

/** Each tag must be there, hold something and not lead out of a prefix, and no other may come along. */
function badly(role: AssumedRole, { tags }: Taken, names: readonly string[]): Named[] {
  const but = (change: (right: Record<string, string>) => Record<string, string>) =>
    taking(role, (walls) => change(tags(walls)));
  return [
    ...names.flatMap((name): Named[] => [
      [`become ${role} without ${name}`, but(({ [name]: _, ...rest }) => rest)],
      [`become ${role} with an empty ${name}`, but((right) => ({ ...right, [name]: '' }))],
      [`become ${role} with a way out of ${name}`, but((right) => ({ ...right, [name]: `${right[name]}/x` }))],
    ]),
    [`become ${role} with one tag more`, but((right) => ({ ...right, more: 'x' }))],
  ];
}

const tagNames = (taken: Taken): string[] => Object.keys(taken.tags({ own: '' } as Walls));

const takersByName = new Map(functionNames.map((name) => [name, taker(name)]));
export const takingCallers: readonly Tried[] = [...takersByName.values()];

/** Those that may become this, and try to wrongly. */
export const takersOf = (role: string): Tried[] =>
  roles
    .filter(([name]) => `${name}Role` === role)
    .flatMap(([, { by }]) => by.flatMap((name) => takersByName.get(name) ?? []));

function taker(name: FunctionName): Tried {
  const own = roles.filter(([, { by }]) => by.includes(name));
  const others = roles.filter(([, { by }]) => !by.includes(name));
  const become = ([role, { tags }]: [AssumedRole, Taken]): Named => [`become ${role}`, taking(role, tags)];
  return {
    who: `the ${name} function, becoming someone`,
    as: (callers) => callers.itself(name),
    attempts: [
      ...may(own.map(become)),
      ...mayNot([...others.map(become), ...own.flatMap(([role, taken]) => badly(role, taken, tagNames(taken)))]),
    ],
  };
}
