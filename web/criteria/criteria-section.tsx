import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CriterionView } from '#shared/criteria/schema.ts';
import { type NodeView, Removal } from '#shared/plans/schema.ts';
import type { NodePlace } from '../api/plans.ts';
import { api } from '../api.ts';
import { usePartyNames } from '../plans/party-names.ts';
import { useDone } from '../plans/plan-data.ts';
import { evidenceItems } from '../plans/update/evidence-links.tsx';
import { inWords } from '../ui/dates.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { shortened } from '../ui/words.ts';
import { VerdictTag } from './verdict-tag.tsx';

interface SectionProps {
  view: NodeView;
  place: NodePlace;
  names: (person: string | null) => string;
}

/** How one will know that a row has changed something, and what was found. */
export function CriteriaSection({ view, place, names }: SectionProps) {
  const { criteria, node } = view;
  return (
    <section className="pb-section" aria-labelledby="criteria">
      <h2 className="govuk-heading-m" id="criteria">
        How one will know
      </h2>
      {criteria.length === 0 ? (
        <p className="govuk-body">
          No success criterion yet. One that is bound to an indicator is judged by itself when the figure is published.
        </p>
      ) : (
        <ul className="pb-waiting">
          {criteria.map((criterion) => (
            <OneCriterion key={criterion.id} {...{ criterion, place, names }} />
          ))}
        </ul>
      )}
      {node.can.change && (
        <Link
          className="govuk-button govuk-button--secondary pb-no-print"
          to="/$authority/plans/$plan/actions/$node/criteria/new"
          params={place}
        >
          Add a criterion
        </Link>
      )}
    </section>
  );
}

interface OneProps extends Omit<SectionProps, 'view'> {
  criterion: CriterionView;
}

function OneCriterion({ criterion, place, names }: OneProps) {
  const { latest, can, words } = criterion;
  const [removing, setRemoving] = useState(false);
  const params = { ...place, criterion: criterion.id };
  const about = <span className="govuk-visually-hidden"> “{shortened(words, 60)}”</span>;
  return (
    <li className="pb-plan-line pb-criterion">
      <p className="govuk-body pb-words pb-criterion__words">{words}</p>
      <p className="govuk-body">
        <VerdictTag verdict={latest?.verdict ?? null} />
      </p>
      {latest !== null && <Said latest={latest} authority={place.authority} names={names} />}
      <ul className="pb-strip__links pb-no-print">
        {can.evaluate && (
          <li>
            <Link
              className="govuk-link"
              to="/$authority/plans/$plan/actions/$node/criteria/$criterion/evaluate"
              params={params}
            >
              Judge it{about}
            </Link>
          </li>
        )}
        {can.change && (
          <li>
            <Link
              className="govuk-link"
              to="/$authority/plans/$plan/actions/$node/criteria/$criterion/change"
              params={params}
            >
              Change{about}
            </Link>
          </li>
        )}
        {can.remove && (
          <li>
            <button className="pb-link-button pb-link-button--small" type="button" onClick={() => setRemoving(true)}>
              Remove{about}
            </button>
          </li>
        )}
      </ul>
      {removing && <RemoveCriterion criterion={criterion} place={place} onClose={() => setRemoving(false)} />}
    </li>
  );
}

type SaidProps = { latest: NonNullable<CriterionView['latest']>; authority: string; names: SectionProps['names'] };

function Said({ latest, authority, names }: SaidProps) {
  const party = usePartyNames(authority);
  const { by, onBehalfOf, figure, evidence } = latest;
  return (
    <>
      <p className="govuk-body pb-words">{latest.words}</p>
      {evidence.length > 0 && <ul className="govuk-list govuk-list--bullet">{evidenceItems(evidence)}</ul>}
      <p className="pb-small pb-muted">
        {by === null ? 'By the published figure' : `Judged by ${names(by)}`}
        {onBehalfOf !== null && ` for ${party(onBehalfOf)}`}, {inWords(latest.effectiveOn)}
        {figure !== null && ` · ${figure.release}`}
      </p>
    </>
  );
}

function RemoveCriterion({ criterion, place, onClose }: Omit<OneProps, 'names'> & { onClose: () => void }) {
  const done = useDone(place);
  return (
    <ReasonDialog
      title="Remove this criterion?"
      schema={Removal}
      ids="remove-criterion"
      why="Why is it removed?"
      submit="Remove criterion"
      keep="Keep it"
      onClose={onClose}
      onSubmit={async (value, { key }) => {
        const at = { version: criterion.version, key };
        const recorded = await api.removeCriterion({ ...place, criterion: criterion.id }, value, at);
        onClose();
        await done('Removed the criterion.', recorded);
      }}
    >
      <p className="govuk-body">“{shortened(criterion.words, 160)}”</p>
      <p className="govuk-body">What was judged of it stays in the history of the row.</p>
    </ReasonDialog>
  );
}
