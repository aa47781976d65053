import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { closingStatus } from '#shared/plans/link-rules.ts';
import { HandOver } from '#shared/plans/links.ts';
import { actionLevel } from '#shared/plans/rules.ts';
import type { NodeView, PlanView } from '#shared/plans/schema.ts';
import type { NodePlace } from '../../api/plans.ts';
import { api } from '../../api.ts';
import { homeQuery } from '../../authorities/place.ts';
import { type Adding, StrandChooser } from '../../strands/strand-chooser.tsx';
import { useListing } from '../../strands/use-listing.ts';
import { DateField } from '../../ui/date-field.tsx';
import { today } from '../../ui/dates.ts';
import { TextArea } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import { textAt } from '../../ui/form-values.ts';
import { KindField } from '../../ui/kind-field.tsx';
import { NotAllowedWords } from '../../ui/trouble.tsx';
import { inSentence, shortened } from '../../ui/words.ts';
import { useKnown } from '../answers/answer-fields.tsx';
import { PartiesField } from '../answers/parties-field.tsx';
import { usePartyNames } from '../party-names.ts';
import { useEntryDone } from '../plan-data.ts';
import { RowPage } from '../row/row-page.tsx';
import { mayGo } from './link-words.ts';
import { RowChooser } from './row-chooser.tsx';

const route = getRouteApi('/$authority/plans/$plan/actions/$node/hand-over');

/** Closes an action into another plan, a strand of work or day-to-day business. */
export function HandOverPage() {
  const place = route.useParams();
  return (
    <RowPage title="Hand it over" place={place}>
      {(view) =>
        view.node.can.change && mayGo(view) ? (
          <HandOverForm view={view} place={place} />
        ) : (
          <NotAllowedWords>Editors and administrators hand over actions that are open.</NotAllowedWords>
        )
      }
    </RowPage>
  );
}

type FormProps = { view: NodeView; place: NodePlace };

function HandOverForm({ view, place }: FormProps) {
  const navigate = useNavigate();
  const done = useEntryDone(place);
  const home = useQuery(homeQuery(place.authority));
  const nameOf = usePartyNames(place.authority);
  const known = useKnown(place.authority, home.data?.people ?? []);
  const listing = useListing(place.authority);
  return (
    <Form
      schema={HandOver}
      initial={{ into: { kind: 'plan', plan: '', parent: null }, why: '', effectiveOn: today() }}
      draft={`${place.authority}.hand-over.${place.node}`}
      submit="Hand over"
      cancel={
        <Link className="govuk-link" to="/$authority/plans/$plan/actions/$node" params={place}>
          Cancel
        </Link>
      }
      onSubmit={async (value, { key }) => {
        const into = await listing.listed(value.into);
        const handed = await api.handOver(place, { ...value, into }, { key, version: view.node.version });
        await done(`Handed over “${shortened(view.node.title, 40)}”.`, handed.entry);
        await navigate({ to: '/$authority/plans/$plan/actions/$node', params: place });
      }}
    >
      {(values) => (
        <>
          <Into view={view} authority={place.authority} kind={textAt(values, 'into.kind')} adding={listing.adding} />
          <TextArea name="why" label="Why is it handed over?" hint="It stands in its last update." rows={3} />
          <PartiesField
            name="agreedBy"
            label="Who agreed it?"
            hint="A board, a person, a role or an organisation."
            {...{ known, nameOf, single: true }}
          />
          <DateField name="effectiveOn" label="From when?" hint="The plan as at an earlier date shows none of it." />
        </>
      )}
    </Form>
  );
}

const ways = {
  plan: { label: 'Another plan', hint: 'It goes on there as a new row', blank: { plan: '', parent: null } },
  strand: { label: 'A strand or a strategy', hint: 'A stream of work that has a name', blank: { name: '' } },
  'day-to-day': { label: 'Day-to-day business', hint: 'Achieved, and now part of everyday work', blank: {} },
};
type Way = keyof typeof ways;
const isWay = (kind: string): kind is Way => kind in ways;

type IntoProps = { view: NodeView; authority: string; kind: string; adding: Adding | null };

function Into({ view, authority, kind, adding }: IntoProps) {
  const status = isWay(kind) ? closingStatus(view.plan.shape, kind) : null;
  return (
    <>
      <KindField name="into" label="Where does it go?" kinds={ways} />
      {kind === 'plan' && (
        <RowChooser
          authority={authority}
          name="into"
          row="parent"
          label="Which plan?"
          hint="Then choose what it stands under there."
          whole={atTop}
          fits={(one, plan) => depthOf(plan, one.level) < depthOf(plan, actionLevel(plan.shape))}
          without={view.plan.id}
        />
      )}
      {kind === 'strand' && (
        <StrandChooser
          {...{ authority, kind, adding }}
          name="into"
          label="Which strand or strategy?"
          kinds={['strand', 'strategy']}
          none="Another, by its name"
        />
      )}
      {kind === 'day-to-day' && (
        <StrandChooser
          {...{ authority, kind, adding }}
          name="into"
          label="Whose day-to-day business?"
          kinds={['day-to-day']}
          none="Day-to-day business in general"
        />
      )}
      {status !== null && (
        <p className="govuk-body">
          Here it closes as “{status.label}”: {inSentence(status.definition)}.
        </p>
      )}
    </>
  );
}

const depthOf = ({ shape }: PlanView, level: string): number => shape.levels.findIndex(({ key }) => key === level);

/** Where the action is the top level, it stands under nothing. */
const atTop = (plan: PlanView): string | null =>
  depthOf(plan, actionLevel(plan.shape)) === 0 ? 'At the top of the plan' : null;
