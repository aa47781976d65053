import { outcomeNames, verbNames } from '#shared/boards/names.ts';
import { inWords } from '#shared/calendar.ts';
import type { Findable } from '#shared/search/rules.ts';
import type { Searchable } from '../searchable.ts';

type WholeBoard = Searchable['boards'][number];
type WholeMeeting = Searchable['meetings'][number];
type Item = WholeMeeting['items'][number];
type Recommended = NonNullable<Item['report']>['recommendations'][number];

const nameOf = (id: string | null, boards: readonly WholeBoard[]): string =>
  boards.find(({ board }) => board.id === id)?.board.name ?? '';

/** A board, and each place on it. */
export function boardFindables({ board, members }: WholeBoard, boards: readonly WholeBoard[], at: string): Findable[] {
  const address = `${at}/boards/${board.id}`;
  const above = nameOf(board.parent, boards);
  const stands = [above === '' ? '' : `Under ${above}`, board.status === 'closed' ? 'Closed' : ''];
  return [
    {
      ...{ kind: 'board', title: board.name, where: stands.filter((words) => words !== '').join(', ') },
      parts: [
        { of: 'Purpose', words: board.purpose },
        { of: 'Meets', words: board.cadence },
        { of: 'Works with', words: board.linkedTo },
      ],
      ...{ around: `board ${above}`, address },
    },
    ...members.map(({ name, organisation, from, until }): Findable => {
      const term = until === null ? `since ${inWords(from)}` : `${inWords(from)} to ${inWords(until)}`;
      return {
        ...{ kind: 'member', title: name, parts: [{ of: 'Organisation', words: organisation }] },
        ...{ where: `Board: ${board.name}, member ${term}`, around: `${board.name} member`, address },
      };
    }),
  ];
}

/** A meeting, each item of its agenda with its report, and each decision. */
export function meetingFindables(whole: WholeMeeting, boards: readonly WholeBoard[], at: string): Findable[] {
  const { meeting, items, decisions } = whole;
  const board = nameOf(meeting.board, boards);
  const [on, address] = [inWords(meeting.on), `${at}/meetings/${meeting.id}`];
  const decided = new Map<string, Decided>(decisions.map((each) => [each.id, each]));
  return [
    {
      ...{ kind: 'meeting', title: `Meeting of ${on}`, where: `Board: ${board}`, around: board, address },
      parts: [{ of: 'Place', words: meeting.place }],
    },
    ...items.flatMap((item) => itemFindables(item, decided, { board, on, address: `${address}?item=${item.id}` })),
  ];
}

type Decided = WholeMeeting['decisions'][number];
type Place = { board: string; on: string; address: string };

/** An item of the agenda, and what was decided on it. */
function itemFindables(item: Item, decided: ReadonlyMap<string, Decided>, { board, on, address }: Place): Findable[] {
  const recommendations = item.report?.recommendations ?? [];
  const [around, where] = [`${board} ${on}`, `${board}, meeting of ${on}`];
  const open = recommendations.filter(({ id }) => !decided.has(id));
  return [
    {
      ...{ kind: 'agenda-item', title: item.title, parts: partsOf(item, open), around, address },
      where: item.withdrawn === null ? where : `${where}, withdrawn`,
    },
    ...recommendations.flatMap((recommendation): Findable[] => {
      const decision = decided.get(recommendation.id);
      if (decision === undefined) return [];
      const parts = [{ of: 'What the board said', words: decision.words }];
      const by = `${outcomeNames[decision.outcome]} by ${board}, ${inWords(decision.on)}`;
      return [{ kind: 'decision', title: recommended(recommendation), where: by, parts, around, address }];
    }),
  ];
}

const recommended = ({ verb, words }: Recommended): string => `${verbNames[verb]} ${words}`;

/** An item's report, and what it recommends that is not decided: what is decided is found as a decision. */
function partsOf({ report }: Item, open: readonly Recommended[]): Findable['parts'] {
  if (report === null) return [];
  return [
    { of: 'Report', words: report.title },
    { of: 'Report from', words: report.from },
    { of: 'Purpose of the report', words: report.purpose },
    ...open.map((each) => ({ of: 'Recommendation', words: recommended(each) })),
    { of: 'Report', words: report.body },
  ];
}
