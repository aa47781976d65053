import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SharedAsk } from '#shared/cycles/outside.ts';
import type { AudiencePlace } from '../api/audiences.ts';
import { AskTag } from '../cycles/cycle-words.tsx';
import { dueInWords } from '../ui/dates.ts';
import { shortened } from '../ui/words.ts';
import { sharedAsksQuery } from './audience-data.ts';

/** About which of their actions a member is asked for an update; nothing, where they are asked nothing. */
export function AskedOfMe({ place }: { place: AudiencePlace }) {
  const { data } = useQuery(sharedAsksQuery(place));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className="pb-section" aria-labelledby="asked-of-me">
      <h2 className="govuk-heading-m" id="asked-of-me">
        Your updates
      </h2>
      <ul className="pb-waiting">
        {data.items.map((ask) => (
          <AskLine key={`${ask.cycle.id} ${ask.node}`} ask={ask} place={place} today={data.today} />
        ))}
      </ul>
    </section>
  );
}

function AskLine({ ask, place, today }: { ask: SharedAsk; place: AudiencePlace; today: string }) {
  const { cycle, node, title, planTitle, state, returned } = ask;
  const waits = state === 'asked' || state === 'returned';
  return (
    <li className="pb-plan-line">
      <h3 className="govuk-heading-s pb-plan-line__title">
        <Link
          className="govuk-link"
          to="/audiences/$kind/$id/cycles/$cycle/asks/$node"
          params={{ ...place, cycle: cycle.id, node }}
        >
          {shortened(title, 160)}
        </Link>
      </h3>
      <p className="pb-waiting__line">
        {cycle.name} · {planTitle}
        {waits && ` · ${dueInWords(cycle.dueOn, today)}`}
      </p>
      {returned !== null && <p className="pb-waiting__line">Returned: {returned}</p>}
      <AskTag state={state} />
    </li>
  );
}
