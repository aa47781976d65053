import { lazy, type RefObject, Suspense, useRef, useState } from 'react';
import type { PlanView } from '#shared/plans/schema.ts';
import type { PlanNode } from '../plan-tree.ts';
import { type BulkKind, staysBecause } from './bulk-preview.ts';
import { WorkingTable } from './plan-working-table.tsx';

const BulkEdit = lazy(() => import('./bulk-edit.tsx').then((module) => ({ default: module.BulkEdit })));

interface WorkingViewProps {
  plan: PlanView;
  authority: string;
  matches: (node: PlanNode) => boolean;
  names: (person: string | null) => string;
  today: string;
}

const ways: { kind: BulkKind; label: string }[] = [
  { kind: 'update', label: 'Record an update' },
  { kind: 'owner', label: 'Change owner' },
  { kind: 'date', label: 'Change date' },
  { kind: 'responsible', label: 'Change who is responsible' },
  { kind: 'removal', label: 'Remove' },
];

/** Working through the actions one by one, or several that are ticked at once. */
export function WorkingView(props: WorkingViewProps) {
  const { plan, authority, matches } = props;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [kind, setKind] = useState<BulkKind | null>(null);
  const works = plan.nodes.some(({ can }) => can.change || can.recordUpdate);
  const nodes = plan.nodes.filter((node) => chosen.has(node.id) && matches(node));
  const set = (rows: readonly PlanNode[], ticked: boolean): void => {
    const ids = new Set<string>(rows.map(({ id }) => id));
    setChosen(new Set([...[...chosen].filter((id) => !ids.has(id)), ...(ticked ? ids : [])]));
  };
  const bar = useRef<HTMLParagraphElement>(null);
  // The form goes, and the focus would go with it.
  const close = (): void => {
    setKind(null);
    bar.current?.focus();
  };
  return (
    <>
      {works && <Bar count={bar} nodes={nodes} open={kind} choose={setKind} />}
      {kind !== null && nodes.length > 0 && (
        <Suspense fallback={<p className="govuk-body">One moment…</p>}>
          <BulkEdit
            key={kind}
            {...{ plan, authority, nodes, kind, close }}
            keep={(left) => {
              setChosen(new Set(left));
              if (left.length === 0) close();
            }}
          />
        </Suspense>
      )}
      <WorkingTable {...props} ticks={works ? { chosen, set } : null} />
    </>
  );
}

interface BarProps {
  count: RefObject<HTMLParagraphElement | null>;
  nodes: readonly PlanNode[];
  open: BulkKind | null;
  choose: (kind: BulkKind | null) => void;
}

/** How many are ticked, and what can be done with them. */
function Bar({ count, nodes, open, choose }: BarProps) {
  return (
    <div className="pb-bulk pb-no-print">
      <p className="pb-bulk__count" role="status" tabIndex={-1} ref={count}>
        {nodes.length === 0 ? 'Tick actions to change several at once.' : `${nodes.length} ticked`}
      </p>
      {nodes.length > 0 &&
        ways
          .filter(({ kind }) => nodes.some((node) => staysBecause(kind, node) === null))
          .map(({ kind, label }) => (
            <button
              className="pb-link-button pb-link-button--small"
              type="button"
              key={kind}
              aria-expanded={open === kind}
              onClick={() => choose(open === kind ? null : kind)}
            >
              {label}
            </button>
          ))}
    </div>
  );
}
