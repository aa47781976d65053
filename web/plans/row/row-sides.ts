import { partyKey } from '#shared/plans/parties.ts';
import type { Party } from '#shared/plans/party.ts';
import type { NodeChange, NodeView } from '#shared/plans/schema.ts';
import type { Side } from '../../ui/conflict-panel.tsx';
import { inWords } from '../../ui/dates.ts';
import type { Values } from '../../ui/form-values.ts';
import type { Clash } from '../../ui/use-versioned.ts';
import { partiesInWords } from '../party-names.ts';
import type { PlanNode } from '../plan-tree.ts';
import { earlierColumns, fieldColumns, titleHeading } from '../row-labels.ts';

interface Naming {
  person: (id: string) => string;
  row: (id: string) => string;
  party: (party: Party) => string;
}

const dates = { startOn: 'Starts', dueOn: 'Due', doneOn: 'Done' } as const;
const lists = {
  responsible: 'Who else is responsible',
  monitoredBy: 'Who monitors it',
  evaluatedBy: 'Who evaluates it',
} as const;
type List = keyof typeof lists;

const written = (parties: readonly Party[]): string | null => (parties.length === 0 ? null : JSON.stringify(parties));

/** What was written of a list; both sides together are each name once. */
function readBack(value: unknown): Party[] {
  if (typeof value !== 'string') return [];
  const parties: Party[] = value.split('\n\n').flatMap((side) => JSON.parse(side));
  return [...new Map(parties.map((party) => [partyKey(party), party])).values()];
}

/** Each answer of the form on both sides, by the name of its field. */
export function sidesOf(view: NodeView, { mine, theirs }: Clash<PlanNode, NodeChange>, naming: Naming): Side[] {
  const { shape } = view.plan;
  const columns = [...fieldColumns(shape, theirs.level), ...earlierColumns(shape, theirs)].map(({ key, heading }) => ({
    name: `fields.${key}`,
    label: heading,
    mine: mine.fields?.[key] ?? '',
    theirs: theirs.fields[key] ?? '',
  }));
  return [
    { name: 'title', label: titleHeading(shape, theirs.level), mine: mine.title ?? '', theirs: theirs.title },
    { name: 'number', label: 'Number', mine: mine.number ?? '', theirs: theirs.number ?? '' },
    ...columns,
    { name: 'parent', label: 'Stands under', mine: mine.parent ?? null, theirs: theirs.parent, show: naming.row },
    { name: 'owner', label: 'Owner', mine: mine.owner ?? null, theirs: theirs.owner, show: naming.person },
    ...namesIn(dates).map((name) => ({
      ...{ name, label: dates[name], mine: mine[name] ?? null, theirs: theirs[name], show: inWords },
    })),
    ...namesIn(lists).map((name) => ({
      ...{ name, label: lists[name], mine: written(mine[name] ?? []), theirs: written(theirs[name]) },
      show: (value: string) => partiesInWords(readBack(value), naming.party),
    })),
  ];
}

const namesIn = <K extends string>(labels: Record<K, string>): K[] => Object.keys(labels) as K[];

const isList = (name: string): name is List => name in lists;

/** What was chosen, as the answers of the form. */
export function gathered(chosen: Values): Values {
  const fields = Object.entries(chosen).filter(([name]) => name.startsWith('fields.'));
  const others = Object.entries(chosen).filter(([name]) => !name.startsWith('fields.'));
  return {
    ...Object.fromEntries(others.map(([name, value]) => [name, isList(name) ? readBack(value) : value])),
    fields: Object.fromEntries(fields.map(([name, value]) => [name.slice('fields.'.length), value])),
  };
}
