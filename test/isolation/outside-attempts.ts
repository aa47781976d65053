import { AudienceId } from '#shared/ids.ts';
import {
  beside,
  foreign,
  may,
  mayNot,
  mine,
  never,
  otherAccounts,
  outside,
  own,
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
import { account, type Walls } from './walled.ts';

const board = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const urn = '990101';
const [provider = '', subject = ''] = account.split('#');

const given: Of = (walls) => `SEATS#${walls.own}#OUTSIDE`;
const boardSeats: Of = (walls) => `SEATS#board:${walls.own}:${board}`;
const schoolSeats: Of = () => `SEATS#school:${urn}`;
const partnershipSeats: Of = () => 'SEATS#partnership:eastern';
const requests: Of = (walls) => `SEATS#${walls.own}#REQUEST#P`;

const boardOf = (walls: Walls): AudienceId => AudienceId.parse(`board:${walls.own}:${board}`);

type Where = 'board' | 'school' | 'partnership';
const seatsAt: Record<Where, Of> = { board: boardSeats, school: schoolSeats, partnership: partnershipSeats };
const audienceAt: Record<Where, (walls: Walls) => AudienceId> = {
  board: boardOf,
  school: () => AudienceId.parse(`school:${urn}`),
  partnership: () => AudienceId.parse('partnership:eastern'),
};
const places: readonly Where[] = ['board', 'school', 'partnership'];
const elsewhere = (where: Where): [name: string, pk: Of][] =>
  places.filter((place) => place !== where).map((place) => [`a ${place}’s seats`, seatsAt[place]]);

/** What an open end of a pattern, or another tag in it, would let in. */
const nearlyGiven: [name: string, pk: Of][] = [
  ...beside(['what was given', given], ['the seats’ log', ownSeatsLog]),
  ...beside(['the board’s seats', boardSeats], ['the school’s seats', schoolSeats]),
  ['a partition nearly called its requests', (walls) => `SEATS#${walls.own}#REQUESTS`],
  ['another authority’s requests', (walls) => `SEATS#${walls.other}#REQUEST#P`],
];

/** Seats of other boards, other schools and other authorities, and what lies beside one’s own. */
const otherSeats: [name: string, pk: Of][] = [
  ['seats at another authority’s board', (walls) => `SEATS#board:${walls.other}:${board}`],
  ['seats at a near authority’s board', (walls) => `SEATS#board:${walls.near}:${board}`],
  ['seats at another board', (walls) => `SEATS#board:${walls.own}:01ARZ3NDEKTSV4RRFFQ69G5FAW`],
  ['seats at another school', () => 'SEATS#school:990102'],
  ['another partnership’s seats', () => 'SEATS#partnership:western'],
  ['a near partnership’s seats', () => 'SEATS#partnership:eastern2'],
  ['what another authority has given', (walls) => `SEATS#${walls.other}#OUTSIDE`],
  ['what a near authority has given', (walls) => `SEATS#${walls.near}#OUTSIDE`],
  ['the seats of officers', ownSeats],
  ['a pattern for a seat', () => 'SEATS#*'],
  ['what the board is shown', (walls) => `AUDIENCE#board:${walls.own}:${board}#SHARED`],
  ['what the school is shown', () => `AUDIENCE#school:${urn}#SHARED`],
];
const inAuthority: [name: string, pk: Of][] = [
  ['the authority’s rows', own],
  ['a plan', ownPlan],
  ['the restricted rows', schools],
];

const binder = (where: Where): Tried => ({
  who: `a binder’s session for a ${where}`,
  as: (callers, walls) =>
    callers.session({
      ...{ does: 'bind-outside', authority: walls.own, audience: audienceAt[where](walls) },
      account: { provider, subject },
    }),
  attempts: [
    ...may(
      putting([
        ['what the authority has given', given],
        ['the seats’ log', ownSeatsLog],
        [`the ${where}’s seats`, seatsAt[where]],
        ['one’s own account', mine],
      ]),
    ),
    ...mayNot([
      ...reading([
        ...foreign,
        ...otherSeats,
        ...nearlyGiven,
        ...inAuthority,
        ['what was given', given],
        ['one’s own account', mine],
      ]),
      ...reading([[`the ${where}’s seats`, seatsAt[where]]]),
      ...putting([...foreign, ...outside, ...otherSeats, ...nearlyGiven, ...inAuthority, ...otherAccounts]),
      ...putting(elsewhere(where)),
      ...never(given, ownSeatsLog),
    ]),
  ],
});

const ender = (where: Where): Tried => ({
  who: `a session that ends seats at a ${where}`,
  as: (callers, walls) =>
    callers.session({
      ...{ does: 'end-outside', authority: walls.own, audience: audienceAt[where](walls) },
    }),
  attempts: [
    ...may([
      [`get a seat at the ${where}`, tries.get(seatsAt[where])],
      ...putting([
        ['what the authority has given', given],
        ['the seats’ log', ownSeatsLog],
        ['its answered requests', requests],
        [`the ${where}’s seats`, seatsAt[where]],
      ]),
    ]),
    ...mayNot([
      ...reading([
        ...foreign,
        ...otherSeats,
        ...nearlyGiven,
        ...inAuthority,
        ['what was given', given],
        ['an account', mine],
      ]),
      [`query the ${where}’s seats`, tries.query(seatsAt[where])],
      ...putting([...foreign, ...outside, ...otherSeats, ...nearlyGiven, ...inAuthority, ['an account', mine]]),
      ...putting(elsewhere(where)),
      ...never(given, ownSeatsLog),
    ]),
  ],
});

const leaver: Tried = {
  who: 'a session that leaves a partnership',
  as: (callers, walls) =>
    callers.session({ does: 'leave', authority: walls.own, audience: audienceAt.partnership(walls) }, 'onboarding'),
  attempts: [
    ...may([
      ['query what was given', tries.query(given)],
      ['get a seat in the partnership', tries.get(partnershipSeats)],
      ...putting([
        ['what the authority has given', given],
        ['the seats’ log', ownSeatsLog],
        ['the partnership’s seats', partnershipSeats],
      ]),
    ]),
    ...mayNot([
      ...reading([...foreign, ...otherSeats, ...nearlyGiven, ...inAuthority, ['an account', mine]]),
      ['query the partnership’s seats', tries.query(partnershipSeats)],
      ['get what was given', tries.get(given)],
      ...putting([...foreign, ...outside, ...otherSeats, ...nearlyGiven, ...inAuthority, ['an account', mine]]),
      ...putting([...elsewhere('partnership'), ['its answered requests', requests]]),
      ...never(given, ownSeatsLog),
    ]),
  ],
};

export const outsideCallers: readonly Tried[] = [...places.map(binder), ...places.map(ender), leaver];
