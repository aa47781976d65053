import { AudienceId } from '#shared/ids.ts';
import {
  beside,
  foreign,
  may,
  mayNot,
  mine,
  type Named,
  never,
  ofItself,
  own,
  ownPlan,
  ownSeats,
  putting,
  reading,
  schools,
} from './attempt-parts.ts';
import type { Tried } from './probe.ts';
import type { Of } from './tries.ts';
import * as tries from './tries.ts';
import { aBoardId, anotherBoardId, type Walls } from './walled.ts';

const shares: Of = (walls) => `AUTHORITY#${walls.own}#SHARES`;
const sharesLog: Of = (walls) => `AUTHORITY#${walls.own}#SHARES#LOG`;
const partnership = (walls: Walls): AudienceId => AudienceId.parse(`partnership:${walls.own}`);
const shared: Of = (walls) => `AUDIENCE#partnership:${walls.own}#SHARED`;
const sharedLog: Of = (walls) => `AUDIENCE#partnership:${walls.own}#SHARED#LOG`;
const published: Of = (walls) => `AUDIENCE#public:${walls.own}#SHARED`;
const partnershipSeats: Of = (walls) => `SEATS#partnership:${walls.own}`;
const directory: Of = () => 'PLATFORM';
const meeting: Of = (walls) => `AUTHORITY#${walls.own}#MEETING#M`;
const board: Of = (walls) => `AUTHORITY#${walls.own}#BOARD#B`;
const consultations: Of = (walls) => `AUTHORITY#${walls.own}#CONSULTATIONS`;
const consultation: Of = (walls) => `AUTHORITY#${walls.own}#CONSULTATION#C`;
const sent: Of = (walls) => `AUDIENCE#board:${walls.own}:${aBoardId}#SHARED`;
const sentLog: Of = (walls) => `AUDIENCE#board:${walls.own}:${aBoardId}#SHARED#LOG`;
const boardSeats: Of = (walls) => `SEATS#board:${walls.own}:${aBoardId}`;
const boardMembers = (walls: Walls): AudienceId => AudienceId.parse(`board:${walls.own}:${aBoardId}`);

/** Other audiences, one of them with a name that begins like this one's, and what this one writes itself. */
const otherAudiences: [name: string, pk: Of][] = [
  ['another partnership’s copies', (walls) => `AUDIENCE#partnership:${walls.other}#SHARED`],
  ['a near partnership’s copies', (walls) => `AUDIENCE#partnership:${walls.near}#SHARED`],
  ['what is published', published],
  ['a near partition', (walls) => `AUDIENCE#partnership:${walls.own}#SHARED2`],
  ['what lies below the copies', (walls) => `AUDIENCE#partnership:${walls.own}#SHARED#X`],
  ['what the partnership writes', (walls) => `AUDIENCE#partnership:${walls.own}#OWN`],
  ['the audience alone', (walls) => `AUDIENCE#partnership:${walls.own}`],
  ['a pattern for an audience', () => 'AUDIENCE#*#SHARED'],
  ...(['other', 'near'] as const).map((which): [string, Of] => [
    `the papers of ${which}’s board`,
    (walls) => `AUDIENCE#board:${walls[which]}:${aBoardId}#SHARED`,
  ]),
  ['the papers of another board', (walls) => `AUDIENCE#board:${walls.own}:${anotherBoardId}#SHARED`],
];
const inAuthority: [name: string, pk: Of][] = [
  ['the owner’s rows', own],
  ['the owner’s seats', ownSeats],
  ['the restricted rows', schools],
  ['an account', mine],
  ['the partnership’s seats', partnershipSeats],
  ['the directory', directory],
];

/** What is called nearly as plans, meetings and boards are. */
const nearKinds = (['PLANS', 'MEETINGS', 'BOARDS'] as const).map((kind): [name: string, pk: Of] => [
  `a partition of ${kind.toLowerCase()} by a near name`,
  (walls) => `AUTHORITY#${walls.own}#${kind}#X`,
]);

