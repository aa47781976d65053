import {
  foreign,
  foreignIndex,
  may,
  mayNot,
  mine,
  type Named,
  never,
  odd,
  outside,
  own,
  ownLog,
  ownPerson,
  ownPlan,
  ownPlanLog,
  ownSeats,
  putting,
  reading,
  schools,
} from './attempt-parts.ts';
import type { Tried } from './probe.ts';
import type { Of } from './tries.ts';
import * as tries from './tries.ts';
import { fileOf } from './walled.ts';

const discussion: Of = (walls) => `AUTHORITY#${walls.own}#DISCUSSION#P`;
const discussionLog: Of = (walls) => `AUTHORITY#${walls.own}#DISCUSSION#P#LOG`;
const requests: Of = (walls) => `AUTHORITY#${walls.own}#REQUEST#P`;

/** Discussions of others, one of them with an id that begins like one’s own, and what is called like one. */
const theirs: [name: string, pk: Of][] = [
  ['another authority’s discussion', (walls) => `AUTHORITY#${walls.other}#DISCUSSION#P`],
  ['a near authority’s discussion', (walls) => `AUTHORITY#${walls.near}#DISCUSSION#P`],
  ['another authority’s requests', (walls) => `AUTHORITY#${walls.other}#REQUEST#P`],
  ['what begins like discussions', (walls) => `AUTHORITY#${walls.own}#DISCUSSIONS#P`],
  ['what begins like requests', (walls) => `AUTHORITY#${walls.own}#REQUESTS#P`],
];
/** Of one’s own authority, what whoever says something has no business with. */
const beside: [name: string, pk: Of][] = [
  ['the log', ownLog],
  ['a board', (walls) => `AUTHORITY#${walls.own}#BOARD#B`],
  ['the mail', (walls) => `AUTHORITY#${walls.own}#MAIL`],
  ['what begins like plans', (walls) => `AUTHORITY#${walls.own}#PLANS#P`],
  ['the seats', ownSeats],
  ['the restricted rows', schools],
  ['an account', mine],
];

const discusser: Tried = {
  who: 'a session that says something about a plan',
  as: (callers, { own: authority }) => callers.session({ does: 'discuss', authority }),
  attempts: [
    ...may([
      ['get one person', tries.get(own)],
      ['get a row of a plan', tries.get(ownPlan)],
      ['get a comment', tries.get(discussion)],
      ['get a request', tries.get(requests)],
      ...putting([
        ['the discussion', discussion],
        ['its log', discussionLog],
        ['the requests', requests],
      ]),
      ['comment in one transaction', tries.transactPut(discussion, discussionLog, requests)],
    ]),
    ...mayNot([
      ...reading([...foreign, ...outside, ...odd, ...theirs, ...beside]),
      ...putting([...foreign, ...outside, ...odd, ...theirs, ...beside]),
      ...putting([
        ['the directory of people', own],
        ['a plan', ownPlan],
        ['a plan’s log', ownPlanLog],
      ]),
      ['comment and change the plan at once', tries.transactPut(discussion, ownPlan)],
      ['query the directory of people', tries.query(own)],
      ['query a plan', tries.query(ownPlan)],
      ['query a discussion', tries.query(discussion)],
      ['query someone’s work', tries.query(ownPerson, 'gsi1')],
      ...foreignIndex.map(([name, pk]): Named => [`query ${name}`, tries.query(pk, 'gsi1')]),
      ['read a file', tries.readFile(({ own: id }) => fileOf(id))],
      ['write a file', tries.writeFile(({ own: id }) => fileOf(id))],
      ...never(discussion, discussionLog),
    ]),
  ],
};

export const discussionCallers: readonly Tried[] = [discusser];
