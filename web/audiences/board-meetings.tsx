import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SharedMeetingLine } from '#shared/audiences/meetings.ts';
import { timeOfDay } from '#shared/boards/names.ts';
import type { AudiencePlace } from '../api/audiences.ts';
import { stateTags } from '../boards/board-words.ts';
import { Tag } from '../boards/tag.tsx';
import { inWords, today } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { sharedMeetingsQuery } from './audience-data.ts';
import { SuspendedNotice } from './suspended-notice.tsx';

/** The meetings whose papers a board’s members were sent: what is coming first, then what is behind. */
export function BoardMeetings({ place }: { place: AudiencePlace }) {
  const meetings = useQuery(sharedMeetingsQuery(place));
  return (
    <Loaded query={meetings} waiting={<GreyLines lines={8} />}>
      {({ items }) => {
        const coming = items.filter(({ on }) => on >= today()).toReversed();
        const past = items.filter(({ on }) => on < today());
        return items.length === 0 ? (
          <EmptyState title="No papers are here at the moment">
            The papers of a meeting are shown here from the day they are sent until the day that was set, or until they
            are withdrawn.
          </EmptyState>
        ) : (
          <>
            <SuspendedNotice owners={items.map(({ authority }) => authority)} />
            <Lines heading="Coming" meetings={coming} place={place} />
            <Lines heading="Past" meetings={past} place={place} />
          </>
        );
      }}
    </Loaded>
  );
}

interface LinesProps {
  heading: string;
  meetings: readonly SharedMeetingLine[];
  place: AudiencePlace;
}

function Lines({ heading, meetings, place }: LinesProps) {
  if (meetings.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-m">{heading}</h2>
      <ul className="pb-boards">
        {meetings.map(({ id, on, begins, place: where, state, until }) => (
          <li className="pb-boards__item" key={id}>
            <h3 className="govuk-heading-s pb-plan-line__title">
              <Link
                className="govuk-link"
                to="/audiences/$kind/$id/meetings/$meeting"
                params={{ ...place, meeting: id }}
              >
                Meeting of {inWords(on)}
              </Link>
            </h3>
            <p className="pb-waiting__line">
              {timeOfDay(begins)} · {where === '' ? 'Place not given yet' : where} · shown until {inWords(until)}
            </p>
            <Tag tag={stateTags[state]} />
          </li>
        ))}
      </ul>
    </section>
  );
}
