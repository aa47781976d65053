import {
  beside,
  everything,
  foreign,
  may,
  mayNot,
  mine,
  type Named,
  never,
  ofItself,
  outside,
  own,
  ownLog,
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

const directory: Of = () => 'PLATFORM';
const onboardings: Of = () => 'PLATFORM#ONBOARDINGS';
const platformLog: Of = () => 'PLATFORM#LOG';
const platformSeats: Of = () => 'PLATFORM#SEATS';
const requests: Of = () => 'PLATFORM#REQUEST#P';
const board: Of = (walls) => `AUTHORITY#${walls.own}#BOARD#B`;
const boardLog: Of = (walls) => `AUTHORITY#${walls.own}#BOARD#B#LOG`;

/** What lies beside the directory and the onboardings. */
const elsewhere: [string, Of][] = [
  ['a near partition', () => 'PLATFORM2'],
  ['another partition of the platform', () => 'PLATFORM#ONBOARDINGS2'],
  ['what lies below the onboardings', () => 'PLATFORM#ONBOARDINGS#X'],
];

const nearlyOwn = beside(
  ['the log', platformLog],
  ['the platform’s seats', platformSeats],
  ['the requests', () => 'PLATFORM#REQUEST'],
);

const founder: Tried = {
  who: 'a session that founds an authority',
  as: (callers, { own: authority }) => callers.session({ does: 'found', authority }, 'onboarding'),
  attempts: [
    ...may([
      ['get a seat', tries.get(ownSeats)],
      ...putting([
        ['the authority’s rows', own],
        ['its log', ownLog],
        ['its board', board],
        ['the board’s log', boardLog],
        ['its seats', ownSeats],
        ['the seats’ log', ownSeatsLog],
      ]),
    ]),
    ...mayNot([
      ...reading([...foreign, ...outside, ['the authority’s rows', own], ['its plan', ownPlan], ['its board', board]]),
      ...putting([...foreign, ...outside, ['a plan', ownPlan], ['restricted rows', schools], ['an account', mine]]),
      ...putting([
        ...beside(['its log', ownLog], ['its seats', ownSeats], ['the seats’ log', ownSeatsLog]),
        ['a partition nearly called a board', (walls) => `AUTHORITY#${walls.own}#BOARDS`],
        ['another authority’s board', (walls) => `AUTHORITY#${walls.other}#BOARD#B`],
      ]),
      ...reading([
        ['restricted rows', schools],
        ['an account', mine],
        ['the onboardings', onboardings],
      ]),
      ['query the seats', tries.query(ownSeats)],
      ...never(own, ownLog),
    ]),
  ],
};

const inAuthority: Named[] = [
  ...ofItself,
  ...reading([
    ['seats', ownSeats],
    ['an account', mine],
  ]),
];

const platformItself: Tried = {
  who: 'the platform function itself',
  as: (callers) => callers.itself('platform'),
  attempts: [
    ...may([
      ['get a platform seat', tries.get(platformSeats)],
      ...reading([['the directory', directory]]),
      ['get an onboarding', tries.get(onboardings)],
      ['get a request', tries.get(requests)],
      ...putting([
        ['the directory', directory],
        ['the onboardings', onboardings],
        ['the log', platformLog],
        ['the requests', requests],
      ]),
    ]),
    ...mayNot([
      ...inAuthority,
      ['put among the platform’s seats', tries.put(platformSeats)],
      ['query the platform’s seats', tries.query(platformSeats)],
      ['query the log', tries.query(platformLog)],
      ...reading([...elsewhere, ...nearlyOwn]),
      ...putting([...elsewhere, ...nearlyOwn]),
      ['put in the directory and an authority', tries.transactPut(directory, own)],
      ...never(directory, platformLog),
    ]),
  ],
};

const onboardingItself: Tried = {
  who: 'the onboarding function itself',
  as: (callers) => callers.itself('onboarding'),
  attempts: [
    ...may([
      ['get from the directory', tries.get(directory)],
      ['get an onboarding', tries.get(onboardings)],
      ...putting([
        ['the directory', directory],
        ['the onboardings', onboardings],
        ['the log', platformLog],
      ]),
    ]),
    ...mayNot([
      ...inAuthority,
      ...reading([['the platform’s seats', platformSeats], ...elsewhere]),
      ...putting([['the platform’s seats', platformSeats], ['the requests', requests], ...elsewhere, ...nearlyOwn]),
      ['query the directory', tries.query(directory)],
      ...never(directory, platformLog),
    ]),
  ],
};

/** What the seat check of officers may see of the platform: a row of the directory and a seat, each by its exact key. */
const seatCheck: Tried = {
  who: 'the seat check of the authority function',
  as: (callers) => callers.itself('authority'),
  attempts: [
    ...may([['get a seat and how its authority stands', tries.batchGet(ownSeats, directory)]]),
    ...may([['get seats and a platform seat', tries.batchGet(ownSeats, platformSeats)]]),
    ...mayNot([
      ...reading([
        ['the directory', directory],
        ['the platform’s seats', platformSeats],
        ['the onboardings', onboardings],
      ]),
      ...putting([
        ['the directory', directory],
        ['the platform’s seats', platformSeats],
      ]),
      ['get an onboarding beside a seat', tries.batchGet(ownSeats, onboardings)],
      ...nearlyOwn.map(([name, pk]): Named => [`get ${name} beside a seat`, tries.batchGet(ownSeats, pk)]),
      ...everything.map(([name, pk]): Named => [`get ${name} beside the directory`, tries.batchGet(directory, pk)]),
    ]),
  ],
};

export const platformCallers: readonly Tried[] = [founder, platformItself, onboardingItself, seatCheck];
