import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { citation, pathNumber } from '#shared/plans/numbering.ts';
import type { NodeView } from '#shared/plans/schema.ts';
import { useNames, usePlace } from '../../authorities/place.ts';
import { BoardSaid } from '../../board-comments/board-said.tsx';
import { CriteriaSection } from '../../criteria/criteria-section.tsx';
import { DiscussionSection } from '../../discussion/discussion-section.tsx';
import { EvidenceSection } from '../../evidence/evidence-section.tsx';
import { MilestonesSection } from '../../milestones/milestones-section.tsx';
import { inWords } from '../../ui/dates.ts';
import { GreyLines, Loaded } from '../../ui/loaded.tsx';
import { More } from '../../ui/more.tsx';
import { Page } from '../../ui/page.tsx';
import { shortened } from '../../ui/words.ts';
import { mayGo } from '../links/link-words.ts';
import { LinksSection } from '../links/links-section.tsx';
import { useBoardNames } from '../party-names.ts';
import { nodeQuery } from '../plan-data.ts';
import { ActionTimeline } from './action-timeline.tsx';
import { Agreed, WhereItStands } from './as-agreed.tsx';
import { AsFoundDetails } from './as-found.tsx';
import { NotesSection } from './notes-section.tsx';

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
      caption={node.data === undefined ? undefined : captionOf(node.data, level)}
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

/** How the row is cited, with its number in the plan; its level alone, where it has none of its own. */
function captionOf({ plan, node, ancestors }: NodeView, level: string): string {
  const path = [...ancestors, node];
  const cited = citation(plan.shape, path);
  return cited === '' ? level : `${cited} (${pathNumber(path)})`;
}

interface PartProps {
  view: NodeView;
  authority: string;
  isAction: boolean;
}

function ActionButtons({ view, authority, isAction }: PartProps) {
  const params = { authority, plan: view.plan.id, node: view.node.id };
  const { change, recordUpdate } = view.node.can;
  return (
    <>
      {isAction && recordUpdate && (
        <Link className="govuk-button" to="/$authority/plans/$plan/actions/$node/update" params={params}>
          Record an update
        </Link>
      )}
      {change && (
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/plans/$plan/actions/$node/change"
          params={params}
        >
          Change what was agreed
        </Link>
      )}
      {change && <More label="More">{furtherThings(view, authority)}</More>}
    </>
  );
}

function furtherThings(view: NodeView, authority: string) {
  const params = { authority, plan: view.plan.id, node: view.node.id };
  const link = (
    <Link className="govuk-link" to="/$authority/plans/$plan/actions/$node/link" params={params} key="link">
      Link to another plan
    </Link>
  );
  const handOver = (
    <Link className="govuk-link" to="/$authority/plans/$plan/actions/$node/hand-over" params={params} key="hand-over">
      Hand over
    </Link>
  );
  const share = (
    <Link
      className="govuk-link"
      to="/$authority/plans/$plan/share"
      params={params}
      search={{ row: view.node.id }}
      key="share"
    >
      Share
    </Link>
  );
  return mayGo(view) ? [link, handOver, share] : [link, share];
}

function ActionContent({ view, authority, isAction }: PartProps) {
  const names = useNames(authority);
  const boards = useBoardNames(authority);
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
      <LinksSection view={view} authority={authority} />
      <div className="pb-columns">
        <section aria-labelledby="agreed">
          <h2 className="govuk-heading-m" id="agreed">
            What was agreed
          </h2>
          <Agreed view={view} authority={authority} />
          {isAction && <MilestonesSection view={view} place={{ authority, plan: view.plan.id, node: node.id }} />}
          <CriteriaSection view={view} place={{ authority, plan: view.plan.id, node: node.id }} names={names} />
          <EvidenceSection view={view} place={{ authority, plan: view.plan.id, node: node.id }} names={names} />
          {node.asFound !== null && <AsFoundDetails found={node.asFound} shape={view.plan.shape} />}
        </section>
        <section aria-labelledby="since">
          <h2 className="govuk-heading-m" id="since">
            What has happened since
          </h2>
          <BoardSaid comments={view.boardComments} {...{ authority, boards }} />
          <ActionTimeline {...{ view, names, boards }} />
        </section>
      </div>
      <DiscussionSection view={view} place={{ authority, plan: view.plan.id, node: node.id }} names={names} />
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

function GreyAction() {
  return (
    <div className="pb-columns">
      <GreyLines lines={8} />
      <GreyLines lines={6} />
    </div>
  );
}
