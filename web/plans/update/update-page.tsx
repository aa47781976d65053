import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type NodeView, UpdateDraft } from '#shared/plans/schema.ts';
import { api } from '../../api.ts';
import { useNames, usePlace } from '../../authorities/place.ts';
import { OpenSteps } from '../../milestones/milestones-section.tsx';
import { inWords, today } from '../../ui/dates.ts';
import { Form } from '../../ui/form.tsx';
import type { Submission } from '../../ui/form-state.ts';
import { useNotices } from '../../ui/notices.tsx';
import { NotAllowedWords } from '../../ui/trouble.tsx';
import { useRefresh } from '../../ui/use-refresh.ts';
import { useDone } from '../plan-data.ts';
import { RowPage } from '../row/row-page.tsx';
import { LastUpdate } from './last-update.tsx';
import { UpdateFields } from './update-fields.tsx';

const route = getRouteApi('/$authority/plans/$plan/actions/$node/update');

export function UpdatePage() {
  const place = route.useParams();
  return (
    <RowPage title="Record an update" place={place} wide>
      {(view) =>
        view.node.can.recordUpdate ? (
          <UpdateForm view={view} authority={place.authority} />
        ) : (
          <NotAllowedWords>Its owner, editors and administrators record updates on this action.</NotAllowedWords>
        )
      }
    </RowPage>
  );
}

interface UpdateProps {
  view: NodeView;
  authority: string;
}

function UpdateForm({ view, authority }: UpdateProps) {
  return (
    <div className="pb-columns pb-columns--form">
      <section aria-labelledby="last">
        <h2 className="govuk-heading-m" id="last">
          The last update
        </h2>
        <TheLastUpdate view={view} authority={authority} />
        <OpenSteps
          milestones={view.milestones}
          shape={view.plan.shape}
          place={{ authority, plan: view.plan.id, node: view.node.id }}
        />
      </section>
      <section aria-labelledby="new">
        <h2 className="govuk-heading-m" id="new">
          The new update
        </h2>
        <OpenCycle view={view} />
        <TheNewUpdate view={view} authority={authority} />
      </section>
    </div>
  );
}

/** What is recorded while a cycle is open is the answer to it. */
function OpenCycle({ view }: { view: NodeView }) {
  const open = view.cycles.find(({ locked }) => locked === null);
  if (open === undefined) return null;
  return (
    <div className="govuk-inset-text">
      “{open.name}” is open, due {inWords(open.dueOn)}. This update is the answer for its report.
    </div>
  );
}

function TheLastUpdate({ view, authority }: UpdateProps) {
  const { latest } = view.node;
  const names = useNames(authority);
  const { seat } = usePlace();
  const [opened] = useState(latest?.id ?? null);
  const overtaken = latest !== null && latest.id !== opened && latest.by !== seat?.person;
  return (
    <>
      {overtaken && (
        <div className="govuk-inset-text" role="status">
          This update was recorded by {names(latest.by)} while you were typing. Yours will stand after it; nothing is
          lost.
        </div>
      )}
      <LastUpdate view={view} names={names} />
    </>
  );
}

function TheNewUpdate({ view, authority }: UpdateProps) {
  const place = { authority, plan: view.plan.id, node: view.node.id };
  const navigate = useNavigate();
  const done = useDone(place);
  const tell = useNotices();
  const refresh = useRefresh(authority);
  const handleSubmit = async (value: UpdateDraft, how: Submission): Promise<void> => {
    const recorded = await api.recordUpdate(place, value, how);
    if (recorded.answered === undefined) await done('Your update was recorded.', recorded);
    else {
      tell({ words: `Your update was sent for review in “${recorded.answered}”.` });
      await refresh();
    }
    await navigate({ to: '/$authority/plans/$plan/actions/$node', params: place });
  };
  return (
    <Form
      schema={UpdateDraft}
      initial={{ status: null, delivered: '', next: '', effectiveOn: today(), evidence: [] }}
      draft={`${authority}.update.${place.node}`}
      submit="Record this update"
      cancel={
        <Link className="govuk-link" to="/$authority/plans/$plan/actions/$node" params={place}>
          Cancel
        </Link>
      }
      onSubmit={handleSubmit}
    >
      {(values) => <UpdateFields view={view} values={values} />}
    </Form>
  );
}
