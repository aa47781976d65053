import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { MilestoneChange, MilestoneDraft, type MilestoneView } from '#shared/milestones/schema.ts';
import type { NodeView } from '#shared/plans/schema.ts';
import type { NodePlace } from '../api/plans.ts';
import { api } from '../api.ts';
import { useDone } from '../plans/plan-data.ts';
import { RowPage } from '../plans/row/row-page.tsx';
import { DateField } from '../ui/date-field.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { NotAllowedWords, NotFoundPage } from '../ui/trouble.tsx';
import { inSentence, shortened } from '../ui/words.ts';
import { nameOf } from './milestone-words.ts';

const addRoute = getRouteApi('/$authority/plans/$plan/actions/$node/milestones/new');
const changeRoute = getRouteApi('/$authority/plans/$plan/actions/$node/milestones/$milestone/change');

const titled = (verb: 'Add' | 'Change') => (view: NodeView | undefined) =>
  `${verb} ${inSentence(nameOf(view?.plan.shape).name)}`;

const notAllowed = <NotAllowedWords>Editors and administrators say what the steps of an action are.</NotAllowedWords>;

export function MilestoneAddPage() {
  const place = addRoute.useParams();
  const back = useBack(place);
  const done = useDone(place);
  return (
    <RowPage title={titled('Add')} place={place}>
      {(view) =>
        view.node.can.change ? (
          <Form
            schema={MilestoneDraft}
            initial={{ title: '', dueOn: '' }}
            draft={`${place.authority}.milestone-new.${place.node}`}
            submit={`Add ${inSentence(nameOf(view.plan.shape).name)}`}
            cancel={<Cancel place={place} />}
            onSubmit={async (value, { key }) => {
              await done(`Added “${shortened(value.title, 40)}”.`, await api.addMilestone(place, value, { key }));
              await back();
            }}
          >
            <Fields />
          </Form>
        ) : (
          notAllowed
        )
      }
    </RowPage>
  );
}

export function MilestoneChangePage() {
  const { milestone, ...place } = changeRoute.useParams();
  return (
    <RowPage title={titled('Change')} place={place}>
      {(view) => {
        const found = view.milestones.find(({ id }) => id === milestone);
        if (found === undefined) return <NotFoundPage />;
        return found.can.change ? <ChangeForm key={found.version} place={place} milestone={found} /> : notAllowed;
      }}
    </RowPage>
  );
}

function ChangeForm({ place, milestone }: { place: NodePlace; milestone: MilestoneView }) {
  const back = useBack(place);
  const done = useDone(place);
  const { id, title, dueOn, version } = milestone;
  return (
    <Form
      schema={MilestoneChange}
      initial={{ title, dueOn: dueOn ?? '', why: '' }}
      submit="Save changes"
      cancel={<Cancel place={place} />}
      onSubmit={async (value, { key }) => {
        const changed = await api.changeMilestone({ ...place, milestone: id }, value, { version, key });
        await done(`Changed “${shortened(title, 40)}”.`, changed);
        await back();
      }}
    >
      <Fields />
      <TextField
        name="why"
        label="Why is it changed?"
        hint="Needed where its date moves. It stands in the history of the action."
      />
    </Form>
  );
}

function Fields() {
  return (
    <>
      <TextArea name="title" label="What will have been done?" rows={2} />
      <DateField name="dueOn" label="By when?" />
    </>
  );
}

function Cancel({ place }: { place: NodePlace }) {
  return (
    <Link className="govuk-link" to="/$authority/plans/$plan/actions/$node" params={place}>
      Cancel
    </Link>
  );
}

function useBack(place: NodePlace): () => Promise<void> {
  const navigate = useNavigate();
  return () => navigate({ to: '/$authority/plans/$plan/actions/$node', params: place });
}
