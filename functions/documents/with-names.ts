import { boardSummaryRow } from '#kernel/board-rows.ts';
import { boardSummaryKey, personKey } from '#kernel/keys.ts';
import { personRow } from '#kernel/settings-rows.ts';
import type { WorkerSession } from '#kernel/worker.ts';
import { ownerColumn } from '#shared/plans/column-meaning.ts';
import { current } from '#shared/plans/current.ts';
import { partyKey } from '#shared/plans/parties.ts';
import type { Party } from '#shared/plans/party.ts';
import type { Node } from '#shared/plans/schema.ts';
import type { Answering, Column, PlanShape } from '#shared/vocabulary.ts';

type Named = Pick<Node, 'level' | 'fields' | Answering>;

/**
 * The plan as it is printed: without what only an earlier layout had, and with the names of those who stand in a column
 * after its words.
 */
export async function asPrinted<N extends Named>(
  session: WorkerSession,
  { shape, nodes }: { shape: PlanShape; nodes: readonly N[] },
): Promise<{ shape: PlanShape; nodes: N[] }> {
  const columns = current(shape.columns);
  const named = columns.filter(({ answers }) => answers !== undefined);
  const parties = nodes.flatMap((node) => named.flatMap((column) => partiesIn(column, node)));
  const names = await namesOf(session, parties);
  const printed = nodes.map((node) => {
    const own = named.filter(({ level }) => level === node.level);
    const fields = own.map((column) => [column.key, wordsIn(column, node, names)]);
    return { ...node, fields: { ...node.fields, ...Object.fromEntries(fields) } };
  });
  return { shape: { ...shape, columns }, nodes: printed };
}

const partiesIn = ({ answers, level }: Column, node: Named): Party[] =>
  answers === undefined || level !== node.level ? [] : node[answers];

function wordsIn(column: Column, node: Named, names: ReadonlyMap<string, string>): string {
  const named = partiesIn(column, node).map((party) => names.get(partyKey(party)) ?? '');
  return [node.fields[column.key] ?? '', named.join('; ')].filter((words) => words.trim() !== '').join('\n');
}

/** The names of those who own rows, where a column says who does. */
export async function ownersNamed(
  session: WorkerSession,
  { shape, nodes }: { shape: PlanShape; nodes: readonly Pick<Node, 'owner'>[] },
): Promise<Map<string, string>> {
  if (ownerColumn(shape) === null) return new Map();
  const owners = [...new Set(nodes.flatMap(({ owner }) => owner ?? []))];
  const named = owners.map(
    async (person): Promise<[string, string]> => [person, await nameOf(session, { kind: 'person', person })],
  );
  return new Map(await Promise.all(named));
}

/** Each of them once: people and boards are ids elsewhere, roles and bodies are words already. */
async function namesOf(session: WorkerSession, parties: readonly Party[]): Promise<Map<string, string>> {
  const once = new Map(parties.map((party) => [partyKey(party), party]));
  return new Map(
    await Promise.all(
      [...once].map(async ([key, party]): Promise<[string, string]> => [key, await nameOf(session, party)]),
    ),
  );
}

async function nameOf({ table, audience }: WorkerSession, party: Party): Promise<string> {
  if (party.kind === 'person') return (await table.find(personKey(audience, party.person), personRow))?.name ?? '';
  if (party.kind === 'board')
    return (await table.find(boardSummaryKey(audience, party.board), boardSummaryRow))?.name ?? '';
  return party.name;
}
