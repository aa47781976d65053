import { current } from '#shared/plans/current.ts';
import type { Status } from '#shared/vocabulary.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Radios, TextArea } from '../../ui/fields.tsx';
import type { Values } from '../../ui/form-values.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { EvidenceFields } from './evidence-fields.tsx';

/** Words that fit a row of the report before it runs over most of a page. */
const fits = 120;

/** What an update says: how it stands, what was delivered, what comes next, and where that can be seen. */
export function SaidFields({ statuses, values }: { statuses: readonly Status[]; values: Values }) {
  const choices = current(statuses).map((status) => ({
    value: status.key,
    label: <StatusTag status={status} />,
    hint: status.definition,
  }));
  const none = { value: 'none', label: 'No status', hint: 'Say how it stands in words alone' };
  return (
    <>
      <Radios name="status" label="Status" none={none.value} choices={[...choices, none]} />
      <TextArea name="delivered" label="What was delivered?" rows={6} fits={fits} />
      <TextArea name="next" label="What comes next?" rows={4} fits={fits} />
      <EvidenceFields values={values} />
      <DateField
        name="effectiveOn"
        label="When is this true?"
        hint="Today, or an earlier date such as that of the report. For example, 27 3 2026"
      />
    </>
  );
}
