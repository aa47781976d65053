import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { rowsInOrder } from '#shared/consultations/rows-in-order.ts';
import type { ConsultationView } from '#shared/consultations/schema.ts';
import { useNames } from '../authorities/place.ts';
import { Tag } from '../boards/tag.tsx';
import { inWords, today } from '../ui/dates.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { PrintFooter } from '../ui/print-footer.tsx';
import { counted, listed, shortened } from '../ui/words.ts';
import { CommentsSection } from './comments-section.tsx';
import { consultationQuery } from './consultation-data.ts';
import { aboutInWords, standsInWords, stateTags } from './consultation-words.ts';
import { DifferenceSection } from './difference-section.tsx';
import { InboxSection } from './inbox-section.tsx';
import { WithdrawConsultation } from './withdraw-consultation.tsx';

const route = getRouteApi('/$authority/consultations/$consultation');

/** A draft that is or was out for comments: what waits, what was said, and what changed because of it. */
export function ConsultationPage() {
  const place = route.useParams();
  const { authority } = place;
  const consultation = useQuery(consultationQuery(place));
  return (
    <Page
      title={consultation.data?.title ?? 'Consultation'}
      caption={consultation.data && `Consultation on “${consultation.data.planTitle}”`}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans" params={{ authority }} key="plans">
          Plans
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/consultations" params={{ authority }} key="all">
          Consultations
        </Link>,
      ]}
      buttons={consultation.data && <Buttons consultation={consultation.data} />}
      wide
    >
      <Loaded query={consultation} waiting={<GreyLines lines={10} />}>
        {(view) => (
          <>
            <Facts consultation={view} />
            <Matters consultation={view} />
            {view.can.moderate && <InboxSection place={place} consultation={view} />}
            <CommentsSection place={place} consultation={view} />
            <DifferenceSection place={place} comments={view.comments} />
            <Draft consultation={view} />
            <p className="govuk-body pb-no-print">
              <Link
                className="govuk-link"
                to="/$authority/audit"
                params={{ authority }}
                search={{ subject: `consultation:${view.id}` }}
              >
                Every change of this consultation
              </Link>
            </p>
            <PrintFooter words={`${view.title}. ${standsInWords(view)}. Printed on ${inWords(today())}`} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Buttons({ consultation }: { consultation: ConsultationView }) {
  const place = route.useParams();
  const [withdrawing, setWithdrawing] = useState(false);
  const { comment, publishFinal, change, withdraw } = consultation.can;
  return (
    <>
      {publishFinal && (
        <Link className="govuk-button" to="/$authority/consultations/$consultation/final" params={place}>
          Publish the final version
        </Link>
      )}
      {comment && (
        <Link className="govuk-button" to="/$authority/consultations/$consultation/comment" params={place}>
          Add a comment
        </Link>
      )}
      {change && (
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/consultations/$consultation/change"
          params={place}
        >
          Change
        </Link>
      )}
      {withdraw && (
        <button className="pb-link-button" type="button" onClick={() => setWithdrawing(true)}>
          Withdraw
        </button>
      )}
      {withdrawing && (
        <WithdrawConsultation place={place} consultation={consultation} onClose={() => setWithdrawing(false)} />
      )}
    </>
  );
}

function Facts({ consultation }: { consultation: ConsultationView }) {
  const { authority } = route.useParams();
  const names = useNames(authority);
  const { asks, questions, audiences, officers, state, openedBy, openedAt, final, withdrawn, id } = consultation;
  const isPublic = audiences.some(({ audience }) => audience === `public:${authority}`);
  const asked = [...audiences.map(({ name }) => name), ...officers.map(names)];
  const facts = [
    ['Asked', asked.length === 0 ? 'Editors and administrators' : listed(asked)],
    ['Comments taken until', `23:59 on ${inWords(consultation.closesOn)}`],
    ['Opened', `${inWords(openedAt.slice(0, 10))} by ${names(openedBy)}`],
    ...(final === null ? [] : [['Final version', `${inWords(final.at.slice(0, 10))}. ${final.words}`]]),
    ...(withdrawn === null ? [] : [['Withdrawn', `${inWords(withdrawn.at.slice(0, 10))}: ${withdrawn.why}`]]),
  ];
  return (
    <section aria-label="About this consultation">
      <p>
        <Tag tag={stateTags[state]} />
      </p>
      <p className="govuk-body pb-text pb-words">{asks}</p>
      {questions.length > 0 && (
        <ol className="govuk-list govuk-list--number pb-text">
          {questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ol>
      )}
      <dl className="govuk-summary-list pb-text">
        {facts.map(([label, words]) => (
          <div className="govuk-summary-list__row" key={label}>
            <dt className="govuk-summary-list__key">{label}</dt>
            <dd className="govuk-summary-list__value">{words}</dd>
          </div>
        ))}
      </dl>
      {isPublic && withdrawn === null && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/public/${authority}/consultations/${id}`}>
            The page that everyone sees
          </a>
        </p>
      )}
    </section>
  );
}

/** What stands between the draft and its final version. */
function Matters({ consultation }: { consultation: ConsultationView }) {
  const { matters, comments, state } = consultation;
  if (state === 'final' || state === 'withdrawn') return null;
  return (
    <section className="pb-section" aria-labelledby="matters">
      <h2 className="govuk-heading-m" id="matters">
        To be addressed before the final version
      </h2>
      {matters.length === 0 ? (
        <p className="govuk-body">
          {comments.length === 0
            ? 'No comment has been taken in yet.'
            : 'Every comment is answered, and nothing waits.'}
        </p>
      ) : (
        <ol className="govuk-list govuk-list--number">
          {matters.map(({ comment: id, waits }) => {
            const comment = comments.find((each) => each.id === id);
            return (
              comment !== undefined && (
                <li key={id}>
                  <a className="govuk-link" href={`#comment-${id}`}>
                    {shortened(comment.words, 100)}
                  </a>
                  <p className="pb-waiting__line">
                    {waits === 'answer'
                      ? 'Waits for an answer'
                      : 'Accepted, but the row says what it said in the draft'}{' '}
                    · {shortened(aboutInWords(comment, consultation), 80)}
                  </p>
                </li>
              )
            );
          })}
        </ol>
      )}
    </section>
  );
}

function Draft({ consultation }: { consultation: ConsultationView }) {
  const place = route.useParams();
  const { rows, shape, comments, can } = consultation;
  const levelOf = (key: string): string => shape.levels.find((level) => level.key === key)?.name ?? '';
  return (
    <section className="pb-section" aria-labelledby="draft">
      <h2 className="govuk-heading-m" id="draft">
        The draft, as it stood when the consultation was opened
      </h2>
      <ul className="pb-draft">
        {rowsInOrder(rows).map((row) => {
          const count = comments.filter(({ node, setAside }) => node === row.id && setAside === null).length;
          return (
            <li className={`pb-draft__row pb-draft__row--${Math.min(row.depth, 4)}`} key={row.id}>
              <span className="pb-shared__level">{levelOf(row.level)}</span>
              {row.title}
              <p className="pb-waiting__line">
                {count > 0 && counted(count, 'comment')}
                {can.comment && (
                  <>
                    {count > 0 && ' · '}
                    <Link
                      className="govuk-link pb-no-print"
                      to="/$authority/consultations/$consultation/comment"
                      params={place}
                      search={{ row: row.id }}
                    >
                      Comment<span className="govuk-visually-hidden"> on “{shortened(row.title, 60)}”</span>
                    </Link>
                  </>
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
