import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { noUpdateThisCycle } from '#shared/cycles/freshness.ts';
import type { FrozenReport, FrozenRow } from '#shared/cycles/report.ts';
import { current } from '#shared/plans/current.ts';
import type { Column, PlanShape, Status } from '#shared/vocabulary.ts';
import { useNames } from '../authorities/place.ts';
import { instantInWords, inWords, today } from '../ui/dates.ts';
import { GreyTable, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { PrintFooter } from '../ui/print-footer.tsx';
import { MissingMark, StatusTag } from '../ui/status-tag.tsx';
import { counted } from '../ui/words.ts';
import { reportQuery } from './cycle-data.ts';
import { cyclesCrumb, planCrumb } from './cycle-words.tsx';

const route = getRouteApi('/$authority/plans/$plan/cycles/$cycle/report');

/** What was reported when the cycle was locked, as it was then. */
export function ReportPage() {
  const place = route.useParams();
  const report = useQuery(reportQuery(place));
  return (
    <Page
      title="Report"
      heading={report.data === undefined ? 'Report' : `${report.data.plan.title}: ${report.data.cycle.name}`}
      crumbs={[planCrumb(place, report.data?.plan.title), cyclesCrumb(place)]}
      buttons={
        <>
          <Link className="govuk-button" to="/$authority/plans/$plan/cycles/$cycle/reports" params={place}>
            Reports and files
          </Link>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => window.print()}>
            Print
          </button>
        </>
      }
      past
      wide
    >
      <Loaded query={report} waiting={<GreyTable rows={8} columns={4} />}>
        {(frozen) => <ReportContent report={frozen} authority={place.authority} />}
      </Loaded>
    </Page>
  );
}

interface ReportProps {
  report: FrozenReport;
  authority: string;
}

function ReportContent({ report, authority }: ReportProps) {
  const names = useNames(authority);
  const { cycle, locked, counts } = report;
  return (
    <>
      <div className="pb-past" role="status">
        <p className="pb-past__words">
          <strong>This report is frozen.</strong> Locked on {inWords(locked.on)} by {names(locked.by)}, recorded{' '}
          {instantInWords(locked.at)}. It stays as it is, whatever becomes of the plan.
        </p>
      </div>
      <p className="pb-plan-facts">
        Covers {inWords(cycle.from)} to {inWords(cycle.to)} · data as at {inWords(cycle.dataOn)} ·{' '}
        {counted(counts.actions, 'action')}
        {report.previous !== null && ` · before it: ${report.previous.name}`}
      </p>
      <Counts report={report} />
      <ReportTable report={report} names={names} />
      <Definitions report={report} />
      <PrintFooter
        words={`${report.authority.name} · ${report.plan.title}: ${cycle.name} · locked ${inWords(locked.on)} · printed on ${inWords(today())}`}
      />
    </>
  );
}

function Counts({ report: { counts, shape } }: { report: FrozenReport }) {
  const shown = shape.statuses.filter(({ key }) => (counts.byStatus[key] ?? 0) > 0);
  return (
    <ul className="pb-strip__facts pb-strip__facts--large" aria-label="Actions by status">
      {shown.map((status) => (
        <li key={status.key}>
          {counts.byStatus[status.key]} <StatusTag status={status} />
        </li>
      ))}
      {counts.noStatus > 0 && (
        <li>
          {counts.noStatus} <StatusTag status={undefined} />
        </li>
      )}
      {counts.noUpdate > 0 && (
        <li>
          {counts.noUpdate} <MissingMark words={noUpdateThisCycle} />
        </li>
      )}
    </ul>
  );
}

type TableProps = { report: FrozenReport; names: (person: string | null) => string };

