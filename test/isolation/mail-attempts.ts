import {
  foreign,
  foreignIndex,
  may,
  mayNot,
  mine,
  type Named,
  never,
  ofItself,
  own,
  ownLog,
  ownPerson,
  ownPlan,
  ownSeats,
  ownSeatsLog,
  putting,
  reading,
  schools,
} from './attempt-parts.ts';
import type { Tried } from './probe.ts';
import type { Of } from './tries.ts';
import * as tries from './tries.ts';
import { fileOf } from './walled.ts';

const mail: Of = (walls) => `AUTHORITY#${walls.own}#MAIL`;
const mailLog: Of = (walls) => `AUTHORITY#${walls.own}#MAIL#LOG`;
const directory: Of = () => 'PLATFORM';
const theirMail: [name: string, pk: Of][] = [
  ['another authority’s mail', (walls) => `AUTHORITY#${walls.other}#MAIL`],
  ['a near authority’s mail', (walls) => `AUTHORITY#${walls.near}#MAIL`],
  ['what lies below the mail', (walls) => `AUTHORITY#${walls.own}#MAIL#X`],
];
/** Of one's own authority, what the mail has no business with. */
const beside: [name: string, pk: Of][] = [
  ['a plan', ownPlan],
  ['the log', ownLog],
  ['the seats’ log', ownSeatsLog],
  ['the restricted rows', schools],
  ['an account', mine],
  ['the directory', directory],
];

const digest: Tried = {
  who: 'a session that writes the morning’s mail',
  as: (callers, { own: authority }) => callers.session({ does: 'send-digest', authority }, 'jobs'),
  attempts: [
    ...may([
      ['query the directory of people', tries.query(own)],
      ['query the seats', tries.query(ownSeats)],
      ['query someone’s work', tries.query(ownPerson, 'gsi1')],
      ...reading([['the mail', mail]]),
      ...putting([['the mail', mail]]),
    ]),
    ...mayNot([
      ...reading([...foreign, ...theirMail, ...beside]),
      ...putting([...foreign, ...theirMail, ...beside, ['the directory of people', own], ['the seats', ownSeats]]),
      ['query a near index', tries.query((walls) => `AUTHORITY#${walls.own}#PERSONS#P`, 'gsi1')],
      ...foreignIndex.map(([name, pk]): Named => [`query ${name}`, tries.query(pk, 'gsi1')]),
      ['get one person', tries.get(own)],
      ['get one seat', tries.get(ownSeats)],
      ['read a file', tries.readFile(({ own: id }) => fileOf(id))],
      ...never(mail, mailLog),
    ]),
  ],
};

const jobsItself: Tried = {
  who: 'the jobs function, of all authorities',
  as: (callers) => callers.itself('jobs'),
  attempts: [
    ...may([['query the directory', tries.query(directory)]]),
    ...mayNot([
      ...ofItself,
      ['get from the directory', tries.get(directory)],
      ...putting([
        ['the directory', directory],
        ['the mail', mail],
      ]),
      ...reading([['the mail', mail]]),
      ['query the platform’s seats', tries.query(() => 'PLATFORM#SEATS')],
    ]),
  ],
};

export const mailCallers: readonly Tried[] = [digest, jobsItself];
