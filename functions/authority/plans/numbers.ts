import { type AnyPut, put } from '#kernel/change.ts';
import { numberKey } from '#kernel/link-keys.ts';
import { type NodeRow, numberRow, planRetention } from '#kernel/plan-rows.ts';
import type { NodeId, PlanId } from '#shared/ids.ts';
import { nextNumber, numberProblems, withNumbers } from '#shared/plans/numbering.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from '../deps.ts';

type Place = { id: NodeId; parent: NodeId | null };
/** `nodes`: every row of the plan, with those that were removed. `asked`: empty or none for the next that is free. */
type Asked = { plan: PlanId; nodes: readonly NodeRow[]; row: Place; asked: string | null | undefined };
export type Given = { number: string; puts: AnyPut[]; problems: FieldProblem[] };

/** Giving rows their numbers. What was given once is kept for its row, so that a report of last year still finds it. */
export function rowNumbers({ audience, table }: Session) {
  const keptBy = async (plan: PlanId, place: { parent: NodeId | null; number: string }) =>
    (await table.find(numberKey(audience, plan, place), numberRow))?.node ?? null;

  const keep = (plan: PlanId, place: { parent: NodeId | null; number: string }, node: NodeId): AnyPut =>
    put({
      key: numberKey(audience, plan, place),
      shape: numberRow,
      row: { node, version: 1, retention: planRetention },
      was: null,
      unlogged: true,
    });

  /** The number of a row that is new under its parent, or that is given another. */
  async function given({ plan, nodes, row, asked }: Asked): Promise<Given> {
    const { id, parent } = row;
    if (asked) {
      const problems = numberProblems(nodes, { id, parent, number: asked });
      const holder = await keptBy(plan, { parent, number: asked });
      if (problems.length === 0 && holder !== null && holder !== id) {
        const detail = `Another row had the number ${asked} here. Choose another, like ${nextNumber(nodes, parent)}`;
        problems.push({ pointer: '#/number', detail });
      }
      return { number: asked, puts: holder === id ? [] : [keep(plan, { parent, number: asked }, id)], problems };
    }
    let number = nextNumber(nodes, parent);
    // A row that has moved away since keeps the number that it had here.
    while ((await keptBy(plan, { parent, number })) !== null) number = String(Number(number) + 1);
    return { number, puts: [keep(plan, { parent, number }, id)], problems: [] };
  }

  /** Before a row moves or is given another number, the one that it is known by is put down as its own. */
  async function known(plan: PlanId, nodes: readonly NodeRow[], row: NodeRow): Promise<AnyPut[]> {
    const number = shown(nodes, row);
    const place = { parent: row.parent, number };
    return (await keptBy(plan, place)) === null ? [keep(plan, place, row.id)] : [];
  }

  return { given, known };
}

/** The number that a row is known by today, given or by its place. */
export function shown(nodes: readonly NodeRow[], row: NodeRow): string {
  const number = row.number ?? withNumbers(nodes).find(({ id }) => id === row.id)?.number;
  return number ?? nextNumber(nodes, row.parent);
}

/** A row that changes, with its number: kept where it stays, another where it moves or an editor chose one. */
export async function renumbered(
  session: Session,
  { was, next, asked, nodes }: { was: NodeRow; next: NodeRow; asked: string | null | undefined; nodes: NodesOf },
): Promise<{ next: NodeRow; puts: AnyPut[]; problems: FieldProblem[] }> {
  const moves = next.parent !== was.parent;
  const chosen = asked && asked !== was.number;
  const keepsPlace = was.number !== null || next.order === was.order;
  if (!moves && !chosen && keepsPlace) return { next, puts: [], problems: [] };
  const all = await nodes();
  const old = shown(all, was);
  if (!moves && (!chosen || asked === old)) return { next: { ...next, number: old }, puts: [], problems: [] };
  const numbers = rowNumbers(session);
  const known = await numbers.known(was.plan, all, was);
  const { number, puts, problems } = await numbers.given({ plan: was.plan, nodes: all, row: next, asked });
  return { next: { ...next, number }, puts: [...known, ...puts], problems };
}

type NodesOf = () => Promise<readonly NodeRow[]>;
