import { type Answer, freshFunction, type TableCall } from './in-process.ts';
import { itemBytes, leastReadUnits } from './item-size.ts';
import { inWords, roundsOf } from './requests.ts';
import { type Measured, within } from './table.ts';

export type Page = { readonly what: string; readonly path: string };

/** What opening one page costs. */
export type PageCost = {
  readonly what: string;
  readonly seatUnits: number;
  readonly contentUnits: number;
  /** What each read of the content consumed. */
  readonly units: readonly number[];
  readonly leastUnits: number;
  readonly rounds: string;
  readonly roundCount: number;
  readonly bytes: number;
  readonly rowsRead: number;
  readonly rowsShown: number;
  readonly rowBytes: number;
};

const mostRatio = 1.15;
const roundsAllowed = 2;

/** Opened in a function that has just started, so that the session's own request is among those counted. */
export async function costOf(page: Page, subject: string): Promise<PageCost> {
  const answer = await freshFunction(subject).ask('GET', page.path);
  const [seat, content] = [answer.calls.filter(isSeat), answer.calls.filter((call) => !isSeat(call))];
  const read = content.flatMap(({ items }) => items);
  const rounds = roundsOf(answer.trips);
  return {
    what: page.what,
    seatUnits: sum(seat.map(({ units }) => units)),
    contentUnits: sum(content.map(({ units }) => units)),
    units: content.map(({ units }) => units),
    leastUnits: sum(content.map((call) => leastFor(call, answer))),
    rounds: inWords(rounds),
    roundCount: rounds.length,
    bytes: Buffer.byteLength(answer.text),
    rowsRead: read.length,
    rowsShown: read.filter((item) => isShown(item, answer)).length,
    rowBytes: Math.round(sum(read.map(itemBytes)) / Math.max(1, read.length)),
  };
}

/** The seat, with how its authority stands beside it. */
const isSeat = ({ items }: TableCall): boolean => items.some((item) => item.row === 'seat');

/** A row is shown when the answer bears its id (a school's is its number, a sum's is when it was made); of settings, the authority's own. */
const isShown = ({ id, urn, changedAt }: Readonly<Record<string, unknown>>, { text }: Answer): boolean =>
  text.includes(`"${id ?? urn ?? changedAt}"`);

/** Rows in different partitions are read by different requests; one of which nothing is shown need not have been made. */
function leastFor({ items }: TableCall, answer: Answer): number {
  const shown = items.filter((item) => isShown(item, answer));
  return shown.length === 0 ? 0 : leastReadUnits(sum(shown.map(itemBytes)));
}

export function capacityLine(cost: PageCost): Measured {
  const { what, contentUnits, units, leastUnits, seatUnits, rowsRead, rowsShown, rowBytes } = cost;
  const ratio = contentUnits / leastUnits;
  const rows = `${rowsShown} of ${rowsRead} rows read are shown, ${rowBytes} B each`;
  return {
    what,
    measured: `${ratio.toFixed(2)} × (${units.join(' + ')} units, least ${leastUnits}, seat ${seatUnits}; ${rows})`,
    verdict: within(ratio <= mostRatio),
  };
}

export const tripsLine = ({ what, roundCount, rounds }: PageCost): Measured => ({
  what,
  measured: `${roundCount}: ${rounds}`,
  verdict: within(roundCount <= roundsAllowed),
});

/** The same page beside few and beside many other authorities. */
export function unchangedLine(few: PageCost, many: PageCost): Measured {
  const facts = ({ seatUnits, contentUnits, roundCount, bytes }: PageCost) =>
    `${seatUnits + contentUnits} units, ${roundCount} trips, ${bytes} B`;
  const same = facts(few) === facts(many);
  return {
    what: few.what,
    measured: same ? `the same: ${facts(few)}` : `${facts(few)} became ${facts(many)}`,
    verdict: within(same),
  };
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