/** The authority’s own columns, and what was delivered and comes next where none of them shows it. */
function columnsOf({ columns, levels }: PlanShape): Column[] {
  const level = levels.at(-1)?.key ?? '';
  const said = [
    { key: 'delivered', heading: 'Delivered', level, shows: 'update' as const },
    { key: 'next', heading: 'Next', level, shows: 'update' as const },
  ];
  const own = current(columns);
  const shown = new Set(own.filter(({ shows }) => shows === 'update').map(({ key }) => key));
  return [...own, ...said.filter(({ key }) => !shown.has(key))];
}

function ReportTable({ report, names }: TableProps) {
  const { shape, rows } = report;
  const columns = columnsOf(shape);
  const byId = new Map(rows.map((row) => [row.node.id as string, row]));
  const actions = rows.filter(({ standing }) => standing !== 'upper');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard, links or none
    <section className="pb-scroll" aria-label="What was reported" tabIndex={0}>
      <table className="govuk-table govuk-table--dense pb-report">
        <caption className="govuk-visually-hidden">
          {report.plan.title}, {report.cycle.name}
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {columns.map(({ key, heading }) => (
              <th className="govuk-table__header" scope="col" key={key}>
                {heading}
              </th>
            ))}
            <th className="govuk-table__header" scope="col">
              How it stood
            </th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {actions.map((row) => (
            <tr className="govuk-table__row" key={row.node.id}>
              {columns.map((column) => (
                <td className="govuk-table__cell pb-words" key={column.key}>
                  {textOf(column, row, byId) || <span className="pb-muted">Left blank</span>}
                </td>
              ))}
              <td className="govuk-table__cell">
                <Stood row={row} shape={shape} names={names} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function textOf(column: Column, row: FrozenRow, byId: ReadonlyMap<string, FrozenRow>): string {
  if (column.shows === 'update') {
    const said = row.update ?? (row.standing === 'closed' ? row.node.latest : null);
    return (column.key === 'next' ? said?.next : said?.delivered) ?? '';
  }
  let at: FrozenRow | undefined = row;
  while (at !== undefined && at.node.level !== column.level) at = byId.get(at.node.parent ?? '');
  if (at === undefined) return '';
  return column.shows === 'title' ? at.node.title : (at.node.fields[column.key] ?? '');
}

function Stood({ row, shape, names }: { row: FrozenRow; shape: PlanShape; names: TableProps['names'] }) {
  const { node, standing, update, before } = row;
  const labelOf = (key: string | null | undefined) => shape.statuses.find((status) => status.key === key);
  const earlier =
    before === null
      ? null
      : `${labelOf(before.status)?.label ?? 'no status'}, ${before.cycle?.name ?? inWords(before.on)}`;
  return (
    <>
      {standing === 'no-update' ? (
        <MissingMark words={noUpdateThisCycle} />
      ) : (
        <StatusTag status={labelOf(update?.status ?? node.latest?.status)} />
      )}
      <ul className="govuk-list pb-small">
        {standing === 'closed' && <li>Closed before this cycle</li>}
        {earlier !== null && standing !== 'closed' && <li>Before: {earlier}</li>}
        <li>{node.owner === null ? 'No owner' : names(node.owner)}</li>
        <li>{node.dueOn === null ? 'No date agreed' : `Due ${inWords(node.dueOn)}`}</li>
        {node.moves.map(({ from, to, effectiveOn, why }) => (
          <li key={`${effectiveOn} ${to}`}>
            Moved {inWords(effectiveOn)} from {inWords(from)} to {to === null ? 'no date' : inWords(to)}: {why}
          </li>
        ))}
      </ul>
    </>
  );
}

function Definitions({ report: { shape, counts } }: { report: FrozenReport }) {
  const offeredOrGiven = ({ key, retired }: Status) => !retired || (counts.byStatus[key] ?? 0) > 0;
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">What the statuses mean</span>
      </summary>
      <dl className="govuk-summary-list">
        {shape.statuses.filter(offeredOrGiven).map((status) => (
          <div className="govuk-summary-list__row" key={status.key}>
            <dt className="govuk-summary-list__key">
              <StatusTag status={status} />
            </dt>
            <dd className="govuk-summary-list__value">{status.definition}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
