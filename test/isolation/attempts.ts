import {
  beside,
  foreign,
  foreignFiles,
  foreignIndex,
  may,
  mayNot,
  mine,
  type Named,
  never,
  odd,
  ofItself,
  otherAccounts,
  outside,
  own,
  ownLog,
  ownPerson,
  ownPlan,
  ownPlanLog,
  ownSeats,
  ownSeatsLog,
  papers,
  putting,
  reading,
  schools,
  schoolsLog,
  tagged,
  taking,
  theirs,
} from './attempt-parts.ts';
import { audienceCallers } from './audience-attempts.ts';
import { discussionCallers } from './discussion-attempts.ts';
import { evidenceCallers } from './evidence-attempts.ts';
import { inboxCallers } from './inbox-attempts.ts';
import { issueCallers } from './issue-attempts.ts';
import { mailCallers } from './mail-attempts.ts';
import { outsideCallers } from './outside-attempts.ts';
import { platformCallers } from './platform-attempts.ts';
import type { Tried } from './probe.ts';
import { takingCallers } from './taking-attempts.ts';
import type { Of } from './tries.ts';
import * as tries from './tries.ts';
import { account, fileOf, type Walls } from './walled.ts';

const person = (walls: Walls) => `AUTHORITY#${walls.other}`;

const reader: Tried = {
  who: 'a reader’s session',
  as: (callers, { own: authority }) => callers.session({ does: 'read', authority }),
  attempts: [
    ...may([
      ...reading([
        ['one’s own rows', own],
        ['one’s own plan', ownPlan],
      ]),
      ['query one’s own work', tries.query(ownPerson, 'gsi1')],
      ['read one’s own file', tries.readFile(({ own: id }) => fileOf(id))],
    ]),
    ...mayNot([
      ...reading([...foreign, ...outside, ...odd, ['one’s own seats', ownSeats], ['the restricted rows', schools]]),
      ...reading([
        ['one’s own account', mine],
        ['another account', theirs],
      ]),
      ...foreignIndex.map(([name, pk]): Named => [`query ${name}`, tries.query(pk, 'gsi1')]),
      ['get one’s own and another’s in a batch', tries.batchGet(own, person)],
      ['get one’s own and another’s in a transaction', tries.transactGet(own, person)],
      ...putting([['one’s own rows', own], ...foreign]),
      ...never(own, ownLog),
      ...foreignFiles.map(([name, key]): Named => [`read ${name}`, tries.readFile(key)]),
      ['write a file of one’s own', tries.writeFile(({ own: id }) => fileOf(id))],
      ['remove a file of one’s own', tries.removeFile(({ own: id }) => fileOf(id))],
      ['list files', tries.listFiles(() => 'authority/')],
    ]),
  ],
};

const writer: Tried = {
  who: 'a writer’s session',
  as: (callers, { own: authority }) => callers.session({ does: 'write', authority }),
  attempts: [
    ...may([
      ...reading([
        ['one’s own rows', own],
        ['one’s own plan', ownPlan],
      ]),
      ...putting([
        ['one’s own rows', own],
        ['one’s own plan', ownPlan],
        ['one’s own log', ownPlanLog],
      ]),
      ['put in a transaction', tries.transactPut(own, ownPlan, ownPlanLog)],
      ['read one’s own file', tries.readFile(({ own: id }) => fileOf(id))],
      ['write a file of one’s own', tries.writeFile(({ own: id }) => fileOf(id))],
    ]),
    ...mayNot([
      ...reading([...foreign, ...outside, ['one’s own seats', ownSeats], ['the restricted rows', schools]]),
      ...putting([...foreign, ...outside, ...odd, ['one’s own seats', ownSeats], ['the restricted rows', schools]]),
      ['put one’s own and another’s in a transaction', tries.transactPut(own, person)],
      ['ask after another’s row with a condition', tries.transactCheck(own, person)],
      ...never(own, ownPlanLog),
      ...foreignFiles.map(([name, key]): Named => [`read ${name}`, tries.readFile(key)]),
      ...foreignFiles.map(([name, key]): Named => [`read the tags of ${name}`, tries.readFileTags(key)]),
      ...foreignFiles.map(([name, key]): Named => [`write ${name}`, tries.writeFile(key)]),
      ...foreignFiles.map(([name, key]): Named => [`remove ${name}`, tries.removeFile(key)]),
      ['write a file outside every prefix', tries.writeFile(() => 'plan.docx')],
      ['list files', tries.listFiles(({ own: id }) => `authority/${id}/`)],
    ]),
  ],
};

