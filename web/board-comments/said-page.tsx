import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { LookedAtReport, LookedAtRow } from '#shared/boards/looked-at.ts';
import { noUpdateThisCycle } from '#shared/cycles/freshness.ts';
import type { ItemPlace } from '../api/board-comments.ts';
import { inWords } from '../ui/dates.ts';
import { GreyTable, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { MissingMark, StatusTag } from '../ui/status-tag.tsx';
import { shortened } from '../ui/words.ts';
import { lookedAtQuery } from './board-comment-data.ts';
import { NotedComment, NoteForm } from './note-form.tsx';

const route = getRouteApi('/$authority/meetings/$meeting/items/$item/said');

/** The rows of the report that a board looks at, and what it says of each. */
export function SaidPage() {
  const place = route.useParams();
  const { authority, meeting } = place;
  const looked = useQuery(lookedAtQuery(place));
  return (
    <Page
      title="What the board said"
      caption={looked.data === undefined ? undefined : `${looked.data.plan.title}: ${looked.data.cycle.name}`}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/boards" params={{ authority }} key="boards">
          Boards
        </Link>,
        <Link
          className="govuk-breadcrumbs__link"
          to="/$authority/meetings/$meeting"
          params={{ authority, meeting }}
          search={{ item: place.item }}
          key="meeting"
        >
          {looked.data === undefined ? 'Meeting' : `${looked.data.board.name}, ${inWords(looked.data.meeting.on)}`}
        </Link>,
      ]}
    >
      <Loaded query={looked} waiting={<GreyTable rows={6} columns={2} />}>
        {(report) => <Looked report={report} place={place} />}
      </Loaded>
    </Page>
  );
}

interface LookedProps {
  report: LookedAtReport;
  place: ItemPlace;
}

function Looked({ report, place }: LookedProps) {
  const [words, setWords] = useState('');
  const { plan, cycle, rows, comments, can } = report;
  if (cycle.lockedOn === null) {
    return (
      <p className="govuk-body">
        “{cycle.name}” is open. Once it is locked, its report stands here row by row, and what the board says of each is
        noted.
      </p>
    );
  }
  const sought = words.trim().toLowerCase();
  const shown = rows.filter(({ number, title }) => `${number ?? ''} ${title}`.toLowerCase().includes(sought));
  return (
    <>
      <p className="govuk-body">
        <Link
          className="govuk-link"
          to="/$authority/plans/$plan/cycles/$cycle/report"
          params={{ authority: place.authority, plan: plan.id, cycle: cycle.id }}
        >
          The report as it was locked on {inWords(cycle.lockedOn)}
        </Link>
        . What is noted here stands with its row in the plan, and in the plan’s next report.
      </p>
      <div className="govuk-form-group pb-no-print">
        <label className="govuk-label" htmlFor="find-row">
          Find a row
        </label>
        <input
          className="govuk-input govuk-input--width-20"
          id="find-row"
          type="search"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </div>
      <p className="govuk-visually-hidden" role="status">
        {shown.length} of {rows.length} rows shown
      </p>
      <ol className="pb-looked">
        {shown.map((row) => (
          <Row
            key={row.node}
            row={row}
            comments={comments.filter(({ node }) => node === row.node)}
            plan={plan.id}
            {...{ place, can }}
          />
        ))}
      </ol>
    </>
  );
}

interface RowProps {
  row: LookedAtRow;
  comments: LookedAtReport['comments'];
  plan: string;
  place: ItemPlace;
  can: LookedAtReport['can'];
}

function Row({ row, comments, plan, place, can }: RowProps) {
  const [isOpen, setOpen] = useState(false);
  const { node, level, number, title, depth, standing, status } = row;
  return (
    <li className={`pb-looked__row pb-looked__row--${standing === 'upper' ? 'upper' : 'action'}`}>
      <p className="pb-looked__title">
        <span className="pb-muted pb-small">
          {level} {number}{' '}
        </span>
        <Link
          className="govuk-link"
          to="/$authority/plans/$plan/actions/$node"
          params={{ authority: place.authority, plan, node }}
        >
          {shortened(title, 160)}
        </Link>
        <span className="govuk-visually-hidden">, level {depth + 1}</span>
      </p>
      {standing === 'no-update' && <MissingMark words={noUpdateThisCycle} />}
      {(standing === 'reported' || standing === 'closed') && <StatusTag status={status ?? undefined} />}
      {comments.map((comment) => (
        <NotedComment key={comment.id} comment={comment} {...{ plan, place, title }} />
      ))}
      {can.comment && !isOpen && (
        <button className="pb-link-button pb-link-button--small" type="button" onClick={() => setOpen(true)}>
          Note what was said<span className="govuk-visually-hidden"> of {title}</span>
        </button>
      )}
      {can.comment && isOpen && <NoteForm {...{ node, plan, place, title }} onDone={() => setOpen(false)} />}
    </li>
  );
}
