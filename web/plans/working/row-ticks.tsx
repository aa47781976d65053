import { TickBox } from '../../ui/tick.tsx';
import { shortened } from '../../ui/words.ts';
import type { PlanNode } from '../plan-tree.ts';

export interface Ticks {
  chosen: ReadonlySet<string>;
  set: (rows: readonly PlanNode[], ticked: boolean) => void;
}

interface TickProps {
  id: string;
  label: string;
  checked: boolean;
  onChange: (ticked: boolean) => void;
}

function Tick({ id, label, checked, onChange }: TickProps) {
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small pb-tick">
      <TickBox {...{ id, checked, onChange }} label={<span className="govuk-visually-hidden">{label}</span>} />
    </div>
  );
}

/** Ticks every row that the address asks for. */
export function TickAll({ rows, ticks }: { rows: readonly PlanNode[]; ticks: Ticks }) {
  const all = rows.length > 0 && rows.every(({ id }) => ticks.chosen.has(id));
  return (
    <th className="govuk-table__header pb-tick-cell pb-no-print" scope="col">
      <Tick
        id="tick-all"
        label={`Choose all ${rows.length} shown`}
        checked={all}
        onChange={(ticked) => ticks.set(rows, ticked)}
      />
    </th>
  );
}

export function TickCell({ node, ticks }: { node: PlanNode; ticks: Ticks }) {
  return (
    <td className="govuk-table__cell pb-tick-cell pb-no-print">
      <Tick
        id={`tick-${node.id}`}
        label={`Choose ${shortened(node.title)}`}
        checked={ticks.chosen.has(node.id)}
        onChange={(ticked) => ticks.set([node], ticked)}
      />
    </td>
  );
}
