import type { Values } from '../../ui/form-values.ts';
import { SaidFields } from './said-fields.tsx';
import { UpdatePreview, type UpdateSubject } from './update-preview.tsx';

/** What an update says, and the row of the report as it will be with it. */
export function UpdateFields({ view, values }: { view: UpdateSubject; values: Values }) {
  return (
    <>
      <SaidFields statuses={view.plan.shape.statuses} values={values} />
      <UpdatePreview view={view} values={values} />
    </>
  );
}
