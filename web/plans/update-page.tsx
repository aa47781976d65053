import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type NodeView, UpdateDraft } from '#shared/plans/schema.ts';
import { api } from '../api.ts';
import { useNames, usePlace } from '../authorities/place.ts';
import { DateField } from '../ui/date-field.tsx';
import { today } from '../ui/dates.ts';
import { Radios, TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import type { Submission } from '../ui/form-state.ts';
import type { Values } from '../ui/form-values.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { StatusTag } from '../ui/status-tag.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { shortened } from '../ui/words.ts';
import { EvidenceFields } from './evidence-fields.tsx';
import { LastUpdate } from './last-update.tsx';
import { nodeQuery, useDone } from './plan-data.ts';
import { UpdatePreview } from './update-preview.tsx';

const route = getRouteApi('/$authority/plans/$plan/actions/$node/update');

/** Words that fit a row of the report before it runs over most of a page. */
const fits = 120;

export function UpdatePage() {
  const place = route.useParams();
  const node = useQuery(nodeQuery(place));
  return (
    <Page
      title="Record an update"
      caption={node.data === undefined ? undefined : shortened(node.data.node.title, 160)}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans/$plan" params={place} key="plan">
          {shortened(node.data?.plan.title ?? 'Plan', 50)}
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans/$plan/actions/$node" params={place} key="node">
          {shortened(node.data?.node.title ?? 'Action', 40)}
        </Link>,
      ]}
      wide
    >
      <Loaded query={node} waiting={<GreyLines lines={8} />}>
        {(view) =>
          view.node.can.recordUpdate ? (
            <UpdateForm view={view} authority={place.authority} />
          ) : (
            <NotAllowedWords>Its owner, editors and administrators record updates on this action.</NotAllowedWords>
          )
        }
      </Loaded>
    </Page>
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
      </section>
      <section aria-labelledby="new">
        <h2 className="govuk-heading-m" id="new">
          The new update
        </h2>
        <TheNewUpdate view={view} authority={authority} />
      </section>
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
  const handleSubmit = async (value: UpdateDraft, how: Submission): Promise<void> => {
    const recorded = await api.recordUpdate(place, value, how);
    await done('Your update was recorded.', recorded);
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

function UpdateFields({ view, values }: { view: NodeView; values: Values }) {
  const statuses = view.plan.shape.statuses.map((status) => ({
    value: status.key,
    label: <StatusTag status={status} />,
    hint: status.definition,
  }));
  const none = { value: 'none', label: 'No status', hint: 'Say how it stands in words alone' };
  return (
    <>
      <Radios name="status" label="Status" none={none.value} choices={[...statuses, none]} />
      <TextArea name="delivered" label="What was delivered?" rows={6} fits={fits} />
      <TextArea name="next" label="What comes next?" rows={4} fits={fits} />
      <EvidenceFields values={values} />
      <DateField
        name="effectiveOn"
        label="When is this true?"
        hint="Today, or an earlier date such as that of the report. For example, 27 3 2026"
      />
      <UpdatePreview view={view} values={values} />
    </>
  );
}
