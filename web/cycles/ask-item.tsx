import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { lastReported } from '#shared/cycles/freshness.ts';
import { AnswerReturn } from '#shared/cycles/schema.ts';
import type { AskLine, CycleView } from '#shared/cycles/views.ts';
import type { CyclePlace } from '../api/cycles.ts';
import { api } from '../api.ts';
import { useDone } from '../plans/plan-data.ts';
import { evidenceItems } from '../plans/update/evidence-links.tsx';
import { inPlainWords } from '../problems.ts';
import { inWords } from '../ui/dates.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { StatusTag } from '../ui/status-tag.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { shortened } from '../ui/words.ts';
import { AskTag } from './cycle-words.tsx';

interface ItemProps {
  ask: AskLine;
  view: CycleView;
  place: CyclePlace;
  names: (person: string | null) => string;
  /** How an owner is asked who is no officer. */
  outside: string | null;
}

/** One action in a cycle: whose it is, what was answered, and what a lead can do with it. */
export function AskItem(props: ItemProps) {
  const { ask, view, place, names, outside } = props;
  const before = lastReported(view.plan.shape, earlier(ask, view), view.cycles);
  return (
    <li className="pb-asks__item">
      <div className="pb-asks__head">
        <AskTag state={ask.state} />
        <span className="pb-small">
          {ask.owner === null ? 'No owner yet' : names(ask.owner)}
          {outside !== null && ` (${outside})`}
        </span>
      </div>
      <h3 className="pb-asks__title">
        <Link
          className="govuk-link govuk-link--no-visited-state"
          to="/$authority/plans/$plan/actions/$node"
          params={{ ...place, node: ask.node }}
        >
          {shortened(ask.action.title, 160)}
        </Link>
      </h3>
      {before !== null && <p className="pb-waiting__line">Last reported: {before}</p>}
      {ask.owner === null && ask.state === 'asked' && (
        <p className="pb-waiting__line">Give it an owner, and they are asked.</p>
      )}
      {ask.returned !== null && (
        <p className="pb-waiting__line">
          Returned {inWords(ask.returned.at.slice(0, 10))}: {ask.returned.reason}
        </p>
      )}
      <Answered {...props} />
      <AskButtons {...props} />
    </li>
  );
}

/** The update before this cycle’s own. */
const earlier = ({ action }: AskLine, { cycle }: CycleView) =>
  action.latest !== null && action.latest.cycle !== cycle.id ? action.latest : null;

function Answered({ ask, view, names }: ItemProps) {
  const { answer } = ask;
  if (answer === null) return null;
  const status = view.plan.shape.statuses.find(({ key }) => key === answer.status);
  return (
    <div className="pb-asks__answer">
      <p className="govuk-body pb-small">
        <StatusTag status={status} />{' '}
        <span className="pb-muted">
          For {inWords(answer.effectiveOn)}, by {names(answer.by)}
        </span>
      </p>
      <p className="govuk-body pb-words">
        <strong>Delivered:</strong> {answer.delivered === '' ? 'Nothing given' : answer.delivered}
      </p>
      <p className="govuk-body pb-words">
        <strong>Next:</strong> {answer.next === '' ? 'No next step given' : answer.next}
      </p>
      {answer.evidence.length > 0 && <ul className="govuk-list pb-small">{evidenceItems(answer.evidence)}</ul>}
    </div>
  );
}

function AskButtons({ ask, view, place }: ItemProps) {
  const [returning, setReturning] = useState(false);
  const tell = useNotices();
  const refresh = useRefresh(place.authority);
  const done = useDone(place);
  const at = { ...place, node: ask.node };
  const about = <span className="govuk-visually-hidden"> {shortened(ask.action.title)}</span>;
  const accept = async (): Promise<void> => {
    try {
      const { entry } = await api.acceptAnswer(at, { version: ask.version, key: crypto.randomUUID() });
      if (entry !== null) await done('Accepted. It stands in the plan.', { entry });
    } catch (error) {
      tell({ words: `This was not accepted. ${inPlainWords(error)}`, tone: 'trouble' });
    }
    await refresh();
  };
  if (!ask.can.review && !ask.can.answer) return null;
  return (
    <div className="pb-asks__buttons pb-no-print">
      {ask.can.review && (
        <button className="govuk-button" type="button" onClick={() => void accept()}>
          Accept{about}
        </button>
      )}
      {ask.can.review && ask.state === 'answered' && (
        <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setReturning(true)}>
          Return{about}
        </button>
      )}
      {ask.can.answer && (
        <Link className="govuk-link" to="/$authority/plans/$plan/cycles/$cycle/asks/$node" params={at}>
          {ask.answer === null ? 'Answer' : 'Change the answer'}
          <span className="govuk-visually-hidden"> for {shortened(ask.action.title)}</span>
        </Link>
      )}
      {returning && <ReturnDialog ask={ask} view={view} place={place} onClose={() => setReturning(false)} />}
    </div>
  );
}

type ReturnProps = Omit<ItemProps, 'names' | 'outside'> & { onClose: () => void };

function ReturnDialog({ ask, place, onClose }: ReturnProps) {
  const done = useDone(place);
  return (
    <Dialog title="Return this update?" onClose={onClose}>
      <p className="govuk-body">“{shortened(ask.action.title, 120)}”</p>
      <Form
        schema={AnswerReturn}
        ids="return"
        initial={{ reason: '' }}
        submit="Return it"
        cancel={
          <button className="pb-link-button" type="button" onClick={onClose}>
            Cancel
          </button>
        }
        onSubmit={async (value, { key }) => {
          const { entry } = await api.returnAnswer({ ...place, node: ask.node }, value, { version: ask.version, key });
          onClose();
          if (entry !== null) await done('Returned to its owner.', { entry });
        }}
      >
        <TextArea name="reason" label="What is missing?" hint="The owner reads this beside their answer" rows={3} />
      </Form>
    </Dialog>
  );
}