const admin: Tried = {
  who: 'an administrator’s session',
  as: (callers, { own: authority }) => callers.session({ does: 'administer', authority }),
  attempts: [
    ...may([
      ...reading([
        ['one’s own rows', own],
        ['one’s own seats', ownSeats],
      ]),
      ...putting([
        ['one’s own rows', own],
        ['one’s own seats', ownSeats],
        ['the seats’ log', ownSeatsLog],
      ]),
    ]),
    ...mayNot([
      ...reading([...foreign, ...outside, ['the restricted rows', schools], ['another account', theirs]]),
      ...putting([...foreign, ...outside, ['the restricted rows', schools], ['another account', theirs]]),
      ...never(ownSeats, ownSeatsLog),
      ['read a file', tries.readFile(({ own: id }) => fileOf(id))],
      ['write a file', tries.writeFile(({ own: id }) => fileOf(id))],
    ]),
  ],
};

const binder: Tried = {
  who: 'a seat binder’s session',
  as: (callers, { own: authority }) => {
    const [provider = '', subject = ''] = account.split('#');
    return callers.session({ does: 'bind', authority, account: { provider, subject } });
  },
  attempts: [
    ...may(
      putting([
        ['one’s own seats', ownSeats],
        ['the seats’ log', ownSeatsLog],
        ['one’s own account', mine],
      ]),
    ),
    ...mayNot([
      ...reading([
        ...foreign,
        ...outside,
        ['one’s own seats', ownSeats],
        ['one’s own account', mine],
        ['one’s own rows', own],
      ]),
      ...putting([
        ...foreign,
        ...outside,
        ...otherAccounts,
        ...beside(['the seats’ log', ownSeatsLog]),
        ['one’s own rows', own],
        ['one’s own plan', ownPlan],
      ]),
      ...never(ownSeats, ownSeatsLog),
    ]),
  ],
};

const otherCompartments: [string, Of][] = [
  ['another compartment', papers],
  ['a near compartment', (walls) => `RESTRICTED#${walls.own}#schools2#PLAN#P`],
];

const cleared = (does: 'read' | 'write'): Tried => ({
  who: `a session cleared to ${does} schools`,
  as: (callers, { own: authority }) =>
    callers.session({ does: `${does}-restricted`, authority, compartment: 'schools' }),
  attempts: [
    ...may([
      ...(does === 'read' ? [['query one’s own compartment', tries.query(schools)] satisfies Named] : []),
      ...(does === 'write'
        ? putting([
            ['one’s own compartment', schools],
            ['its log', schoolsLog],
          ])
        : []),
    ]),
    ...mayNot([
      ...reading([
        ...foreign,
        ...outside,
        ...otherCompartments,
        ['one’s own rows', own],
        ['one’s own seats', ownSeats],
      ]),
      ...putting([...foreign, ...outside, ...otherCompartments, ['one’s own rows', own]]),
      ...(does === 'read' ? putting([['one’s own compartment', schools]]) : []),
      ['get from one’s own compartment', tries.get(schools)],
      ...never(schools, schoolsLog),
    ]),
  ],
});

const authorityItself: Tried = {
  who: 'the authority function itself',
  as: (callers) => callers.itself('authority'),
  attempts: [
    ...may([
      ['get a seat', tries.get(ownSeats)],
      ['get seats in a batch', tries.batchGet(ownSeats, (walls) => `SEATS#${walls.other}`)],
      ['query where an account has seats', tries.query(mine)],
    ]),
    ...mayNot([
      ...ofItself,
      ['query seats', tries.query(ownSeats)],
      ['get an account', tries.get(mine)],
      ['get a row in a batch of seats', tries.batchGet(ownSeats, own)],
      ['get from a near prefix of seats', tries.get(({ own: id }) => `SEATS2#${id}`)],
      ['get from a near prefix of seats in a batch', tries.batchGet(({ own: id }) => `SEATS2#${id}`)],
      ['query a near prefix of accounts', tries.query(() => `ACCOUNT2#${account}`)],
    ]),
  ],
};

const seatsAndAccounts = reading([
  ['seats', ownSeats],
  ['an account', mine],
]);
const otherFunctions = (['documents', 'jobs', 'dispatcher', 'public'] as const).map(
  (name): Tried => ({
    who: `the ${name} function itself`,
    as: (callers) => callers.itself(name),
    attempts: mayNot([...ofItself, ...seatsAndAccounts]),
  }),
);

const chained: Tried = {
  who: 'a session that goes on',
  as: (callers, { own: authority }) => callers.session({ does: 'write', authority }),
  attempts: mayNot([
    ['take another authority’s session', taking('AuthorityReader', ({ other }) => ({ authority: other }))],
    ['take its own again', taking('AuthorityReader', tagged)],
  ]),
};

export const callersTried: readonly Tried[] = [
  reader,
  writer,
  admin,
  binder,
  cleared('read'),
  cleared('write'),
  authorityItself,
  ...otherFunctions,
  ...audienceCallers,
  ...outsideCallers,
  ...platformCallers,
  ...discussionCallers,
  ...evidenceCallers,
  ...inboxCallers,
  ...issueCallers,
  ...mailCallers,
  ...takingCallers,
  chained,
];
