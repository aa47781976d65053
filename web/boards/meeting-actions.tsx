import type { MeetingView } from '#shared/boards/schema.ts';
import { ActionLine } from './action-line.tsx';

/** Every action that the meeting made, whichever item it came from. */
export function MeetingActions({ meeting, authority }: { meeting: MeetingView; authority: string }) {
  const actions = meeting.decisions.flatMap((decision) => decision.actions);
  return (
    <section aria-labelledby="actions">
      <h2 className="govuk-heading-m" id="actions">
        Actions from this meeting
      </h2>
      {actions.length === 0 ? (
        <p className="govuk-body">None yet. An action is made from a decision and stands in a plan.</p>
      ) : (
        <ul className="govuk-list">
          {actions.map((action) => (
            <ActionLine key={action.node} action={action} authority={authority} />
          ))}
        </ul>
      )}
    </section>
  );
}
