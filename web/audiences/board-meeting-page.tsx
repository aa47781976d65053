import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect } from 'react';
import type { SharedMeeting, SharedPaper } from '#shared/audiences/meetings.ts';
import { timeOfDay } from '#shared/boards/names.ts';
import { stateTags } from '../boards/board-words.ts';
import { Tag } from '../boards/tag.tsx';
import { useItemKeys } from '../boards/use-item-keys.ts';
import { isGone } from '../problems.ts';
import { instantInWords, inWords, today } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { PrintFooter } from '../ui/print-footer.tsx';
import { NotFoundPage } from '../ui/trouble.tsx';
import { sharedMeetingQuery } from './audience-data.ts';
import { Paper, paperHeading } from './papers.tsx';
import { SuspendedNotice } from './suspended-notice.tsx';

const route = getRouteApi('/audiences/$kind/$id/meetings/$meeting');

/** A meeting as a member of its board reads it: the papers in order, the next one key away. */
export function BoardMeetingPage() {
  const { meeting: id, ...place } = route.useParams();
  const meeting = useQuery(sharedMeetingQuery(place, id));
  if (isGone(meeting.error)) return <NotFoundPage />;
  const { data } = meeting;
  const title = data === undefined ? 'Meeting' : `Meeting of ${inWords(data.on)}`;
  return (
    <Page
      title={data === undefined ? title : `${data.board}, ${inWords(data.on)}`}
      heading={title}
      caption={data && `${data.board} · ${data.authority.name}`}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/authorities" key="authorities">
          What you can open
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/audiences/$kind/$id" params={place} key="board">
          {data?.board ?? 'Board'}
        </Link>,
      ]}
      buttons={
        data && (
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => print()}>
            Print the papers
          </button>
        )
      }
      wide
    >
      <Loaded query={meeting} waiting={<GreyLines lines={8} />}>
        {(view) => <Papers meeting={view} />}
      </Loaded>
    </Page>
  );
}

/** Goes to the paper that the address names, and reads it out. */
function useOpenPaper(chosen: string | undefined): void {
  useEffect(() => {
    if (chosen === undefined) return;
    const heading = document.getElementById(paperHeading(chosen));
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  }, [chosen]);
}

function Papers({ meeting }: { meeting: SharedMeeting }) {
  const { paper: chosen } = route.useSearch();
  const { meeting: _, ...place } = route.useParams();
  const navigate = useNavigate();
  const { papers, id } = meeting;
  const { kind, id: audience } = place;
  const go = useCallback(
    (paper: string) => {
      const params = { kind, id: audience, meeting: id };
      const search = { paper };
      void navigate({
        ...{ to: '/audiences/$kind/$id/meetings/$meeting', params, search },
        ...{ replace: true, resetScroll: false },
      });
    },
    [navigate, kind, audience, id],
  );
  useItemKeys(papers, chosen, go);
  useOpenPaper(chosen);
  return (
    <>
      <SuspendedNotice owners={[meeting.authority]} />
      <p className="pb-meeting__facts">
        <Tag tag={stateTags[meeting.state]} /> {timeOfDay(meeting.begins)} ·{' '}
        {meeting.place === '' ? 'Place not given yet' : meeting.place}
      </p>
      {papers.length === 0 ? (
        <EmptyState title="There are no papers">Every item was withdrawn from the agenda.</EmptyState>
      ) : (
        <div className="pb-papers pb-reading">
          <Contents papers={papers} open={chosen} />
          <div>
            {papers.map((paper, at) => (
              <article className="pb-paper" aria-labelledby={paperHeading(paper.id)} key={paper.id}>
                <Paper paper={paper} number={at + 1} />
                <NextPaper paper={papers[at + 1]} number={at + 2} />
              </article>
            ))}
          </div>
        </div>
      )}
      <p className="pb-small pb-muted">
        Shown until {inWords(meeting.until)} · last changed {instantInWords(meeting.asAt)}
      </p>
      <PrintFooter
        words={`${meeting.authority.name} · ${meeting.board}, ${inWords(meeting.on)} · as it stood on ${instantInWords(meeting.asAt)} · printed on ${inWords(today())}`}
      />
    </>
  );
}

function Contents({ papers, open }: { papers: readonly SharedPaper[]; open: string | undefined }) {
  return (
    <nav className="pb-agenda pb-papers__contents" aria-labelledby="agenda">
      <h2 className="govuk-heading-m" id="agenda">
        Agenda
      </h2>
      <ol className="pb-agenda__list">
        {papers.map((paper, at) => (
          <li key={paper.id}>
            <PaperLink
              paper={paper}
              className={paper.id === open ? 'pb-agenda__item pb-agenda__item--open' : 'pb-agenda__item'}
              current={paper.id === open}
            >
              <span className="pb-agenda__number">{at + 1}</span>
              <span className="pb-agenda__title">{paper.title}</span>
            </PaperLink>
          </li>
        ))}
      </ol>
      <p className="pb-small pb-muted pb-agenda__keys pb-no-print">
        <kbd className="pb-key">F8</kbd> goes to the next paper, <kbd className="pb-key">Shift F8</kbd> to the one
        before.
      </p>
    </nav>
  );
}

function NextPaper({ paper, number }: { paper: SharedPaper | undefined; number: number }) {
  if (paper === undefined) return null;
  return (
    <p className="govuk-body pb-no-print">
      <PaperLink paper={paper} className="govuk-link">
        Next paper: {number}. {paper.title}
      </PaperLink>
    </p>
  );
}

interface LinkProps {
  paper: SharedPaper;
  className: string;
  current?: boolean;
  children: ReactNode;
}

function PaperLink({ paper, className, current = false, children }: LinkProps) {
  const params = route.useParams();
  return (
    <Link
      className={className}
      aria-current={current ? 'true' : undefined}
      to="/audiences/$kind/$id/meetings/$meeting"
      params={params}
      search={{ paper: paper.id }}
      replace
      resetScroll={false}
    >
      {children}
    </Link>
  );
}
