import type { AgendaItem } from '#shared/boards/agenda.ts';
import { verbNames } from '#shared/boards/names.ts';
import type { MeetingView } from '#shared/boards/schema.ts';
import { inWords } from '../ui/dates.ts';
import { counted } from '../ui/words.ts';
import { useItemChange } from './item-tools.tsx';

interface ReadingProps {
  meeting: MeetingView;
  authority: string;
  item: AgendaItem;
}

/** The item as it was put to the board. */
export function ItemReading({ meeting, authority, item }: ReadingProps) {
  const change = useItemChange({ authority, meeting: meeting.id, item: item.id });
  const { report, withdrawn } = item;
  const number = meeting.items.findIndex(({ id }) => id === item.id) + 1;
  return (
    <article className="pb-item" aria-labelledby="item">
      <h2 className="govuk-heading-m" id="item">
        {number}. {item.title}
      </h2>
      {item.minutes !== null && <p className="pb-small pb-muted">{counted(item.minutes, 'minute')}</p>}
      {withdrawn !== null && (
        <div className="govuk-inset-text">
          Withdrawn on {inWords(withdrawn.on)}: {withdrawn.why}
          {item.can.withdraw && (
            <>
              {' '}
              <button
                className="pb-link-button"
                type="button"
                onClick={() => void change({ withdrawn: null }, item.version)}
              >
                Put it back on the agenda
              </button>
            </>
          )}
        </div>
      )}
      {report === null ? (
        <p className="govuk-body">There is no report for this item.</p>
      ) : (
        <>
          <h3 className="govuk-heading-s">{report.title}</h3>
          <p className="govuk-body">Report from: {report.from === '' ? 'not said' : report.from}</p>
          {report.purpose !== '' && <p className="govuk-body pb-words">{report.purpose}</p>}
          {report.recommendations.length > 0 && (
            <>
              <h3 className="govuk-heading-s">The board is recommended to</h3>
              <ol className="govuk-list govuk-list--number">
                {report.recommendations.map(({ id, verb, words }) => (
                  <li key={id}>
                    <strong>{verbNames[verb]}</strong> {words}
                  </li>
                ))}
              </ol>
            </>
          )}
          {report.body !== '' && <p className="govuk-body pb-words">{report.body}</p>}
        </>
      )}
    </article>
  );
}
