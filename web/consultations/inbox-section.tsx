import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ConsultationView, type InboxComment, TakingIn } from '#shared/consultations/schema.ts';
import { asideWords } from '#shared/consultations/words.ts';
import type { ConsultationPlace } from '../api/consultations.ts';
import { api } from '../api.ts';
import { useNames } from '../authorities/place.ts';
import { instantInWords } from '../ui/dates.ts';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { counted, shortened } from '../ui/words.ts';
import { AsideDialog } from './aside-dialog.tsx';
import { inboxQuery } from './consultation-data.ts';
import { aboutInWords, fromInWords } from './consultation-words.ts';

interface SectionProps {
  place: ConsultationPlace;
  consultation: ConsultationView;
}

/** What came in from outside: nobody but editors sees it before one of them takes it in. */
export function InboxSection({ place, consultation }: SectionProps) {
  const inbox = useQuery(inboxQuery(place));
  const names = useNames(place.authority);
  return (
    <section className="pb-section pb-no-print" aria-labelledby="inbox">
      <h2 className="govuk-heading-m" id="inbox">
        Comments from outside to look at
      </h2>
      <Loaded query={inbox} waiting={<GreyLines lines={4} />}>
        {({ items, aside }) => (
          <>
            {items.length === 0 && <p className="govuk-body">No comment waits to be looked at.</p>}
            <ul className="pb-comments">
              {items.map((each) => (
                <Incoming comment={each} place={place} consultation={consultation} key={each.id} />
              ))}
            </ul>
            {aside.length > 0 && (
              <details className="govuk-details">
                <summary className="govuk-details__summary">
                  <span className="govuk-details__summary-text">{counted(aside.length, 'comment')} set aside</span>
                </summary>
                <ul className="govuk-list govuk-details__text">
                  {aside.map(({ id, reason, why, at, by }) => (
                    <li key={id}>
                      {asideWords[reason]}
                      {why !== '' && `: ${why}`}. {names(by)}, {instantInWords(at)}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Incoming({ comment, place, consultation }: SectionProps & { comment: InboxComment }) {
  const names = useNames(place.authority);
  const refresh = useRefresh(place.authority);
  const tell = useNotices();
  const [doing, setDoing] = useState<'take-in' | 'set-aside' | null>(null);
  const at = { ...place, comment: comment.id };
  const short = shortened(comment.words, 40);
  return (
    <li className="pb-comments__item">
      <p className="pb-waiting__line">
        {fromInWords(comment, names)} · {instantInWords(comment.receivedAt)} ·{' '}
        {shortened(aboutInWords(comment, consultation), 100)}
      </p>
      {doing === 'take-in' ? (
        <Form
          schema={TakingIn}
          ids={`take-in-${comment.id}`}
          initial={{ words: comment.words }}
          submit="Take in"
          cancel={
            <button className="pb-link-button" type="button" onClick={() => setDoing(null)}>
              Cancel
            </button>
          }
          onSubmit={async (value, { key }) => {
            await api.takeCommentIn(at, value, { key });
            await refresh();
            tell({ words: 'Taken in. Answer it below.' });
          }}
        >
          <TextArea
            name="words"
            label="As it is kept, and may be published"
            hint="Leave out names and what could tell who someone is. What you leave out is deleted."
            rows={6}
          />
        </Form>
      ) : (
        <>
          <p className="govuk-body pb-text pb-words">{comment.words}</p>
          <div className="govuk-button-group">
            <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setDoing('take-in')}>
              Take in<span className="govuk-visually-hidden"> “{short}”</span>
            </button>
            <button className="pb-link-button" type="button" onClick={() => setDoing('set-aside')}>
              Set aside<span className="govuk-visually-hidden"> “{short}”</span>
            </button>
          </div>
        </>
      )}
      {doing === 'set-aside' && (
        <AsideDialog
          onClose={() => setDoing(null)}
          onAside={async (value, key) => {
            await api.setInboxCommentAside(at, value, { key });
            setDoing(null);
            await refresh();
          }}
        />
      )}
    </li>
  );
}
