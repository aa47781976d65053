import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AudiencePlace } from '../api/audiences.ts';
import { Tag } from '../boards/tag.tsx';
import { sharedConsultationsQuery } from './consultation-data.ts';
import { standsInWords, stateTags } from './consultation-words.ts';

/** On what an audience is asked for comments; nothing, where it is asked nothing. */
export function SharedConsultations({ place }: { place: AudiencePlace }) {
  const { data } = useQuery(sharedConsultationsQuery(place));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className="pb-section" aria-labelledby="consultations">
      <h2 className="govuk-heading-m" id="consultations">
        Consultations
      </h2>
      <ul className="pb-waiting">
        {data.items.map((line) => (
          <li className="pb-plan-line" key={line.share}>
            <h3 className="govuk-heading-s pb-plan-line__title">
              <Link
                className="govuk-link"
                to="/audiences/$kind/$id/consultations/$consultation"
                params={{ ...place, consultation: line.id }}
              >
                {line.title}
              </Link>
            </h3>
            <p className="pb-waiting__line">
              {line.authority.name} · {standsInWords(line)}
            </p>
            <Tag tag={stateTags[line.state]} />
          </li>
        ))}
      </ul>
    </section>
  );
}
