import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type CriterionView, EvaluationDraft } from '#shared/criteria/schema.ts';
import type { NodeView } from '#shared/plans/schema.ts';
import type { NodePlace } from '../api/plans.ts';
import { api } from '../api.ts';
import { homeQuery } from '../authorities/place.ts';
import { useKnown } from '../plans/answers/answer-fields.tsx';
import { PartiesField } from '../plans/answers/parties-field.tsx';
import { usePartyNames } from '../plans/party-names.ts';
import { RowPage } from '../plans/row/row-page.tsx';
import { EvidenceFields } from '../plans/update/evidence-fields.tsx';
import { DateField } from '../ui/date-field.tsx';
import { today } from '../ui/dates.ts';
import { Radios, TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { NotAllowedWords, NotFoundPage } from '../ui/trouble.tsx';
import { useRecorded } from './criterion-pages.tsx';
import { verdictInWords } from './verdict-tag.tsx';

const route = getRouteApi('/$authority/plans/$plan/actions/$node/criteria/$criterion/evaluate');

/** What a row has changed, said by someone other than its owner. */
export function EvaluatePage() {
  const { criterion, ...place } = route.useParams();
  return (
    <RowPage title="Judge a criterion" place={place}>
      {(view) => {
        const found = view.criteria.find(({ id }) => id === criterion);
        if (found === undefined) return <NotFoundPage />;
        if (!found.can.evaluate) {
          return (
            <NotAllowedWords>
              Those named to evaluate the row judge it, or an editor for them; never its owner.
            </NotAllowedWords>
          );
        }
        return <EvaluateForm key={found.version} view={view} criterion={found} place={place} />;
      }}
    </RowPage>
  );
}

interface EvaluateProps {
  view: NodeView;
  criterion: CriterionView;
  place: NodePlace;
}

function EvaluateForm({ view, criterion, place }: EvaluateProps) {
  const home = useQuery(homeQuery(place.authority));
  const known = useKnown(place.authority, home.data?.people ?? []);
  const nameOf = usePartyNames(place.authority);
  const recorded = useRecorded(place);
  const [first, ...others] = view.node.evaluatedBy;
  return (
    <>
      <p className="govuk-inset-text pb-words">{criterion.words}</p>
      <Form
        schema={EvaluationDraft}
        initial={{
          ...{ verdict: null, words: '', evidence: [], effectiveOn: today() },
          onBehalfOf: others.length === 0 ? (first ?? null) : null,
        }}
        draft={`${place.authority}.evaluation.${criterion.id}`}
        submit="Record the judgement"
        cancel={
          <Link className="govuk-link" to="/$authority/plans/$plan/actions/$node" params={place}>
            Cancel
          </Link>
        }
        onSubmit={async (value, { key }) => {
          const how = { version: criterion.version, key };
          const at = { ...place, criterion: criterion.id };
          const judgement = { ...value, onBehalfOf: value.onBehalfOf ?? null };
          await recorded('Recorded the judgement.', await api.evaluateCriterion(at, judgement, how));
        }}
      >
        {(values) => (
          <>
            <Radios
              name="verdict"
              label="Is it met?"
              choices={(['met', 'partly', 'not-met'] as const).map((value) => ({
                value,
                label: verdictInWords(value),
              }))}
            />
            <TextArea name="words" label="What is it judged by?" hint="What changed, and how you know" rows={5} />
            <EvidenceFields values={values} />
            <PartiesField
              name="onBehalfOf"
              label="Whose judgement is it?"
              hint="Leave it empty where it is your own"
              {...{ known, nameOf, single: true }}
            />
            <DateField name="effectiveOn" label="When was it judged?" />
          </>
        )}
      </Form>
    </>
  );
}
