import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { MemberComment } from '#shared/consultations/schema.ts';
import type { ConsultedRow, SharedConsultation } from '#shared/consultations/shown.ts';
import { outcomeWords } from '#shared/consultations/words.ts';
import { api } from '../api.ts';
import { SuspendedNotice } from '../audiences/suspended-notice.tsx';
import { Tag } from '../boards/tag.tsx';
import { isGone } from '../problems.ts';
import { inWords } from '../ui/dates.ts';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { NotFoundPage } from '../ui/trouble.tsx';
import { shortened } from '../ui/words.ts';
import { AboutField } from './about-field.tsx';
import { sharedConsultationQuery } from './consultation-data.ts';
import { changeTags, standsInWords, stateTags } from './consultation-words.ts';

const route = getRouteApi('/audiences/$kind/$id/consultations/$consultation');

/** A draft as those members see it who are asked, with the box in which they comment. */
export function MemberConsultationPage() {
  const { consultation: id, ...place } = route.useParams();
  const consultation = useQuery(sharedConsultationQuery(place, id));
  if (isGone(consultation.error)) return <NotFoundPage />;
  return (
    <Page
      title={consultation.data?.title ?? 'Consultation'}
      caption={consultation.data && `${consultation.data.authority.name}: ${consultation.data.planTitle}`}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/audiences/$kind/$id" params={place} key="audience">
          Shared with you
        </Link>,
      ]}
    >
      <Loaded query={consultation} waiting={<GreyLines lines={8} />}>
        {(shown) => (
          <>
            <SuspendedNotice owners={[shown.authority]} />
            <p>
              <Tag tag={stateTags[shown.state]} />
            </p>
            <Asked consultation={shown} />
            <Rows consultation={shown} />
            {shown.comments.length > 0 && <Published consultation={shown} />}
            {shown.state === 'open' && !shown.authority.suspended && <SendForm consultation={shown} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Asked({ consultation }: { consultation: SharedConsultation }) {
  const { asks, questions, final } = consultation;
  return (
    <>
      <p className="govuk-body pb-text pb-words">{final === null || final.words === '' ? asks : final.words}</p>
      {final === null && questions.length > 0 && (
        <ol className="govuk-list govuk-list--number pb-text">
          {questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ol>
      )}
      <p className="govuk-body">{standsInWords(consultation)}.</p>
    </>
  );
}

function Rows({ consultation: { rows, final } }: { consultation: SharedConsultation }) {
  return (
    <section className="pb-section" aria-labelledby="rows">
      <h2 className="govuk-heading-m" id="rows">
        {final === null ? 'The draft' : 'The final version'}
      </h2>
      <ul className="pb-draft">
        {rows.map((row) => (
          <li className={`pb-draft__row pb-draft__row--${Math.min(row.depth, 4)}`} key={row.id}>
            <span className="pb-shared__level">{row.level}</span>
            {row.title} <RowChange row={row} />
            {row.facts.map(({ heading, words }) => (
              <p className="pb-waiting__line" key={heading}>
                <strong>{heading}:</strong> {words}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function RowChange({ row: { change, fields } }: { row: ConsultedRow }) {
  if (change === null || change === 'same') return null;
  return (
    <>
      <Tag tag={changeTags[change]} />
      {fields.map(({ heading, before }) => (
        <p className="pb-waiting__line" key={heading}>
          {heading} was: <del>{before === '' ? 'nothing' : before}</del>
        </p>
      ))}
    </>
  );
}

function Published({ consultation: { comments } }: { consultation: SharedConsultation }) {
  return (
    <section className="pb-section" aria-labelledby="published">
      <h2 className="govuk-heading-m" id="published">
        What was said, and what came of it
      </h2>
      <ol className="pb-comments">
        {comments.map(({ id, from, about, words, answer }) => (
          <li className="pb-comments__item" key={id}>
            <p className="pb-waiting__line">
              {from}
              {about !== '' && ` · ${shortened(about, 100)}`}
            </p>
            <p className="govuk-body pb-text pb-words">{words}</p>
            <p className="govuk-inset-text pb-comments__answer">
              {answer === null ? 'No answer was given.' : `${outcomeWords[answer.outcome]}. ${answer.words}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function SendForm({ consultation }: { consultation: SharedConsultation }) {
  const { consultation: id, ...place } = route.useParams();
  const tell = useNotices();
  const client = useQueryClient();
  const { rows, questions, authority, closesOn } = consultation;
  // What is flat here stands in its order already: each row carries its place.
  const flat = rows.map((row, at) => ({ ...row, parent: null, order: String(at).padStart(5, '0') }));
  return (
    <section className="pb-section pb-no-print" aria-labelledby="say">
      <h2 className="govuk-heading-m" id="say">
        Comment on this draft
      </h2>
      <p className="govuk-body pb-text">
        {authority.name} reads your comment with your name before anybody else can see it, until {inWords(closesOn)}. If
        it is published, it is published without your name.
      </p>
      <Form
        schema={MemberComment}
        initial={{ node: null, question: null, words: '' }}
        draft={`${place.kind}.${place.id}.comment.${id}`}
        submit="Send comment"
        onSubmit={async (json, { key }) => {
          await api.sendComment(place, id, { json, key });
          await client.invalidateQueries({ queryKey: ['audience', place.kind, place.id] });
          tell({ words: `Your comment was received. ${authority.name} reads it.` });
        }}
      >
        <AboutField rows={flat} questions={questions} />
        <TextArea name="words" label="Your comment" rows={6} />
      </Form>
    </section>
  );
}
