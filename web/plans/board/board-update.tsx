import { current } from '#shared/plans/current.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { StatusMove } from '#shared/plans/status-move.ts';
import { api } from '../../api.ts';
import { DateField } from '../../ui/date-field.tsx';
import { today } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Radios, TextArea } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useRefresh } from '../../ui/use-refresh.ts';
import { shortened } from '../../ui/words.ts';
import { useDone } from '../plan-data.ts';
import type { PlanNode } from '../plan-tree.ts';

interface BoardUpdateProps {
  plan: PlanView;
  authority: string;
  node: PlanNode;
  /** Where the card was put; none, where a status is still to be chosen. */
  status: string | null;
  onClose: () => void;
}

/** A card that was moved is an update to be recorded: without words it goes back. */
export function BoardUpdate({ plan, authority, node, status, onClose }: BoardUpdateProps) {
  const place = { authority, plan: plan.id, node: node.id };
  const done = useDone(place);
  const tell = useNotices();
  const refresh = useRefresh(authority);
  const to = plan.shape.statuses.find(({ key }) => key === status);
  return (
    <Dialog title={to === undefined ? 'Record an update' : `Move to “${to.label}”?`} onClose={onClose}>
      <p className="govuk-body">“{shortened(node.title, 120)}”</p>
      <Form
        schema={StatusMove}
        ids="move"
        initial={{ status, delivered: '', next: '', effectiveOn: today(), evidence: [] }}
        submit="Record this update"
        cancel={
          <button className="pb-link-button" type="button" onClick={onClose}>
            Leave it where it is
          </button>
        }
        onSubmit={async (value, { key }) => {
          const recorded = await api.recordUpdate(place, value, { key });
          onClose();
          if (recorded.answered === undefined) await done('Your update was recorded.', recorded);
          else {
            tell({ words: `Your update was sent for review in “${recorded.answered}”.` });
            await refresh();
          }
        }}
      >
        <Radios
          name="status"
          label="Status"
          choices={current(plan.shape.statuses).map((each) => ({
            value: each.key,
            label: <StatusTag status={each} />,
          }))}
        />
        <TextArea name="delivered" label="What was delivered, or why does the status change?" rows={3} />
        <TextArea name="next" label="What comes next?" rows={2} />
        <DateField name="effectiveOn" label="When is this true?" />
      </Form>
    </Dialog>
  );
}
