import {
  foreign,
  may,
  mayNot,
  mine,
  type Named,
  never,
  own,
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

const inbox: Of = (walls) => `INBOX#${walls.own}`;
const consultation: Of = (walls) => `AUTHORITY#${walls.own}#CONSULTATION#C`;
const consultationLog: Of = (walls) => `AUTHORITY#${walls.own}#CONSULTATION#C#LOG`;
const consultations: Of = (walls) => `AUTHORITY#${walls.own}#CONSULTATIONS`;
const requests: Of = (walls) => `AUTHORITY#${walls.own}#REQUEST#P`;
const salts: Of = () => 'INBOX';

/** Inboxes and consultations of others, one of them with an id that begins like one’s own. */
const theirs: [name: string, pk: Of][] = [
  ['another authority’s inbox', (walls) => `INBOX#${walls.other}`],
  ['a near authority’s inbox', (walls) => `INBOX#${walls.near}`],
  ['what lies below the inbox', (walls) => `INBOX#${walls.own}#X`],
  ['another authority’s consultation', (walls) => `AUTHORITY#${walls.other}#CONSULTATION#C`],
  ['another authority’s requests', (walls) => `AUTHORITY#${walls.other}#REQUEST#P`],
  ['a near authority’s consultation', (walls) => `AUTHORITY#${walls.near}#CONSULTATION#C`],
];
/** Of one's own authority, what an inbox has no business with. */
const beside: [name: string, pk: Of][] = [
  ['the rows', own],
  ['a plan', ownPlan],
  ['a plan’s log', ownPlanLog],
  ['the list of consultations', consultations],
  ['a near prefix of requests', (walls) => `AUTHORITY#${walls.own}#REQUEST2#P`],
  ['the seats', ownSeats],
  ['the restricted rows', schools],
  ['an account', mine],
  ['the salts', salts],
  ['what is published', (walls) => `AUDIENCE#public:${walls.own}#SHARED`],
];

const keeper: Tried = {
  who: 'a session that keeps the inbox',
  as: (callers, { own: authority }) => callers.session({ does: 'keep-inbox', authority }),
  attempts: [
    ...may([
      ...reading([['the inbox', inbox]]),
      ...putting([
        ['the inbox', inbox],
        ['a consultation', consultation],
        ['its log', consultationLog],
        ['the requests', requests],
      ]),
      ['take in in one transaction', tries.transactPut(inbox, consultation, consultationLog)],
    ]),
    ...mayNot([
      ...reading([...foreign, ...theirs, ...beside, ['a consultation', consultation]]),
      ...putting([...foreign, ...theirs, ...beside]),
      ['query the index', tries.query(inbox, 'gsi1')],
      ...never(inbox, consultationLog),
    ]),
  ],
};

const ownCycle: Of = (walls) => `AUTHORITY#${walls.own}#PLAN#P#CYCLE#C`;
const ownCycleLog: Of = (walls) => `AUTHORITY#${walls.own}#PLAN#P#CYCLE#C#LOG`;
const ownCycles: Of = (walls) => `AUTHORITY#${walls.own}#PLAN#P#CYCLES`;

/** What owners outside have answered goes from one authority's inbox into the cycles of its plans. */
const answerTaker: Tried = {
  who: 'a session that takes answers in',
  as: (callers, { own: authority }) => callers.session({ does: 'take-answers', authority }, 'jobs'),
  attempts: [
    ...may([
      ...reading([['the inbox', inbox]]),
      ['get an action', tries.get(ownPlan)],
      ['get which cycle is open', tries.get(ownCycles)],
      ['get what was answered', tries.get(ownCycle)],
      ...putting([
        ['the inbox', inbox],
        ['what was answered', ownCycle],
        ['its log', ownCycleLog],
      ]),
      ['take an answer in in one transaction', tries.transactPut(inbox, ownCycle, ownCycleLog)],
    ]),
    ...mayNot([
      ...reading([
        ...[...foreign, ...theirs].filter(([name]) => !name.includes('consultation')),
        ['the rows', own],
        ['the seats', ownSeats],
        ['a consultation', consultation],
        ['the requests', requests],
        ['the restricted rows', schools],
      ]),
      ...putting([
        ...foreign,
        ...theirs,
        ['a plan', ownPlan],
        ['a plan’s log', ownPlanLog],
        ['the list of cycles', ownCycles],
        ['the updates', (walls) => `AUTHORITY#${walls.own}#PLAN#P#UPDATES`],
        ['a near prefix of cycles', (walls) => `AUTHORITY#${walls.own}#PLAN#P#CYCLE2#C`],
        ['another authority’s cycle', (walls) => `AUTHORITY#${walls.other}#PLAN#P#CYCLE#C`],
        ['a near authority’s cycle', (walls) => `AUTHORITY#${walls.near}#PLAN#P#CYCLE#C`],
        ['the rows', own],
        ['the seats', ownSeats],
        ['a consultation', consultation],
        ['the requests', requests],
        ['the restricted rows', schools],
      ]),
      ['get a near prefix of plans', tries.get((walls) => `AUTHORITY#${walls.own}#PLAN2#P`)],
      ['query a plan', tries.query(ownPlan)],
      ['query what was answered', tries.query(ownCycle)],
      ['query the index', tries.query(inbox, 'gsi1')],
      ...never(inbox, ownCycleLog),
    ]),
  ],
};

/** Those who speak to people outside leave something in an inbox, and see nothing of any. */
const sender = (name: 'public' | 'audience'): Tried => ({
  who: `the ${name} function, of what comes in`,
  as: (callers) => callers.itself(name),
  attempts: [
    ...may([
      ...putting([
        ['one inbox', inbox],
        ['another', (walls) => `INBOX#${walls.other}`],
      ]),
      ['put two in a transaction', tries.transactPut(inbox, (walls) => `INBOX#${walls.other}`)],
      ...(name === 'public'
        ? ([
            ['get a salt', tries.get(salts)],
            ['put a salt', tries.put(salts)],
          ] satisfies Named[])
        : []),
    ]),
    ...mayNot([
      ...reading([
        ['an inbox', inbox],
        ['a consultation', consultation],
        ['the list of consultations', consultations],
      ]),
      ...putting([
        ['a near prefix of inboxes', (walls) => `INBOX2#${walls.own}`],
        ['a consultation', consultation],
        ['the list of consultations', consultations],
        ['what is published', (walls) => `AUDIENCE#public:${walls.own}#SHARED`],
      ]),
      ['put into an inbox and a consultation at once', tries.transactPut(inbox, consultation)],
      ['ask after a row of an inbox with a condition', tries.transactCheck(inbox, inbox)],
      ['query the salts', tries.query(salts)],
      ...(name === 'public' ? [] : reading([['a salt', salts]])),
      ...never(inbox, consultationLog),
    ]),
  ],
});

export const inboxCallers: readonly Tried[] = [keeper, answerTaker, sender('public'), sender('audience')];
