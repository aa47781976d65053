import { Link } from '@tanstack/react-router';
import type { AgendaItem, Recommendation } from '#shared/boards/agenda.ts';
import { outcomeNames, verbNames } from '#shared/boards/names.ts';
import { type Decision, DecisionDraft, type MeetingView } from '#shared/boards/schema.ts';
import { api } from '../api.ts';
import { DateField } from '../ui/date-field.tsx';
import { inWords } from '../ui/dates.ts';
import { Radios, TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { ActionLine } from './action-line.tsx';
import { choicesOf, outcomeTags } from './board-words.ts';
import { Tag } from './tag.tsx';

interface DecisionsProps {
  meeting: MeetingView;
  authority: string;
  item: AgendaItem;
}

/** What the board decided on each recommendation of the item, or where it is recorded. */
export function ItemDecisions({ meeting, authority, item }: DecisionsProps) {
  const asked = item.report?.recommendations ?? [];
  return (
    <section aria-labelledby="decisions">
      <h2 className="govuk-heading-m" id="decisions">
        Decisions
      </h2>
      {asked.length === 0 && <p className="govuk-body">This item recommends nothing, so there is nothing to decide.</p>}
      {item.withdrawn !== null && <p className="govuk-body">The item was withdrawn: nothing is decided on it.</p>}
      <ol className="pb-decisions">
        {asked.map((recommendation) => {
          const decision = meeting.decisions.find(({ id }) => id === recommendation.id);
          const props = { meeting, authority, item, recommendation };
          return (
            <li className="pb-decision-item" key={recommendation.id}>
              <h3 className="govuk-heading-s pb-decision-item__asked">
                {verbNames[recommendation.verb]} {recommendation.words}
              </h3>
              {decision === undefined ? <Undecided {...props} /> : <Decided {...props} decision={decision} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

type OneProps = DecisionsProps & { recommendation: Recommendation };

function Decided({ meeting, authority, decision, recommendation }: OneProps & { decision: Decision }) {
  return (
    <>
      <p className="govuk-body">
        <Tag tag={outcomeTags[decision.outcome]} />{' '}
        {decision.on !== meeting.on && <span className="pb-small">on {inWords(decision.on)}</span>}
      </p>
      {decision.words !== '' && <p className="govuk-body pb-words">{decision.words}</p>}
      {decision.actions.length > 0 && (
        <ul className="govuk-list" aria-label="Actions from this decision">
          {decision.actions.map((action) => (
            <ActionLine key={action.node} action={action} authority={authority} />
          ))}
        </ul>
      )}
      {decision.can.addAction && (
        <p className="govuk-body pb-no-print">
          <Link
            className="govuk-link"
            to="/$authority/meetings/$meeting/decisions/$decision/action"
            params={{ authority, meeting: meeting.id, decision: decision.id }}
          >
            Make an action from this
            <span className="govuk-visually-hidden">: {recommendation.words}</span>
          </Link>
        </p>
      )}
    </>
  );
}

function Undecided({ meeting, authority, item, recommendation }: OneProps) {
  const refresh = useRefresh(authority);
  if (!meeting.can.decide || item.withdrawn !== null) {
    return (
      <p className="govuk-body pb-muted">{meeting.state === 'held' ? 'No outcome recorded yet' : 'Not decided yet'}</p>
    );
  }
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          Record the decision<span className="govuk-visually-hidden">: {recommendation.words}</span>
        </span>
      </summary>
      <div className="govuk-details__text">
        <Form
          schema={DecisionDraft}
          initial={{
            ...{ item: item.id, recommendation: recommendation.id },
            ...{ outcome: null, words: '', on: meeting.on },
          }}
          ids={`decision-${recommendation.id}`}
          draft={`${authority}.decision.${recommendation.id}`}
          submit="Record the decision"
          onSubmit={async (value, how) => {
            await api.recordDecision({ authority, meeting: meeting.id }, value, how);
            await refresh();
          }}
        >
          <Radios name="outcome" label="What did the board decide?" choices={choicesOf(outcomeNames)} />
          <TextArea name="words" label="In words" hint="Needed unless it was simply agreed" rows={3} />
          <DateField name="on" label="Decided on" />
        </Form>
      </div>
    </details>
  );
}
