import { Link } from '@tanstack/react-router';
import { statusThen } from '#shared/plans/earlier-words.ts';
import type { Entry, NodeView, Update } from '#shared/plans/schema.ts';
import { usePlace } from '../../authorities/place.ts';
import { nameOf } from '../../milestones/milestone-words.ts';
import { dayOf, instantInWords, inWords } from '../../ui/dates.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { inSentence } from '../../ui/words.ts';
import { evidenceItems } from '../update/evidence-links.tsx';
import { differenceInWords, differencesOf } from './entry-differences.ts';
import { verbInWords } from './entry-words.ts';
import { eventsOf } from './timeline-events.ts';

interface TimelineProps {
  view: NodeView;
  names: (person: string | null) => string;
  boards: (board: string) => string;
}

/** Every update and every change, newest first, each saying who and when. */
export function ActionTimeline({ view, names, boards }: TimelineProps) {
  const events = eventsOf(view);
  if (events.length === 0) {
    return (
      <p className="govuk-body">Nothing has been recorded since it was agreed. The first update will stand here.</p>
    );
  }
  return (
    <ol className="moj-timeline pb-timeline">
      {events.map((event) =>
        event.kind === 'update' ? (
          <UpdateItem key={event.update.id} update={event.update} view={view} names={names} />
        ) : (
          <EntryItem key={event.entry.id} entry={event.entry} {...{ view, names, boards }} />
        ),
      )}
    </ol>
  );
}

