import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { milestonesInWords } from '#shared/milestones/rules.ts';
import { actionLevel } from '#shared/plans/rules.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { nameOf } from '../../milestones/milestone-words.ts';
import { dueInWords, inWords } from '../../ui/dates.ts';
import { inSentence, shortened } from '../../ui/words.ts';
import { isPast } from '../plan-moment.ts';
import type { PlanNode } from '../plan-tree.ts';
import { ActionStatus } from '../row/action-status.tsx';
import { type Timeline, type TimelineLine, timelineOf } from './plan-timeline.ts';

interface TimelineProps {
  plan: PlanView;
  authority: string;
  matches: (node: PlanNode) => boolean;
  names: (person: string | null) => string;
  today: string;
}

/** The actions by date over one axis. The drawing repeats what stands beside it in words, so it is passed over when read out. */
export function TimelineTable(props: TimelineProps) {
  const { plan, matches, today } = props;
  const timeline = useMemo(() => {
    const leaf = actionLevel(plan.shape);
    const actions = plan.nodes.filter((node) => node.level === leaf && matches(node));
    return timelineOf(actions, plan, today);
  }, [plan, matches, today]);
  return (
    <>
      <Legend steps={plan.milestones.length > 0 ? nameOf(plan.shape).name : null} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard, links or none */}
      <section className="pb-scroll" aria-label="Actions by date" tabIndex={0}>
        <table className="govuk-table govuk-table--dense pb-by-date">
          <caption className="govuk-visually-hidden">Actions of {plan.title} in the order of their dates</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              <th className="govuk-table__header" scope="col">
                Action
              </th>
              <th className="govuk-table__header" scope="col">
                Due
              </th>
              <td className="govuk-table__header pb-by-date__axis">
                <Axis timeline={timeline} />
              </td>
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {timeline.lines.map((line) => (
              <Row key={line.node.id} line={line} timeline={timeline} {...props} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Legend({ steps }: { steps: string | null }) {
  return (
    <p className="pb-by-date__legend">
      <span>
        <Sign>
          <path className="pb-by-date__due" d={diamond} transform="translate(8 8)" />
        </Sign>{' '}
        due
      </span>
      <span>
        <Sign>
          <circle className="pb-by-date__updated" cx="8" cy="8" r="5" />
        </Sign>{' '}
        last update
      </span>
      {steps !== null && (
        <span>
          <Sign>
            <path className="pb-by-date__step" d={square} transform="translate(8 8)" />
          </Sign>{' '}
          {inSentence(steps)}, filled when done
        </span>
      )}
      <span>
        <Sign>
          <rect className="pb-by-date__late" x="0" y="5" width="16" height="6" />
        </Sign>{' '}
        overdue
      </span>
      <span>
        <Sign>
          <line className="pb-by-date__today" x1="8" x2="8" y1="0" y2="16" />
        </Sign>{' '}
        the day shown
      </span>
    </p>
  );
}

const diamond = 'M0 -7 7 0 0 7 -7 0z';
const square = 'M-5 -5h10v10h-10z';

function Sign({ children }: { children: React.ReactNode }) {
  return (
    <svg className="pb-by-date__sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

const percent = (at: number): string => `${at.toFixed(2)}%`;

function Axis({ timeline: { ticks } }: { timeline: Timeline }) {
  return (
    <svg className="pb-by-date__drawing" width="100%" height="24" aria-hidden="true" focusable="false">
      {ticks.map(({ at, label }) => (
        <text className="pb-by-date__label" key={label} x={percent(at)} y="16" textAnchor={at > 92 ? 'end' : 'start'}>
          {label}
        </text>
      ))}
    </svg>
  );
}

function Row({
  line,
  timeline,
  plan,
  authority,
  names,
  today,
}: TimelineProps & { line: TimelineLine; timeline: Timeline }) {
  const { node } = line;
  const title = shortened(node.title, 110);
  const own = plan.milestones.filter((milestone) => milestone.node === node.id);
  const steps = milestonesInWords(own, nameOf(plan.shape).plural);
  return (
    <tr className="govuk-table__row">
      <th className="govuk-table__cell pb-by-date__action" scope="row">
        {!isPast(plan) ? (
          <Link
            className="govuk-link govuk-link--no-visited-state"
            to="/$authority/plans/$plan/actions/$node"
            params={{ authority, plan: plan.id, node: node.id }}
          >
            {title}
          </Link>
        ) : (
          title
        )}
        <span className="pb-by-date__facts">
          <ActionStatus shape={plan.shape} node={node} cycles={plan.cycles} />
          {node.latest !== null && <span>updated {inWords(node.latest.effectiveOn)}</span>}
          <span>{node.owner === null ? 'No owner yet' : names(node.owner)}</span>
          {steps !== null && <span>{steps}</span>}
        </span>
      </th>
      <td className="govuk-table__cell pb-by-date__date">
        {node.dueOn === null ? 'No date agreed' : inWords(node.dueOn)}
        {node.dueOn !== null && line.late !== null && (
          <span className="pb-working__late">{dueInWords(node.dueOn, today)}</span>
        )}
      </td>
      <td className="govuk-table__cell pb-by-date__axis">
        <Line line={line} timeline={timeline} />
      </td>
    </tr>
  );
}

function Line({ line: { due, updated, late, open, steps }, timeline }: { line: TimelineLine; timeline: Timeline }) {
  const now = percent(timeline.today);
  return (
    <svg className="pb-by-date__drawing" width="100%" height="48" aria-hidden="true" focusable="false">
      {timeline.ticks.map(({ at, label }) => (
        <line className="pb-by-date__tick" key={label} x1={percent(at)} x2={percent(at)} y1="0" y2="48" />
      ))}
      {late !== null && (
        <rect className="pb-by-date__late" x={percent(late.from)} width={percent(late.length)} y="21" height="6" />
      )}
      <line className="pb-by-date__today" x1={now} x2={now} y1="0" y2="48" />
      {steps.map(({ id, at, done }) => (
        <svg key={id} x={percent(at)} y="24" overflow="visible" aria-hidden="true" focusable="false">
          <path className={done ? 'pb-by-date__step pb-by-date__step--done' : 'pb-by-date__step'} d={square} />
        </svg>
      ))}
      {updated !== null && <circle className="pb-by-date__updated" cx={percent(updated)} cy="24" r="5" />}
      {due !== null && (
        <svg x={percent(due)} y="24" overflow="visible" aria-hidden="true" focusable="false">
          <path className={open ? 'pb-by-date__due' : 'pb-by-date__due pb-by-date__due--closed'} d={diamond} />
        </svg>
      )}
    </svg>
  );
}