const shareReader: Tried = {
  who: 'a session that reads shares',
  as: (callers, { own: authority }) => callers.session({ does: 'read-shares', authority }, 'publisher'),
  attempts: [
    ...may([
      ...reading([['the shares', shares]]),
      ['query a plan', tries.query(ownPlan)],
      ['query a meeting', tries.query(meeting)],
      ['get a board', tries.get(board)],
      ['get a consultation’s head', tries.get(consultations)],
      ['query a consultation', tries.query(consultation)],
    ]),
    ...mayNot([
      ...reading([...foreign, ...otherAudiences, ...inAuthority, ['what is shared', shared]]),
      ['query another authority’s shares', tries.query((walls) => `AUTHORITY#${walls.near}#SHARES`)],
      ['query another authority’s meeting', tries.query((walls) => `AUTHORITY#${walls.near}#MEETING#M`)],
      ['get another authority’s board', tries.get((walls) => `AUTHORITY#${walls.near}#BOARD#B`)],
      ...reading([...beside(['the shares', shares]), ['the shares’ log', sharesLog], ...nearKinds]),
      ['query a board, and so its members', tries.query(board)],
      ['query the list of consultations', tries.query(consultations)],
      ['get another authority’s list of consultations', tries.get((walls) => `AUTHORITY#${walls.other}#CONSULTATIONS`)],
      ['get beyond the list of consultations', tries.get((walls) => `AUTHORITY#${walls.own}#CONSULTATIONS2`)],
      ['get a row of a consultation', tries.get(consultation)],
      ['query another authority’s consultation', tries.query((walls) => `AUTHORITY#${walls.near}#CONSULTATION#C`)],
      ['query the inbox', tries.query((walls) => `INBOX#${walls.own}`)],
      ...reading([['what officers say of a plan', (walls) => `AUTHORITY#${walls.own}#DISCUSSION#P`]]),
      ['get a row of a meeting', tries.get(meeting)],
      ['get a row of a plan', tries.get(ownPlan)],
      ...putting([
        ['the shares', shares],
        ['the plan', ownPlan],
        ['the meeting', meeting],
        ['the board', board],
        ['what is shared', shared],
      ]),
      ...never(shares, sharesLog),
    ]),
  ],
};

const publisher: Tried = {
  who: 'a publisher’s session',
  as: (callers, walls) => callers.session({ does: 'publish', audience: partnership(walls) }, 'publisher'),
  attempts: [
    ...may([
      ['query the copies', tries.query(shared)],
      ...putting([['the copies', shared]]),
      ['take a copy away', tries.remove(shared)],
      ['put and take away in a transaction', tries.transactRemove(shared)],
    ]),
    ...mayNot([
      ...reading([...foreign, ...otherAudiences, ...inAuthority, ['a plan', ownPlan], ['the shares', shares]]),
      ...putting([...foreign, ...otherAudiences, ...inAuthority, ['a plan', ownPlan], ['the shares', shares]]),
      ...otherAudiences.map(([name, pk]): Named => [`delete among ${name}`, tries.remove(pk)]),
      ['delete a share', tries.remove(shares)],
      ['get a copy', tries.get(shared)],
      ...never(own, sharedLog),
      ['update a copy', tries.update(shared)],
      ['write a batch of copies', tries.batchWrite(shared)],
    ]),
  ],
};

const audienceReader: Tried = {
  who: 'a member’s session',
  as: (callers, walls) => callers.session({ does: 'read-shared', audience: partnership(walls) }, 'audience'),
  attempts: [
    ...may([['query what is shown', tries.query(shared)]]),
    ...mayNot([
      ...reading([...foreign, ...otherAudiences, ...inAuthority, ['a plan', ownPlan], ['the shares', shares]]),
      ...putting([...otherAudiences, ...inAuthority, ['what is shown', shared], ['a plan', ownPlan]]),
      ['get a copy', tries.get(shared)],
      ['query the index', tries.query(shared, 'gsi1')],
      ...never(shared, sharedLog),
    ]),
  ],
};

