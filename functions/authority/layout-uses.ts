import { planPartition, topPartition, updatesPartition } from '#kernel/keys.ts';
import { type NodeRow, planRowsOf, planSummaryRow, updateRow } from '#kernel/plan-rows.ts';
import type { PlanId } from '#shared/ids.ts';
import type { Use, Uses } from '#shared/plans/layout.ts';
import { PlanSummary } from '#shared/plans/schema.ts';
import type { Column, PlanShape } from '#shared/vocabulary.ts';
import type { Session } from './deps.ts';

type In = { key: string; words: string };
type Looked = { shape: PlanShape; nodes: readonly NodeRow[] };

const mostExamples = 3;
const longestExample = 60;

/** What of the plan’s layout is in use, removed rows and withdrawn updates too: either can come back. */
export async function usesOf({ audience, table }: Session, plan: PlanId, { shape, nodes }: Looked): Promise<Uses> {
  const items = await table.all(updatesPartition(audience, plan));
  const updates = items.map((item) => updateRow.read(item));
  const titles = new Map<string, string>(nodes.map(({ id, title }) => [id, title]));
  const told = updates.flatMap(({ delivered, next }): In[] => [
    { key: 'delivered', words: delivered },
    { key: 'next', words: next },
  ]);
  const given = updates.flatMap(({ node, status }) =>
    status === null ? [] : [{ key: status, words: titles.get(node) ?? '' }],
  );
  return {
    columns: countedIn([...nodes.flatMap((node) => saidIn(node, shape)), ...told.filter(({ words }) => says(words))]),
    levels: countedIn(nodes.map(({ level, title }) => ({ key: level, words: title }))),
    statuses: countedIn(given),
  };
}

/** The same of a plan as it stands; nothing, where its rows are not there yet. */
export async function usesIn(session: Session, id: PlanId): Promise<Uses> {
  const { plan, nodes } = planRowsOf(await session.table.all(planPartition(session.audience, id)));
  return plan === null ? { levels: {}, columns: {}, statuses: {} } : usesOf(session, id, { shape: plan.shape, nodes });
}

/** The plans that an authority has, with their layouts and how many of their actions stand at each status. */
export async function standingPlans({ audience, table }: Session): Promise<PlanSummary[]> {
  const items = await table.all(topPartition(audience), { prefix: 'PLAN#' });
  const rows = items.map((item) => planSummaryRow.read(item)).filter(({ removed }) => !removed);
  return rows.map((row) => PlanSummary.parse(row));
}

const says = (words: string): boolean => words.trim() !== '';

/** The words of a row by column; names that stand in one without words count as well. */
function saidIn({ level, fields, ...answers }: NodeRow, shape: PlanShape): In[] {
  const named = ({ key, answers: by }: Column) =>
    by !== undefined && answers[by].length > 0 && !says(fields[key] ?? '');
  return [
    ...Object.entries(fields).flatMap(([key, words]) => (says(words) ? { key, words } : [])),
    ...shape.columns.filter((column) => column.level === level && named(column)).map(({ key }) => ({ key, words: '' })),
  ];
}

function countedIn(said: readonly In[]): Record<string, Use> {
  const byKey = Map.groupBy(said, ({ key }) => key);
  return Object.fromEntries([...byKey].map(([key, all]) => [key, { count: all.length, words: examplesOf(all) }]));
}

function examplesOf(all: readonly In[]): string[] {
  const different = new Set(all.map(({ words }) => words.replace(/\s+/g, ' ').trim()).filter((words) => words !== ''));
  return [...different].slice(0, mostExamples).map(shortened);
}

const shortened = (words: string): string =>
  words.length <= longestExample ? words : `${words.slice(0, longestExample - 1).trimEnd()}…`;
