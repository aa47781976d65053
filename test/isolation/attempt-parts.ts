import type { AssumedRole } from '#kernel/session.ts';
import type { Attempt } from './probe.ts';
import type { Of } from './tries.ts';
import * as tries from './tries.ts';
import { aBoardId, account, fileOf, otherAccount, type Walls } from './walled.ts';

export type Named = [name: string, run: Attempt['run']];
export const may = (named: Named[]): Attempt[] => named.map(([name, run]) => ({ name, run, wants: 'allowed' }));
export const mayNot = (named: Named[]): Attempt[] => named.map(([name, run]) => ({ name, run, wants: 'refused' }));

export const own: Of = (walls) => `AUTHORITY#${walls.own}`;
export const ownLog: Of = (walls) => `AUTHORITY#${walls.own}#LOG`;
export const ownPlan: Of = (walls) => `AUTHORITY#${walls.own}#PLAN#P`;
export const ownPlanLog: Of = (walls) => `AUTHORITY#${walls.own}#PLAN#P#LOG`;
export const ownSeats: Of = (walls) => `SEATS#${walls.own}`;
export const ownSeatsLog: Of = (walls) => `SEATS#${walls.own}#LOG`;
export const ownPerson: Of = (walls) => `AUTHORITY#${walls.own}#PERSON#P`;
export const schools: Of = (walls) => `RESTRICTED#${walls.own}#schools#PLAN#P`;
export const schoolsLog: Of = (walls) => `RESTRICTED#${walls.own}#schools#PLAN#P#LOG`;
export const papers: Of = (walls) => `RESTRICTED#${walls.own}#papers#PLAN#P`;
export const mine: Of = () => `ACCOUNT#${account}`;
export const theirs: Of = () => `ACCOUNT#${otherAccount}`;

/** Partitions whose keys begin as these do: what an open end of a pattern would let in. */
export const beside = (...places: [name: string, pk: Of][]): [name: string, pk: Of][] =>
  places.map(([name, pk]) => [`a near namesake of ${name}`, (walls) => `${pk(walls)}2`]);

/** Other sign-ins than one's own, one by another provider under the same name. */
export const otherAccounts: [name: string, pk: Of][] = [
  ['another account', theirs],
  ['an account by another provider', () => `ACCOUNT#members#${account.slice(account.indexOf('#') + 1)}`],
  ...beside(['one’s own account', mine]),
];

/** Every partition of two other authorities: any other, and one whose id begins like one’s own. */
export const foreign: [name: string, pk: Of][] = (['other', 'near'] as const).flatMap((which) => {
  const of = (name: string, make: (id: string) => string): [string, Of] => [
    `${which}’s ${name}`,
    (walls: Walls) => make(walls[which]),
  ];
  return [
    of('rows', (id) => `AUTHORITY#${id}`),
    of('log', (id) => `AUTHORITY#${id}#LOG`),
    of('plan', (id) => `AUTHORITY#${id}#PLAN#P`),
    of('seats', (id) => `SEATS#${id}`),
    of('seats’ log', (id) => `SEATS#${id}#LOG`),
    of('inbox', (id) => `INBOX#${id}`),
    of('restricted rows', (id) => `RESTRICTED#${id}#schools#PLAN#P`),
  ];
});
export const foreignFiles: [name: string, key: Of][] = [
  ['other’s file', (walls) => fileOf(walls.other)],
  ['near’s file', (walls) => fileOf(walls.near)],
];
export const foreignIndex: [name: string, pk: Of][] = [
  ['other’s work', (walls) => `AUTHORITY#${walls.other}#PERSON#P`],
  ['near’s work', (walls) => `AUTHORITY#${walls.near}#PERSON#P`],
];
/** What others are shown of one's own authority: its officers have no business there, they see it where it came from. */
export const outside: [name: string, pk: Of][] = [
  ['what the partnership is shown', (walls) => `AUDIENCE#partnership:${walls.own}#SHARED`],
  ['what the partnership writes', (walls) => `AUDIENCE#partnership:${walls.own}#OWN`],
  ['what is published', (walls) => `AUDIENCE#public:${walls.own}#SHARED`],
  ['what a board was sent', (walls) => `AUDIENCE#board:${walls.own}:${aBoardId}#SHARED`],
  ['the partnership’s seats', (walls) => `SEATS#partnership:${walls.own}`],
  ['the inbox', (walls) => `INBOX#${walls.own}`],
  ['the directory', () => 'PLATFORM'],
];
/** Keys that name no authority, or more than one. */
export const odd: [name: string, pk: Of][] = [
  ['a partition of no authority', () => 'AUTHORITY#'],
  ['a pattern for a key', () => 'AUTHORITY#*'],
  ['the prefix alone', () => 'AUTHORITY'],
];

export const reading = (places: [string, Of][]): Named[] =>
  places.flatMap(([name, pk]) => [
    [`get ${name}`, tries.get(pk)] satisfies Named,
    [`query ${name}`, tries.query(pk)] satisfies Named,
  ]);
export const putting = (places: [string, Of][]): Named[] =>
  places.map(([name, pk]) => [`put among ${name}`, tries.put(pk)]);

/** What no session may do at all, not even in its own partition: it names no key, or changes what was written. */
export const never = (pk: Of, log: Of): Named[] => [
  ['scan the table', tries.scan()],
  ['scan the index', tries.scan('gsi1')],
  ['select with PartiQL', tries.select(pk)],
  ['select a batch with PartiQL', tries.selectMany(pk)],
  ['select in a transaction with PartiQL', tries.selectInTransaction(pk)],
  ['describe the table', tries.describeTable],
  ['update a row of one’s own', tries.update(pk)],
  ['delete a row of one’s own', tries.remove(pk)],
  ['delete in a transaction', tries.transactRemove(pk)],
  ['update the log', tries.update(log)],
  ['delete from the log', tries.remove(log)],
  ['write a batch', tries.batchWrite(pk)],
];

/** Rows, seats and files of someone: what a function on its own has no business with. */
export const everything: [string, Of][] = [
  ['rows', own],
  ['a plan', ownPlan],
  ['restricted rows', schools],
];
export const ofItself: Named[] = [
  ...reading(everything),
  ...putting([...everything, ['seats', ownSeats], ['an account', mine]]),
  ...never(ownSeats, ownSeatsLog),
  ['read a file', tries.readFile(({ own: id }) => fileOf(id))],
  ['write a file', tries.writeFile(({ own: id }) => fileOf(id))],
];

export const taking = (role: AssumedRole, tags: (walls: Walls) => Record<string, string>) =>
  tries.take((walls) => ({ role, tags: tags(walls) }));
export const tagged = ({ own: authority }: Walls) => ({ authority });
