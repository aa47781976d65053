import type { LayoutPart } from '#shared/plans/layout.ts';
import { wordsOfUse } from '#shared/plans/leaving.ts';
import type { OfferedWords } from '#shared/plans/offered.ts';
import type { PlanSummary } from '#shared/plans/schema.ts';
import type { Strand } from '#shared/plans/strand.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { OfferedShape, StatusScheme } from '#shared/vocabulary.ts';
import type { Session } from '../deps.ts';
import { standingPlans, usesIn } from '../layout-uses.ts';
import { type LinkOfPlan, linksFromPlans } from '../strand-links.ts';

const instead = 'Retire it instead: plans keep it, and new ones are made without it.';

type Words = OfferedWords & { strands?: readonly Strand[] | undefined };
type Change = { was: Words; next: Words };
type Keyed = { key: string };

const missing = <T extends Keyed>(was: readonly T[], next: readonly Keyed[]): T[] =>
  was.filter(({ key }) => !next.some((each) => each.key === key));

/** What a change of settings would drop though plans are made with it: what, where, and a few of the words in it. */
export async function droppedInUse(session: Session, { was, next }: Change): Promise<FieldProblem[]> {
  const shapes = missing(was.shapes, next.shapes);
  const parts = was.shapes.flatMap((shape) => partsDropped(shape, next));
  const statuses = statusesDropped({ was, next });
  const strands = missing(was.strands ?? [], next.strands ?? []);
  const usedStrands = strands.length === 0 ? [] : strandProblems(strands, await linksFromPlans(session));
  if (shapes.length + parts.length + statuses.length === 0) return usedStrands;
  const plans = await standingPlans(session);
  return [
    ...usedStrands,
    ...shapes.flatMap(({ key, name }) =>
      shapeProblem(
        name,
        plans.filter((plan) => plan.shape === key),
      ),
    ),
    ...(await partProblems(session, parts, plans)),
    ...statuses.flatMap((dropped) => statusProblem(dropped, plans)),
  ];
}

function strandProblems(strands: readonly Strand[], links: readonly LinkOfPlan[]): FieldProblem[] {
  return strands.flatMap(({ key, name }) => {
    const used = links.filter(({ link }) => link.other.kind !== 'plan' && link.other.strand === key);
    if (used.length === 0) return [];
    const rows = used.length === 1 ? 'One row or plan leads' : `${used.length} rows or plans lead`;
    return [
      { pointer: '#/strands', detail: `${rows} to “${name}”. End it instead: what leads to it can be read then.` },
    ];
  });
}

const called = (plans: readonly PlanSummary[]): string => plans.map(({ title }) => `“${title}”`).join(', ');

function shapeProblem(name: string, plans: readonly PlanSummary[]): FieldProblem[] {
  if (plans.length === 0) return [];
  return [{ pointer: '#/shapes', detail: `“${name}” is the layout of ${called(plans.slice(0, 3))}. ${instead}` }];
}

type Dropped = { shape: string; place: number; part: Exclude<LayoutPart, 'statuses'>; key: string; name: string };

function partsDropped(shape: OfferedShape, { shapes }: OfferedWords): Dropped[] {
  const place = shapes.findIndex(({ key }) => key === shape.key);
  const next = shapes[place];
  if (next === undefined) return [];
  const at = { shape: shape.key, place };
  return [
    ...missing(shape.levels, next.levels).map(({ key, plural }) => ({
      ...at,
      part: 'levels' as const,
      key,
      name: plural,
    })),
    ...missing(shape.columns, next.columns)
      .filter(({ shows }) => shows !== 'title')
      .map(({ key, heading }) => ({ ...at, part: 'columns' as const, key, name: heading })),
  ];
}

async function partProblems(
  session: Session,
  parts: readonly Dropped[],
  plans: readonly PlanSummary[],
): Promise<FieldProblem[]> {
  const touched = plans.filter((plan) => parts.some(({ shape }) => shape === plan.shape));
  const uses = await Promise.all(
    touched.map(async ({ id, ...plan }) => ({ ...plan, uses: await usesIn(session, id) })),
  );
  return parts.flatMap(({ shape, place, part, key, name }) =>
    uses.flatMap((plan) => {
      const use = plan.shape === shape ? plan.uses[part][key] : undefined;
      if (use === undefined || use.count === 0) return [];
      const words = wordsOfUse({ part, name, use }, ` of “${plan.title}”`);
      return [{ pointer: `#/shapes/${place}/${part}`, detail: `${words}. ${instead}` }];
    }),
  );
}

type DroppedStatus = { place: number; key: string; label: string };

/** A status is told apart by its key and its label: another scheme may call the same key otherwise. */
function statusesDropped({ was, next }: Change): DroppedStatus[] {
  const kept = new Set(next.schemes.flatMap(({ statuses }) => statuses.map(({ key, label }) => `${key} ${label}`)));
  const gone = (scheme: StatusScheme): DroppedStatus[] => {
    const place = next.schemes.findIndex(({ key }) => key === scheme.key);
    const there = next.schemes[place]?.statuses ?? [];
    return missing(scheme.statuses, there)
      .filter(({ key, label }) => !kept.has(`${key} ${label}`))
      .map(({ key, label }) => ({ place, key, label }));
  };
  return was.schemes.flatMap(gone);
}

function statusProblem({ place, key, label }: DroppedStatus, plans: readonly PlanSummary[]): FieldProblem[] {
  const standing = plans.filter(
    ({ health, statuses }) =>
      (health.byStatus[key] ?? 0) > 0 && statuses.some((each) => each.key === key && each.label === label),
  );
  return standing.map(({ title, health }) => {
    const count = health.byStatus[key] ?? 0;
    const actions = `${count} action${count === 1 ? ' stands' : 's stand'} at “${label}” in “${title}”`;
    return { pointer: place === -1 ? '#/schemes' : `#/schemes/${place}/statuses`, detail: `${actions}. ${instead}` };
  });
}
