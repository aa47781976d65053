import { useQuery } from '@tanstack/react-query';
import type { ConsultationComment, LedDifference } from '#shared/consultations/schema.ts';
import { differs, type RowDifference } from '#shared/plans/difference.ts';
import type { ConsultationPlace } from '../api/consultations.ts';
import { Tag } from '../boards/tag.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { shortened } from '../ui/words.ts';
import { differenceQuery } from './consultation-data.ts';
import { changeTags } from './consultation-words.ts';

interface SectionProps {
  place: ConsultationPlace;
  comments: readonly ConsultationComment[];
}

/** What became different since the draft, row by row, with the comments that led to it. */
export function DifferenceSection({ place, comments }: SectionProps) {
  const difference = useQuery(differenceQuery(place));
  return (
    <section className="pb-section" aria-labelledby="difference">
      <h2 className="govuk-heading-m" id="difference">
        What changed since the draft
      </h2>
      <Loaded query={difference} waiting={<GreyLines lines={5} />}>
        {({ rows, isFinal }) => {
          const changed = rows.filter(differs);
          return (
            <>
              <p className="govuk-body pb-text">
                {isFinal
                  ? 'Between the draft and the final version.'
                  : 'Between the draft and the plan as it stands now.'}{' '}
                {changed.length === 0 && 'Nothing is different.'}
              </p>
              <ul className="pb-changed">
                {changed.map((row) => (
                  <Row row={row} comments={comments} key={row.id} />
                ))}
              </ul>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Row({ row, comments }: { row: LedDifference; comments: readonly ConsultationComment[] }) {
  const { level, title, change, moved, fields } = row;
  const led = comments.flatMap(({ id }, at) => (row.comments.includes(id) ? [{ id, number: at + 1 }] : []));
  return (
    <li className="pb-changed__row">
      <h3 className="govuk-heading-s pb-plan-line__title">
        <span className="pb-shared__level">{level}</span>
        {change === 'removed' ? <del>{title}</del> : title}
      </h3>
      <p className="pb-changed__tags">
        {change !== 'same' && <Tag tag={changeTags[change]} />} {moved !== null && <Tag tag={changeTags.moved} />}
      </p>
      {change === 'changed' && <Fields fields={fields} />}
      {moved !== null && (
        <p className="pb-waiting__line">
          It stood {placeInWords(moved.from)}, now {placeInWords(moved.to)}.
        </p>
      )}
      {led.length > 0 && (
        <p className="pb-waiting__line">
          Because of{' '}
          {led.map(({ id, number }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <a className="govuk-link" href={`#comment-${id}`}>
                comment {number}
              </a>
            </span>
          ))}
        </p>
      )}
    </li>
  );
}

function Fields({ fields }: Pick<RowDifference, 'fields'>) {
  return (
    <dl className="pb-changed__fields">
      {fields.map(({ field, heading, before, after }) => (
        <div key={`${field} ${heading}`}>
          <dt>{heading}</dt>
          <dd>
            <del>{before === '' ? 'Nothing' : before}</del>
          </dd>
          <dd>
            <ins>{after === '' ? 'Nothing' : after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const placeInWords = ({ under, place }: { under: string | null; place: number }): string =>
  under === null ? `at place ${place}` : `at place ${place} under “${shortened(under, 60)}”`;
