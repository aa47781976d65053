import type { SharedNode, ShareFields } from '#shared/audiences/schema.ts';
import { stepsInWords } from '#shared/milestones/printed.ts';
import { inWords } from '../ui/dates.ts';
import { ShapeMark } from '../ui/status-tag.tsx';

interface RowsProps {
  nodes: readonly SharedNode[];
  fields: ShareFields;
  parent?: SharedNode['parent'];
}

/** Rows as an audience sees them: the same on its own page and in the preview of whoever shares them. */
export function SharedRows({ nodes, fields, parent = null }: RowsProps) {
  const rows = nodes.filter((node) => node.parent === parent);
  if (rows.length === 0) return null;
  return (
    <ul className="pb-shared">
      {rows.map((node) => (
        <li className="pb-shared__row" key={node.id}>
          <p className="pb-shared__title pb-words">
            <span className="pb-shared__level">{node.level}</span> {node.title}
          </p>
          <Facts node={node} fields={fields} />
          <SharedRows nodes={nodes} fields={fields} parent={node.id} />
        </li>
      ))}
    </ul>
  );
}

function Facts({ node, fields }: { node: SharedNode; fields: ShareFields }) {
  const facts = [
    ...node.columns.map(({ heading, words }) => ({ heading, words })),
    ...(fields.dueOn && node.dueOn !== null ? [{ heading: 'Due', words: inWords(node.dueOn) }] : []),
    ...(node.latest === null
      ? []
      : [
          { heading: `Delivered, ${inWords(node.latest.on)}`, words: node.latest.delivered },
          { heading: 'Next', words: node.latest.next },
        ]),
    ...(node.steps === undefined ? [] : [{ heading: node.steps.name, words: stepsInWords(node.steps.items) }]),
  ].filter(({ words }) => words !== '');
  return (
    <>
      {node.status !== null && (
        <p className="pb-shared__status">
          <span className={`pb-status pb-status--${node.status.colour}`}>
            <ShapeMark shape={node.status.shape} />
            {node.status.label}
          </span>
        </p>
      )}
      {facts.length > 0 && (
        <dl className="pb-shared__facts">
          {facts.map(({ heading, words }) => (
            <div className="pb-shared__fact" key={heading}>
              <dt>{heading}</dt>
              <dd className="pb-words">{words}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
