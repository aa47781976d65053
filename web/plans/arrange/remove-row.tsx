import type { PlanView } from '#shared/plans/schema.ts';
import { Removal } from '#shared/plans/schema.ts';
import { api } from '../../api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { counted, shortened } from '../../ui/words.ts';
import { useDone } from '../plan-data.ts';
import { ancestorsOf, type PlanNode } from '../plan-tree.ts';

interface RemoveProps {
  plan: PlanView;
  authority: string;
  node: PlanNode;
  onClose: () => void;
}

/** Says what will be lost, asks why, and offers to undo it afterwards. */
export function RemoveRow({ plan, authority, node, onClose }: RemoveProps) {
  const done = useDone({ authority, plan: plan.id });
  const level = plan.shape.levels.find(({ key }) => key === node.level)?.name.toLowerCase() ?? 'row';
  const below = plan.nodes.filter(({ id }) => ancestorsOf(plan.nodes, id).some((above) => above.id === node.id)).length;
  if (below > 0) return <StillInUse level={level} below={below} onClose={onClose} />;
  return (
    <ReasonDialog
      title={`Remove this ${level}?`}
      schema={Removal}
      ids="remove"
      why="Why is it removed?"
      hint="For example, it was taken on by another plan"
      submit={`Remove ${level}`}
      keep="Keep it"
      onClose={onClose}
      onSubmit={async (value, { key }) => {
        const recorded = await api.removeNode({ authority, plan: plan.id, node: node.id }, value, {
          version: node.version,
          key,
        });
        onClose();
        await done(`Removed “${shortened(node.title, 40)}”.`, recorded);
      }}
    >
      <p className="govuk-body">“{shortened(node.title, 120)}”</p>
      <p className="govuk-body">
        It leaves the plan from today. The plan as at an earlier date still shows it, with its updates.
      </p>
    </ReasonDialog>
  );
}

function StillInUse({ level, below, onClose }: { level: string; below: number; onClose: () => void }) {
  return (
    <Dialog title={`This ${level} cannot be removed yet`} onClose={onClose}>
      <p className="govuk-body">
        {counted(below, 'row')} still {below === 1 ? 'stands' : 'stand'} under it. Move or remove{' '}
        {below === 1 ? 'it' : 'them'} first.
      </p>
      <button className="govuk-button" type="button" onClick={onClose}>
        Close
      </button>
    </Dialog>
  );
}
