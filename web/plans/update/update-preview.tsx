import { current } from '#shared/plans/current.ts';
import type { Node, NodeView } from '#shared/plans/schema.ts';
import type { Column } from '#shared/vocabulary.ts';
import { textAt, type Values } from '../../ui/form-values.ts';
import { StatusTag } from '../../ui/status-tag.tsx';

/** The action that an update is about, with its plan’s layout and the rows above it. */
export interface UpdateSubject {
  plan: Pick<NodeView['plan'], 'shape'>;
  node: Pick<Node, 'level' | 'title' | 'fields' | 'latest'>;
  ancestors: readonly Pick<Node, 'level' | 'title'>[];
}

/** The row of the report as it will be printed with this update in it. */
export function UpdatePreview({ view, values }: { view: UpdateSubject; values: Values }) {
  const { plan, node } = view;
  const { levels, statuses } = plan.shape;
  const columns = current(plan.shape.columns);
  const shown = columns.filter(({ level, shows }) => level === levels.at(-1)?.key || shows === 'title');
  const others = (['delivered', 'next'] as const).filter(
    (key) => !columns.some((column) => column.key === key && column.shows === 'update'),
  );
  const textOf = (column: Column): string => {
    if (column.shows === 'update') return textAt(values, column.key);
    if (column.level !== node.level) return view.ancestors.find(({ level }) => level === column.level)?.title ?? '';
    return column.shows === 'title' ? node.title : (node.fields[column.key] ?? '');
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">See the row as it will be reported</span>
      </summary>
      <dl className="pb-preview">
        {shown.map((column) => (
          <div className="pb-preview__cell" key={column.key}>
            <dt>{column.heading}</dt>
            <dd className="pb-words">{textOf(column) || <span className="pb-muted">Left blank</span>}</dd>
          </div>
        ))}
        <div className="pb-preview__cell">
          <dt>Status</dt>
          <dd>
            <StatusTag status={statuses.find(({ key }) => key === values.status)} />
          </dd>
        </div>
        {others.map((key) => (
          <div className="pb-preview__cell" key={key}>
            <dt>{key === 'next' ? 'Next, under the row' : 'Latest update, under the row'}</dt>
            <dd className="pb-words">{textAt(values, key) || <span className="pb-muted">Left blank</span>}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
