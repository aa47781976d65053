import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { isOverdue, statusOf } from '#shared/plans/rules.ts';
import type { NodeView } from '#shared/plans/schema.ts';
import { useNames, usePlace } from '../authorities/place.ts';
import { dueInWords, inWords, today } from '../ui/dates.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { StatusTag } from '../ui/status-tag.tsx';
import { shortened } from '../ui/words.ts';
import { ActionTimeline } from './action-timeline.tsx';
import { AsFoundDetails } from './as-found.tsx';
import { NotesSection } from './notes-section.tsx';
import { nodeQuery } from './plan-data.ts';
import { fieldColumns, titleHeading } from './row-labels.ts';

const route = getRouteApi('/$authority/plans/$plan/actions/$node');

export function ActionPage() {
  const place = route.useParams();
  const { authority, plan } = place;
  const node = useQuery(nodeQuery(place));
  const level = node.data?.plan.shape.levels.find(({ key }) => key === node.data?.node.level)?.name ?? 'Action';
  const isAction = node.data === undefined || node.data.node.level === node.data.plan.shape.levels.at(-1)?.key;
  return (
    <Page
      title={level}
      heading={node.data === undefined ? level : shortened(node.data.node.title, 120)}
      caption={node.data === undefined ? undefined : level}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans" params={{ authority }} key="plans">
          Plans
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans/$plan" params={{ authority, plan }} key="plan">
          {node.data === undefined ? 'Plan' : shortened(node.data.plan.title, 50)}
        </Link>,
      ]}
      buttons={node.data && <ActionButtons view={node.data} authority={authority} isAction={isAction} />}
      wide
    >
      <Loaded query={node} waiting={<GreyAction />}>
        {(view) => <ActionContent view={view} authority={authority} isAction={isAction} />}
      </Loaded>
    </Page>
  );
}

interface PartProps {
  view: NodeView;
  authority: string;
  isAction: boolean;
}

function ActionButtons({ view, authority, isAction }: PartProps) {
  const params = { authority, plan: view.plan.id, node: view.node.id };
  return (
    <>
      {isAction && view.node.can.recordUpdate && (
        <Link className="govuk-button" to="/$authority/plans/$plan/actions/$node/update" params={params}>
          Record an update
        </Link>
      )}
      {view.node.can.change && (
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/plans/$plan/actions/$node/change"
          params={params}
        >
          Change what was agreed
        </Link>
      )}
      {view.node.can.change && (
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/plans/$plan/share"
          params={{ authority, plan: view.plan.id }}
          search={{ row: view.node.id }}
        >
          Share
        </Link>
      )}
    </>
  );
}

function ActionContent({ view, authority, isAction }: PartProps) {
  const names = useNames(authority);
  const { seat } = usePlace();
  const { node } = view;
  return (
    <>
      {node.removed !== null && (
        <div className="govuk-inset-text">
          Removed from the plan on {inWords(node.removed.on)}: {node.removed.why}
        </div>
      )}
      {view.decided !== null && <DecidedBy decided={view.decided} authority={authority} />}
      {isAction && <WhereItStands view={view} names={names} />}
      <div className="pb-columns">
        <section aria-labelledby="agreed">
          <h2 className="govuk-heading-m" id="agreed">
            What was agreed
          </h2>
          <Agreed view={view} />
          {node.asFound !== null && <AsFoundDetails found={node.asFound} shape={view.plan.shape} />}
        </section>
        <section aria-labelledby="since">
          <h2 className="govuk-heading-m" id="since">
            What has happened since
          </h2>
          <ActionTimeline view={view} names={names} />
        </section>
      </div>
      {(seat?.clearance ?? []).map((compartment) => (
        <NotesSection
          key={compartment}
          compartment={compartment}
          place={{ authority, plan: view.plan.id, node: node.id }}
          names={names}
        />
      ))}
    </>
  );
}

/** The decision that made the action, and the way back to it. */
function DecidedBy({ decided, authority }: { decided: NonNullable<NodeView['decided']>; authority: string }) {
  const { board, meeting, decision } = decided;
  return (
    <p className="pb-decided">
      Decided by{' '}
      <Link className="govuk-link" to="/$authority/meetings/$meeting" params={{ authority, meeting: meeting.id }}>
        {board.name}, {inWords(meeting.on)}
      </Link>
      : {decision.words === '' ? decision.recommendation : decision.words}
    </p>
  );
}

function WhereItStands({ view, names }: { view: NodeView; names: (person: string | null) => string }) {
  const { node, plan } = view;
  const late = isOverdue(plan.shape, node, today());
  return (
    <ul className="pb-strip__facts pb-strip__facts--large">
      <li>
        <StatusTag
          status={statusOf(plan.shape, node.latest) ?? undefined}
          none={node.latest === null ? 'No update yet' : 'No status given'}
        />
      </li>
      <li>{node.owner === null ? 'No owner yet' : `Owner: ${names(node.owner)}`}</li>
      <li>
        {node.dueOn === null ? 'No date agreed' : `Due ${inWords(node.dueOn)}`}
        {late && node.dueOn !== null && <span className="pb-warm"> ({dueInWords(node.dueOn, today())})</span>}
      </li>
      {node.latest !== null && <li>Last update {inWords(node.latest.effectiveOn)}</li>}
    </ul>
  );
}

function Agreed({ view }: { view: NodeView }) {
  const { node, plan, ancestors } = view;
  const rows = [
    ...ancestors.map(({ level, title, id }) => ({ key: id, label: titleHeading(plan.shape, level), text: title })),
    { key: 'title', label: titleHeading(plan.shape, node.level), text: node.title },
    ...fieldColumns(plan.shape, node.level).map(({ key, heading }) => ({
      key,
      label: heading,
      text: node.fields[key] ?? '',
    })),
  ];
  return (
    <dl className="govuk-summary-list pb-agreed">
      {rows.map(({ key, label, text }) => (
        <div className="govuk-summary-list__row" key={key}>
          <dt className="govuk-summary-list__key">{label}</dt>
          <dd className="govuk-summary-list__value pb-words">
            {text === '' ? <span className="pb-muted">Left blank</span> : text}
          </dd>
        </div>
      ))}
      <div className="govuk-summary-list__row">
        <dt className="govuk-summary-list__key">In the plan since</dt>
        <dd className="govuk-summary-list__value">{inWords(node.since)}</dd>
      </div>
    </dl>
  );
}

function GreyAction() {
  return (
    <div className="pb-columns">
      <GreyLines lines={8} />
      <GreyLines lines={6} />
    </div>
  );
}