const boardReader: Tried = {
  who: 'a board member’s session',
  as: (callers, walls) => callers.session({ does: 'read-shared', audience: boardMembers(walls) }, 'audience'),
  attempts: [
    ...may([['query what the board was sent', tries.query(sent)]]),
    ...mayNot([
      ...reading([
        ...foreign,
        ...otherAudiences,
        ...inAuthority,
        ['what a partnership is shown', shared],
        ['the meeting', meeting],
        ['the board', board],
        ['the board’s seats', boardSeats],
        ['the shares', shares],
      ]),
      ...putting([...otherAudiences, ...inAuthority, ['what was sent', sent], ['the meeting', meeting]]),
      ['get a paper', tries.get(sent)],
      ...never(sent, sentLog),
    ]),
  ],
};

const boardPublisher: Tried = {
  who: 'a publisher’s session for a board',
  as: (callers, walls) => callers.session({ does: 'publish', audience: boardMembers(walls) }, 'publisher'),
  attempts: [
    ...may([['query the papers', tries.query(sent)], ...putting([['the papers', sent]])]),
    ...mayNot([
      ...reading([
        ...otherAudiences,
        ...inAuthority,
        ['the meeting', meeting],
        ['what a partnership is shown', shared],
      ]),
      ...putting([
        ...otherAudiences,
        ...inAuthority,
        ['the meeting', meeting],
        ['what a partnership is shown', shared],
      ]),
    ]),
  ],
};

const audienceItself: Tried = {
  who: 'the audience function itself',
  as: (callers) => callers.itself('audience'),
  attempts: [
    ...may([
      ['get a member’s seat', tries.get(partnershipSeats)],
      ['get a board member’s seat', tries.get(boardSeats)],
    ]),
    ...mayNot([
      ...ofItself,
      ...reading([...otherAudiences, ['what is shown', shared], ['an authority’s seats', ownSeats]]),
      ['query members’ seats', tries.query(partnershipSeats)],
      ['get seats in a batch', tries.batchGet(partnershipSeats)],
    ]),
  ],
};

const publisherItself: Tried = {
  who: 'the publisher function itself',
  as: (callers) => callers.itself('publisher'),
  attempts: [
    ...may([['query the directory', tries.query(directory)]]),
    ...mayNot([
      ...ofItself,
      ...reading([...otherAudiences, ['what is shown', shared], ['seats', ownSeats], ['the shares', shares]]),
      ['get from the directory', tries.get(directory)],
      ...putting([
        ['the directory', directory],
        ['the copies', shared],
      ]),
      ['query the platform’s seats', tries.query(() => 'PLATFORM#SEATS')],
    ]),
  ],
};

const publicItself: Tried = {
  who: 'the public function, of what is published',
  as: (callers) => callers.itself('public'),
  attempts: [
    ...may([['query what is published', tries.query(published)]]),
    ...mayNot([
      ['get from what is published', tries.get(published)],
      ['query what a partnership is shown', tries.query(shared)],
      ['query what a board was sent', tries.query(sent)],
      ['query the directory', tries.query(directory)],
      ['query below what is published', tries.query((walls) => `AUDIENCE#public:${walls.own}#OWN`)],
      ...beside(['what is published', published]).map(([name, pk]): Named => [`query ${name}`, tries.query(pk)]),
      ...putting([['what is published', published]]),
      ['delete from what is published', tries.remove(published)],
    ]),
  ],
};

export const audienceCallers: readonly Tried[] = [
  shareReader,
  publisher,
  audienceReader,
  boardReader,
  boardPublisher,
  audienceItself,
  publisherItself,
  publicItself,
];
