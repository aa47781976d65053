import { AudienceId } from '#shared/ids.ts';
import {
  foreign,
  may,
  mayNot,
  mine,
  never,
  outside,
  own,
  ownPlan,
  ownSeats,
  papers,
  putting,
  reading,
  schools,
  schoolsLog,
} from './attempt-parts.ts';
import type { Tried } from './probe.ts';
import type { Of } from './tries.ts';
import * as tries from './tries.ts';

const school = AudienceId.parse('school:990101');
const issued: Of = (walls) => `RESTRICTED#${walls.own}#schools#ISSUED`;
const issuedLog: Of = (walls) => `RESTRICTED#${walls.own}#schools#ISSUED#LOG`;
const shown: Of = () => `AUDIENCE#${school}#SHARED`;

/** What is restricted beside what was issued, in one's own authority and in others. */
const restricted: [name: string, pk: Of][] = [
  ['categories', (walls) => `RESTRICTED#${walls.own}#schools#CATEGORIES`],
  ['notes', schools],
  ['another compartment', papers],
  ['what another compartment issued', (walls) => `RESTRICTED#${walls.own}#papers#ISSUED`],
  ['the log of what was issued', issuedLog],
  ['what another authority issued', (walls) => `RESTRICTED#${walls.other}#schools#ISSUED`],
  ['what a near authority issued', (walls) => `RESTRICTED#${walls.near}#schools#ISSUED`],
  ['a near partition', (walls) => `RESTRICTED#${walls.own}#schools#ISSUED2`],
];
const otherAudiences: [name: string, pk: Of][] = [
  ['what another school is shown', () => 'AUDIENCE#school:990102#SHARED'],
  ['what a school with a longer number is shown', () => 'AUDIENCE#school:9901012#SHARED'],
  ['what a board is shown', (walls) => `AUDIENCE#board:${walls.own}:01ARZ3NDEKTSV4RRFFQ69G5FAV#SHARED`],
  ['the seats at the school', () => `SEATS#${school}`],
  ...outside,
];
const inAuthority: [name: string, pk: Of][] = [
  ['the authority’s rows', own],
  ['a plan', ownPlan],
  ['its shares', (walls) => `AUTHORITY#${walls.own}#SHARES`],
  ['its schools', (walls) => `AUTHORITY#${walls.own}#SCHOOLS`],
  ['its seats', ownSeats],
  ['an account', mine],
];

const issueReader: Tried = {
  who: 'a session that reads what was issued',
  as: (callers, { own: authority }) =>
    callers.session({ does: 'read-issued', authority, compartment: 'schools' }, 'publisher'),
  attempts: [
    ...may([['query what was issued', tries.query(issued)]]),
    ...mayNot([
      ['get what was issued', tries.get(issued)],
      ...reading([...foreign, ...restricted, ...otherAudiences, ...inAuthority, ['what the school is shown', shown]]),
      ...putting([['what was issued', issued], ['what the school is shown', shown], ...inAuthority]),
      ...never(issued, issuedLog),
    ]),
  ],
};

const publisher: Tried = {
  who: 'a publisher’s session for a school',
  as: (callers) => callers.session({ does: 'publish', audience: school }, 'publisher'),
  attempts: [
    ...may([
      ['query what the school is shown', tries.query(shown)],
      ...putting([['what the school is shown', shown]]),
      ['take a page away', tries.remove(shown)],
    ]),
    ...mayNot([
      ...reading([...foreign, ...restricted, ...otherAudiences, ...inAuthority, ['what was issued', issued]]),
      ...putting([...foreign, ...restricted, ...otherAudiences, ...inAuthority, ['what was issued', issued]]),
      ['delete what was issued', tries.remove(issued)],
      ['delete what another school is shown', tries.remove(() => 'AUDIENCE#school:990102#SHARED')],
    ]),
  ],
};

const head: Tried = {
  who: 'a head’s session',
  as: (callers) => callers.session({ does: 'read-shared', audience: school }, 'audience'),
  attempts: [
    ...may([['query what the school is shown', tries.query(shown)]]),
    ...mayNot([
      ['get a page', tries.get(shown)],
      ...reading([...foreign, ...restricted, ...otherAudiences, ...inAuthority, ['what was issued', issued]]),
      ...putting([...otherAudiences, ...inAuthority, ['what the school is shown', shown], ['what was issued', issued]]),
      ['query the index', tries.query(shown, 'gsi1')],
      ...never(shown, schoolsLog),
    ]),
  ],
};

const publisherItself: Tried = {
  who: 'the publisher function itself, of what was issued',
  as: (callers) => callers.itself('publisher'),
  attempts: [
    ...mayNot([
      ...reading([
        ['what was issued', issued],
        ['what the school is shown', shown],
      ]),
    ]),
  ],
};

const others = (['authority', 'audience', 'documents', 'jobs', 'public'] as const).map(
  (name): Tried => ({
    who: `the ${name} function, of what was issued`,
    as: (callers) => callers.itself(name),
    attempts: mayNot([
      ['query what was issued', tries.query(issued)],
      ['query what the school is shown', tries.query(shown)],
    ]),
  }),
);

export const issueCallers: readonly Tried[] = [issueReader, publisher, head, publisherItself, ...others];
