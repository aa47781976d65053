import { Link } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import type { ReportBlock, ReportCell, ReportColumn, ReportDocument, ReportTable } from '#shared/reports/document.ts';
import type { PlanPlace } from '../api/plans.ts';
import { PrintFooter } from '../ui/print-footer.tsx';
import { StatusTag } from '../ui/status-tag.tsx';

interface ViewProps {
  document: ReportDocument;
  place: PlanPlace;
}

/** A report as it is written in every format, on the page. */
export function ReportView({ document, place }: ViewProps) {
  return (
    <>
      <dl className="pb-report-facts">
        {document.facts.map(({ label, words }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {document.blocks.map((block, index) => (
        // Blocks have no ids of their own, and a report is never rearranged.
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Block key={index} block={block} id={`report-${index}`} place={place} />
      ))}
      <PrintFooter words={document.footer} />
    </>
  );
}

interface BlockProps {
  block: ReportBlock;
  id: string;
  place: PlanPlace;
}

function Block({ block, id, place }: BlockProps) {
  if (block.kind === 'paragraph') return <p className="govuk-body pb-text">{block.words}</p>;
  if (block.kind === 'heading') return <Heading level={block.level} words={block.words} />;
  if (block.kind === 'table') return <Table table={block} id={id} place={place} />;
  return (
    <ul className="govuk-list govuk-list--bullet pb-text">
      {block.items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function Heading({ level, words }: { level: number; words: string }) {
  const Tag = level === 2 ? 'h2' : level === 3 ? 'h3' : 'h4';
  return <Tag className={level === 2 ? 'govuk-heading-m' : 'govuk-heading-s'}>{words}</Tag>;
}

const few = 3;

function Table({ table: { caption, columns, rows }, id, place }: { table: ReportTable; id: string; place: PlanPlace }) {
  const cols = useRef<HTMLTableColElement>(null);
  const isWide = columns.length > few;
  // Two columns may be called the same.
  const keyed = columns.map((column, at) => ({ ...column, key: `${at} ${column.heading}` }));
  useLayoutEffect(() => {
    const total = columns.reduce((sum, { weight }) => sum + weight, 0);
    for (const [at, col] of [...(cols.current?.children ?? [])].entries()) {
      const share = ((columns[at]?.weight ?? 0) / total) * 100;
      if (col instanceof HTMLElement) col.style.setProperty('width', `${share}%`);
    }
  }, [columns]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard, links or none
    <section className="pb-scroll" aria-labelledby={id} tabIndex={0}>
      <table className={`govuk-table govuk-table--dense pb-report ${isWide ? 'pb-report--wide' : ''}`}>
        <caption className="govuk-table__caption govuk-table__caption--s" id={id}>
          {caption}
        </caption>
        <colgroup ref={cols}>
          {keyed.map(({ key }) => (
            <col key={key} />
          ))}
        </colgroup>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {keyed.map(({ key, heading }) => (
              <th className="govuk-table__header" scope="col" key={key}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map(({ node, cells }, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of the plan may stand in several lines
            <tr className="govuk-table__row" key={row}>
              {cells.map((each, at) => (
                <Cell key={keyed[at]?.key} cell={each} column={keyed[at]} place={place} node={node} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** An address that stands alone is the way there. */
function Said({ words }: { words: string }) {
  if (!/^https:\/\/\S+$/.test(words)) return words;
  return (
    <a className="govuk-link" href={words} rel="noreferrer">
      {words}
    </a>
  );
}

interface CellProps {
  cell: ReportCell;
  column: ReportColumn | undefined;
  place: PlanPlace;
  node: string | null;
}

function Cell({ cell: { words, span, status }, column, place, node }: CellProps) {
  if (span === 0) return null;
  const names = column?.names === true;
  const [, ...rest] = words.split('\n');
  const content =
    status === null ? (
      <Said words={words} />
    ) : (
      <>
        <StatusTag status={status} />
        {rest.length > 0 && `\n${rest.join('\n')}`}
      </>
    );
  if (span === 1 && !names) return <td className="govuk-table__cell pb-words">{content}</td>;
  return (
    <th
      className="govuk-table__cell pb-words pb-report__name"
      scope={span > 1 ? 'rowgroup' : 'row'}
      rowSpan={span > 1 ? span : undefined}
    >
      {names && node !== null ? (
        <Link className="govuk-link" to="/$authority/plans/$plan/actions/$node" params={{ ...place, node }}>
          {content}
        </Link>
      ) : (
        content
      )}
    </th>
  );
}
