import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { current } from '#shared/plans/current.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { counted } from '../../ui/words.ts';
import { RowLinks } from '../links/row-links.tsx';
import { usePartyNames } from '../party-names.ts';
import {
  type Branch,
  cellText,
  columnWidths,
  isSameRow,
  type PlanRow,
  type PlanSection,
  sectionsOf,
} from '../plan-tree.ts';
import { ActionStrip } from './action-strip.tsx';
import { MoneyTotals } from './money-totals.tsx';
import { PlanCell, type PlanContext, SaidOf } from './plan-cell.tsx';

interface PlanTableProps {
  plan: PlanView;
  authority: string;
  tree: Branch[];
  names: (person: string | null) => string;
  today: string;
}

/** The plan as the authority prints it: its own columns, under headings that stay in sight and fold. */
export function PlanTable({ plan, authority, tree, names, today }: PlanTableProps) {
  const sections = useMemo(() => sectionsOf(tree, plan.shape), [tree, plan.shape]);
  const widths = useMemo(() => columnWidths(plan.shape, plan.nodes), [plan.shape, plan.nodes]);
  const party = usePartyNames(authority);
  const columns = useMemo(() => current(plan.shape.columns), [plan.shape.columns]);
  const context: PlanContext = useMemo(
    () => ({ plan, authority, names, today, party, columns }),
    [plan, authority, names, today, party, columns],
  );
  return (
    <>
      {sections.map((section, place) => (
        <Section
          key={section.headings.at(-1)?.node.id ?? `section-${place}`}
          section={section}
          widths={widths}
          context={context}
        />
      ))}
      <MoneyTotals plan={plan} />
    </>
  );
}

interface SectionProps {
  section: PlanSection;
  widths: number[];
  context: PlanContext;
}

function Section({ section, widths, context }: SectionProps) {
  const [open, setOpen] = useState(true);
  const heading = section.headings.at(-1);
  const level = context.plan.shape.levels.find(({ key }) => key === heading?.node.level);
  const actions = section.rows.filter(({ action }) => action !== null).length;
  if (heading === undefined)
    return <Rows section={section} widths={widths} context={context} title={context.plan.title} />;
  const id = `section-${heading.node.id}`;
  return (
    <section className="pb-group" aria-labelledby={id}>
      <h2 className={`pb-group__heading pb-group__heading--${section.headings.length}`} id={id}>
        <button className="pb-group__fold" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span className="pb-group__arrow" aria-hidden="true" />
          <span>
            <span className="pb-group__level">
              {level?.name} {heading.number}
            </span>{' '}
            {heading.node.title}
          </span>
          <span className="pb-group__count">{counted(actions, 'action')}</span>
        </button>
      </h2>
      <RowLinks plan={context.plan} authority={context.authority} node={heading.node.id} />
      <div className={open ? undefined : 'pb-group__folded'}>
        <SaidOf node={heading.node} context={context} />
        {section.rows.length > 0 ? (
          <Rows section={section} widths={widths} context={context} title={heading.node.title} />
        ) : (
          <p className="govuk-body pb-muted pb-group__none">Nothing under this {level?.name.toLowerCase()} yet</p>
        )}
      </div>
    </section>
  );
}

function Rows({ section, widths, context, title }: SectionProps & { title: string }) {
  const { columns } = context;
  const cols = useRef<HTMLTableColElement>(null);
  useLayoutEffect(() => {
    for (const [place, col] of [...(cols.current?.children ?? [])].entries()) {
      if (col instanceof HTMLElement) col.style.setProperty('width', `${widths[place] ?? 10}%`);
    }
  }, [widths]);
  return (
    // biome-ignore lint/a11y/noRedundantRoles: laid out as cards on a small screen, a table loses its roles
    <table className="pb-plan" role="table">
      <caption className="govuk-visually-hidden">{title}</caption>
      <colgroup ref={cols}>
        {columns.map(({ key }) => (
          <col key={key} />
        ))}
      </colgroup>
      {/* biome-ignore lint/a11y/noRedundantRoles: see the table */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: see the table */}
        <tr role="row">
          {columns.map(({ key, heading, type }) => (
            // biome-ignore lint/a11y/noRedundantRoles: see the table
            <th key={key} className={type === 'money' ? 'pb-plan__money' : undefined} scope="col" role="columnheader">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: see the table */}
      <tbody role="rowgroup">
        {section.rows.map((row) => (
          <Row key={row.key} row={row} context={context} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  row: PlanRow;
  context: PlanContext;
}

const longCell = 420;

const isSameRowOfPlan = (before: RowProps, now: RowProps): boolean =>
  before.context === now.context && isSameRow(before.row, now.row);

/** Rendered again when it says something else, and not because other rows have come or gone. */
const Row = memo(({ row, context }: RowProps) => {
  const [open, setOpen] = useState(false);
  const { action } = row;
  const { columns } = context;
  const leaf = context.plan.shape.levels.at(-1)?.key;
  const long =
    action !== null &&
    columns.some((column) => column.level === leaf && cellText(column, action.node).length > longCell);
  const starts = row.upper.size > 0 ? ' pb-plan__row--starts' : '';
  return (
    <>
      {/* biome-ignore lint/a11y/noRedundantRoles: see the table */}
      <tr className={`pb-plan__row${starts}${open ? ' pb-plan__row--open' : ''}`} role="row">
        {columns.map((column) => (
          <PlanCell key={column.key} column={column} row={row} context={context} />
        ))}
      </tr>
      {action !== null && (
        // biome-ignore lint/a11y/noRedundantRoles: see the table
        <tr className="pb-plan__strip" role="row">
          {/* biome-ignore lint/a11y/noRedundantRoles: see the table */}
          <td colSpan={columns.filter(({ level }) => level === leaf).length} role="cell">
            <ActionStrip branch={action} context={context} long={long} open={open} toggle={() => setOpen(!open)} />
          </td>
        </tr>
      )}
    </>
  );
}, isSameRowOfPlan);