function UpdateItem({ update, view, names }: { update: Update; view: NodeView; names: TimelineProps['names'] }) {
  const status = statusThen(view.plan.shape, update) ?? undefined;
  const brought = view.evidence.items.filter((item) => item.update === update.id);
  return (
    <li className="moj-timeline__item">
      <h3 className="moj-timeline__title">
        {update.withdrawn ? 'Update, withdrawn' : 'Update'} for {inWords(update.effectiveOn)}
      </h3>{' '}
      <p className="moj-timeline__byline">by {names(update.by)}</p>
      <p className="moj-timeline__date">
        Recorded <time dateTime={update.recordedAt}>{instantInWords(update.recordedAt)}</time>
      </p>
      <div className={update.withdrawn ? 'moj-timeline__description pb-withdrawn' : 'moj-timeline__description'}>
        <p className="govuk-body">
          <StatusTag status={status} />
        </p>
        <Said label="Delivered" text={update.delivered} blank="Nothing given" />
        <Said label="Next" text={update.next} blank="No next step given" />
        {update.evidence.length + brought.length > 0 && (
          <>
            <h4 className="govuk-heading-s pb-said__label">Evidence</h4>
            <ul className="govuk-list">
              {evidenceItems(update.evidence)}
              {brought.map(({ id, title }) => (
                <li key={id}>
                  <a className="govuk-link" href="#evidence">
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        <OfCycle update={update} view={view} />
        {update.asFound !== undefined && (
          <p className="pb-small pb-muted">
            From {update.asFound.file}, table {update.asFound.at.table}, row {update.asFound.at.row}
          </p>
        )}
      </div>
    </li>
  );
}

/** In which report an update stood. */
function OfCycle({ update, view }: { update: Update; view: NodeView }) {
  const { authority } = usePlace();
  const cycle = view.cycles.find(({ id }) => id === update.cycle);
  if (cycle === undefined || authority === null) return null;
  const params = { authority, plan: view.plan.id, cycle: cycle.id };
  return (
    <p className="pb-small">
      {cycle.locked === null ? 'For the report of ' : 'Stood in the report of '}
      <Link className="govuk-link" to="/$authority/plans/$plan/cycles/$cycle" params={params}>
        {cycle.name}
      </Link>
    </p>
  );
}

function Said({ label, text, blank }: { label: string; text: string; blank: string }) {
  return (
    <>
      <h4 className="govuk-heading-s pb-said__label">{label}</h4>
      <p className="govuk-body pb-words">{text === '' ? <span className="pb-muted">{blank}</span> : text}</p>
    </>
  );
}

/** What these entries say stands beside the timeline, as it was agreed. */
const asAgreed = new Set([
  'link.added',
  'link.matched',
  'link.removed',
  'node.added',
  'node.handed-over',
  'action.decided',
  'plan.imported',
]);

const doneToRow: Record<string, string> = {
  'board.commented': 'What a board said of it was noted',
  'board.comment-changed': 'What a board said of it was changed',
  'board.comment-withdrawn': 'What a board said of it was withdrawn',
  'criterion.added': 'A success criterion was added',
  'criterion.changed': 'A success criterion was changed',
  'criterion.removed': 'A success criterion was removed',
  'criterion.evaluated': 'A success criterion was judged',
  'evidence.added': 'Evidence was added',
  'evidence.withdrawn': 'Evidence was withdrawn',
  'criterion.measured': 'A published figure decided on a success criterion',
  'action.decided': 'Decided by a board and put into the plan',
  'node.added': 'Put into the plan',
  'node.changed': 'What was agreed was changed',
  'link.added': 'Linked to another plan',
  'link.matched': 'The strand it leads to was found in the list',
  'link.removed': 'A link was removed',
  'node.handed-over': 'Handed over',
  'node.moved': 'Moved in the plan',
  'node.removed': 'Removed from the plan',
  'node.target-moved': 'The date it is due was moved',
  'answer.accepted': 'Update accepted, taken back since',
  'answer.returned': 'Update returned to its owner',
  'update.recorded': 'Update, taken back since',
  'change.undone': 'Took back a change',
};

const doneToStep: Record<string, string> = {
  'milestone.added': 'was added',
  'milestone.changed': 'was changed',
  'milestone.done': 'was done',
  'milestone.removed': 'was removed',
  'milestone.reopened': 'is not done after all',
};

/** What was done, in words; a step is called as the layout calls it. */
function doneInWords({ verb }: Entry, { plan }: NodeView): string {
  const step = doneToStep[verb];
  if (step !== undefined) return `${nameOf(plan.shape).name} ${step}`;
  return doneToRow[verb] ?? verbInWords(verb);
}

/** What an entry did to this row; one that takes back another says which. */
function wordsOf(entry: Entry, view: NodeView): string {
  const { entries } = view;
  const undone = entries.find(({ id }) => id === entry.undoes);
  if (undone !== undefined) return `Took back: ${inSentence(doneInWords(undone, view))}`;
  const made = entry.changes.some(({ row, before }) => row.startsWith('NODE#') && before === null);
  if (entry.verb === 'node.handed-over' && made) return 'Taken over from another plan';
  return doneInWords(entry, view);
}

function EntryItem({ entry, view, names, boards }: TimelineProps & { entry: Entry }) {
  const row = (id: string): string | null => view.ancestors.find((above) => above.id === id)?.title ?? null;
  const differences = differencesOf(entry, { shape: view.plan.shape, person: names, board: boards, row });
  const words = wordsOf(entry, view);
  return (
    <li className="moj-timeline__item pb-timeline__change">
      <h3 className="moj-timeline__title pb-timeline__title">{words}</h3>{' '}
      <p className="moj-timeline__byline">by {names(entry.by)}</p>
      <p className="moj-timeline__date">
        <time dateTime={entry.recordedAt}>{instantInWords(entry.recordedAt)}</time>
        {dayOf(entry.recordedAt) !== entry.effectiveOn && `, true from ${inWords(entry.effectiveOn)}`}
      </p>
      {entry.why !== null && entry.why !== '' && <p className="govuk-body pb-small">Why: {entry.why}</p>}
      {!asAgreed.has(entry.verb) && differences.length > 0 && (
        <ul className="govuk-list pb-small pb-differences">
          {differences.map((difference) => (
            <li key={difference.label}>{differenceInWords(difference)}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
