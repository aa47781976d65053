import type { PublishedItem, SharedPaper, SharedRecommendation } from '#shared/audiences/meetings.ts';
import { verbNames } from '#shared/boards/names.ts';
import { outcomeTags } from '../boards/board-words.ts';
import { Tag } from '../boards/tag.tsx';
import { inWords } from '../ui/dates.ts';
import { counted } from '../ui/words.ts';

export const paperHeading = (id: string): string => `paper-${id}`;

interface PaperProps {
  paper: SharedPaper;
  number: number;
  /** The level of its heading under the page’s. */
  level?: 'h2' | 'h3';
}

/** One paper as the board’s members see it: on their own page, and in the preview of whoever sends it. */
export function Paper({ paper, number, level: Heading = 'h2' }: PaperProps) {
  const { id, title, minutes, report } = paper;
  return (
    <>
      <Heading className="govuk-heading-m pb-paper__title" id={paperHeading(id)} tabIndex={-1}>
        {number}. {title}
      </Heading>
      {minutes !== null && <p className="pb-small pb-muted">{counted(minutes, 'minute')}</p>}
      {report === null ? (
        <p className="govuk-body">There is no report for this item.</p>
      ) : (
        <>
          <p className="govuk-body pb-paper__report">{report.title}</p>
          {report.from !== '' && <p className="govuk-body">Report from: {report.from}</p>}
          {report.purpose !== '' && <p className="govuk-body pb-words">{report.purpose}</p>}
          <Recommended recommendations={report.recommendations} />
          {report.body !== '' && <p className="govuk-body pb-words">{report.body}</p>}
        </>
      )}
    </>
  );
}

/** One item as everyone sees it. */
export function PublishedPart({ item, number }: { item: PublishedItem; number: number }) {
  return (
    <>
      <h3 className="govuk-heading-s">
        {number}. {item.title}
      </h3>
      <Recommended recommendations={item.recommendations} />
    </>
  );
}

function Recommended({ recommendations }: { recommendations: readonly SharedRecommendation[] }) {
  if (recommendations.length === 0) return null;
  return (
    <>
      <p className="govuk-body pb-paper__asked">The board is recommended to</p>
      <ol className="govuk-list govuk-list--number">
        {recommendations.map(({ id, verb, words, decision }) => (
          <li className="pb-words" key={id}>
            <strong>{verbNames[verb]}</strong> {words}
            {decision !== null && (
              <p className="pb-paper__decided">
                <Tag tag={outcomeTags[decision.outcome]} /> on {inWords(decision.on)}
                {decision.words !== '' && <span className="pb-words">: {decision.words}</span>}
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
