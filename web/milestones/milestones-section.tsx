import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { isLate, milestonesInWords } from '#shared/milestones/rules.ts';
import { MilestoneMark, type MilestoneView } from '#shared/milestones/schema.ts';
import { type NodeView, Removal } from '#shared/plans/schema.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import type { NodePlace } from '../api/plans.ts';
import { api } from '../api.ts';
import { useDone } from '../plans/plan-data.ts';
import { DateField } from '../ui/date-field.tsx';
import { dueInWords, inWords, today } from '../ui/dates.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { inSentence, shortened } from '../ui/words.ts';
import { nameOf } from './milestone-words.ts';

interface SectionProps {
  view: NodeView;
  place: NodePlace;
}

/** The steps of an action by their dates, each done or not. Nothing, where the plan’s layout names none. */
export function MilestonesSection({ view, place }: SectionProps) {
  const { milestones, node, plan } = view;
  const named = plan.shape.milestones;
  if (named === undefined && milestones.length === 0) return null;
  const { name, plural } = nameOf(plan.shape);
  return (
    <section className="pb-section" aria-labelledby="milestones">
      <h2 className="govuk-heading-m" id="milestones">
        {plural}
      </h2>
      {milestones.length === 0 ? (
        <p className="govuk-body">None yet. Each has a date, and is done or not.</p>
      ) : (
        <ol className="pb-waiting pb-milestones">
          {milestones.map((milestone) => (
            <OneMilestone key={milestone.id} milestone={milestone} place={place} />
          ))}
        </ol>
      )}
      {named !== undefined && node.can.change && (
        <Link
          className="govuk-button govuk-button--secondary pb-no-print"
          to="/$authority/plans/$plan/actions/$node/milestones/new"
          params={place}
        >
          Add {inSentence(name)}
        </Link>
      )}
    </section>
  );
}

interface BesideProps {
  milestones: MilestoneView[];
  shape: PlanShape;
  place: NodePlace;
}

/** The open steps beside a form that reports on their action: each is said to be done by itself, whatever becomes of the form. */
export function OpenSteps({ milestones, shape, place }: BesideProps) {
  const { plural } = nameOf(shape);
  const words = milestonesInWords(milestones, plural);
  if (words === null) return null;
  const open = milestones.filter(({ doneOn }) => doneOn === null);
  return (
    <section className="pb-section" aria-labelledby="open-steps">
      <h2 className="govuk-heading-m" id="open-steps">
        {plural}
      </h2>
      <p className="govuk-body">{words}.</p>
      {open.length > 0 && (
        <ol className="pb-waiting pb-milestones">
          {open.map((milestone) => (
            <OneMilestone key={milestone.id} milestone={milestone} place={place} isBeside />
          ))}
        </ol>
      )}
    </section>
  );
}

interface OneProps {
  milestone: MilestoneView;
  place: NodePlace;
  /** Beside a form only whether it is done is asked. */
  isBeside?: boolean;
}

type Asking = 'done' | 'remove' | null;

function OneMilestone({ milestone, place, isBeside = false }: OneProps) {
  const [asking, setAsking] = useState<Asking>(null);
  const { title, number, can, doneOn } = milestone;
  const about = <span className="govuk-visually-hidden"> “{shortened(title, 60)}”</span>;
  return (
    <li className="pb-plan-line pb-milestone">
      <p className="govuk-body pb-milestone__words">
        <span className="pb-milestone__number">{number}</span> {title}
      </p>
      <p className="govuk-body pb-milestone__state">
        <State milestone={milestone} />
      </p>
      <ul className="pb-strip__links pb-no-print">
        {can.mark && doneOn === null && (
          <li>
            <button className="pb-link-button pb-link-button--small" type="button" onClick={() => setAsking('done')}>
              Mark as done{about}
            </button>
          </li>
        )}
        {can.mark && doneOn !== null && <NotDone {...{ milestone, place }} about={about} />}
        {can.change && !isBeside && (
          <li>
            <Link
              className="govuk-link"
              to="/$authority/plans/$plan/actions/$node/milestones/$milestone/change"
              params={{ ...place, milestone: milestone.id }}
            >
              Change{about}
            </Link>
          </li>
        )}
        {can.remove && !isBeside && (
          <li>
            <button className="pb-link-button pb-link-button--small" type="button" onClick={() => setAsking('remove')}>
              Remove{about}
            </button>
          </li>
        )}
      </ul>
      {asking === 'done' && <MarkDone {...{ milestone, place }} onClose={() => setAsking(null)} />}
      {asking === 'remove' && <RemoveMilestone {...{ milestone, place }} onClose={() => setAsking(null)} />}
    </li>
  );
}

/** A tick or an open square, and always words. */
function State({ milestone: { dueOn, doneOn } }: { milestone: MilestoneView }) {
  const due = dueOn === null ? 'No date yet' : `Due ${inWords(dueOn)}`;
  return (
    <>
      <span
        className={doneOn === null ? 'pb-milestone__mark' : 'pb-milestone__mark pb-milestone__mark--done'}
        aria-hidden="true"
      />
      {doneOn === null ? due : `Done ${inWords(doneOn)}`}
      {doneOn !== null && dueOn !== null && <span className="pb-muted"> (due {inWords(dueOn)})</span>}
      {isLate({ dueOn, doneOn }, today()) && dueOn !== null && (
        <span className="pb-warm"> ({dueInWords(dueOn, today())})</span>
      )}
    </>
  );
}

function NotDone({ milestone, place, about }: OneProps & { about: React.ReactNode }) {
  const done = useDone(place);
  const { id, version, title } = milestone;
  const reopen = async (): Promise<void> => {
    const how = { version, key: crypto.randomUUID() };
    const recorded = await api.markMilestone({ ...place, milestone: id }, { doneOn: null }, how);
    await done(`“${shortened(title, 40)}” is not done after all.`, recorded);
  };
  return (
    <li>
      <button className="pb-link-button pb-link-button--small" type="button" onClick={() => void reopen()}>
        Not done after all{about}
      </button>
    </li>
  );
}

function MarkDone({ milestone, place, onClose }: OneProps & { onClose: () => void }) {
  const done = useDone(place);
  const { id, version, title } = milestone;
  return (
    <Dialog title="When was it done?" onClose={onClose}>
      <p className="govuk-body">“{shortened(title, 160)}”</p>
      <Form
        schema={MilestoneMark}
        ids="milestone-done"
        initial={{ doneOn: today() }}
        submit="Mark as done"
        cancel={
          <button className="pb-link-button" type="button" onClick={onClose}>
            Cancel
          </button>
        }
        onSubmit={async (value, { key }) => {
          const recorded = await api.markMilestone({ ...place, milestone: id }, value, { version, key });
          onClose();
          await done(`“${shortened(title, 40)}” is done.`, recorded);
        }}
      >
        <DateField name="doneOn" label="Date" />
      </Form>
    </Dialog>
  );
}

function RemoveMilestone({ milestone, place, onClose }: OneProps & { onClose: () => void }) {
  const done = useDone(place);
  const { id, version, title } = milestone;
  return (
    <ReasonDialog
      title="Remove this step?"
      schema={Removal}
      ids="remove-milestone"
      why="Why is it removed?"
      submit="Remove it"
      keep="Keep it"
      onClose={onClose}
      onSubmit={async (value, { key }) => {
        const recorded = await api.removeMilestone({ ...place, milestone: id }, value, { version, key });
        onClose();
        await done(`Removed “${shortened(title, 40)}”.`, recorded);
      }}
    >
      <p className="govuk-body">“{shortened(title, 160)}”</p>
      <p className="govuk-body">It stays in the history of the action.</p>
    </ReasonDialog>
  );
}
