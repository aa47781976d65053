import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { columnsToShare, sharedNodes } from '#shared/audiences/rules.ts';
import { type ShareChoice, ShareDraft, ShareFields } from '#shared/audiences/schema.ts';
import { daysAfter } from '#shared/calendar.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { treeOf } from '#shared/plans/tree.ts';
import { api } from '../api.ts';
import { planQuery } from '../plans/plan-data.ts';
import type { Branch } from '../plans/plan-tree.ts';
import { DateField } from '../ui/date-field.tsx';
import { inWords, today } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Checkboxes, Radios, Select } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { textAt, type Values, valueAt } from '../ui/form-values.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { Tick } from '../ui/tick.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { shortened } from '../ui/words.ts';
import { sharesQuery } from './audience-data.ts';
import { SharedRows } from './shared-rows.tsx';

const route = getRouteApi('/$authority/plans/$plan/share');
const usualDays = 90;

export function SharePage() {
  const place = route.useParams();
  const { authority, plan: id } = place;
  const plan = useQuery(planQuery(place));
  const shares = useQuery(sharesQuery(authority));
  return (
    <Page
      title="Share a part of this plan"
      crumbs={[
        <Link
          className="govuk-breadcrumbs__link"
          to="/$authority/plans/$plan"
          params={{ authority, plan: id }}
          key="plan"
        >
          {plan.data === undefined ? 'Plan' : shortened(plan.data.title, 50)}
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/shares" params={{ authority }} key="shares">
          What is shared
        </Link>,
      ]}
    >
      <Loaded query={plan} waiting={<GreyLines lines={8} />}>
        {(view) => (
          <Loaded query={shares} waiting={<GreyLines lines={8} />}>
            {({ audiences }) =>
              audiences.length === 0 ? <NobodyToShareWith /> : <ShareForm plan={view} audiences={audiences} />
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function NobodyToShareWith() {
  return (
    <EmptyState title="There is nobody to share with yet">
      Your authority takes part in no partnership here. Whoever looks after Placeboard can add it to one.
    </EmptyState>
  );
}

interface ShareFormProps {
  plan: PlanView;
  audiences: ShareChoice[];
}

function ShareForm({ plan, audiences }: ShareFormProps) {
  const { authority } = route.useParams();
  const { row } = route.useSearch();
  const navigate = useNavigate();
  const tell = useNotices();
  const refresh = useRefresh(authority);
  const rows = useMemo(() => flat(treeOf(plan.nodes)), [plan.nodes]);
  const initial = {
    audience: audiences.length === 1 ? audiences[0]?.audience : null,
    thing: { kind: 'node', plan: plan.id, node: row ?? rows[0]?.node.id ?? null },
    fields: { columns: [], status: true, latestUpdate: true, dueOn: true },
    until: daysAfter(today(), usualDays),
  };
  return (
    <Form
      schema={ShareDraft}
      initial={initial}
      submit="Share"
      cancel={
        <Link className="govuk-link" to="/$authority/plans/$plan" params={{ authority, plan: plan.id }}>
          Cancel
        </Link>
      }
      onSubmit={async (value, { key }) => {
        const share = await api.share(authority, value, { key });
        await refresh();
        tell({ words: `Shared with ${share.audienceName} until ${inWords(share.until)}.` });
        await navigate({ to: '/$authority/shares', params: { authority } });
      }}
    >
      {(values) => (
        <>
          <Select
            name="thing.node"
            label="Which row"
            hint="What stands below it goes with it"
            choices={rows.map(choiceOf(plan))}
          />
          <Radios
            name="audience"
            label="With whom"
            choices={audiences.map(({ audience, name }) => ({ value: audience, label: name }))}
          />
          <WhatOfIt plan={plan} />
          <DateField name="until" label="Shown until" hint="The last day. You can withdraw it before" />
          <Preview plan={plan} values={values} />
        </>
      )}
    </Form>
  );
}

/** All rows in printed order, whatever their level. */
const flat = (branches: Branch[]): Branch[] => branches.flatMap((branch) => [branch, ...flat(branch.children)]);

const choiceOf =
  ({ shape }: PlanView) =>
  ({ node, number }: Branch) => {
    const level = shape.levels.find(({ key }) => key === node.level)?.name ?? '';
    return { value: node.id, label: `${level} ${number}: ${shortened(node.title, 80)}` };
  };

function WhatOfIt({ plan }: { plan: PlanView }) {
  const columns = columnsToShare(plan.shape);
  const { milestones } = plan.shape;
  return (
    <>
      <fieldset className="govuk-fieldset pb-shared-choice">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">What of each row, beside its words</legend>
        <div className="govuk-hint">Who owns an action and who reported on it is never shown.</div>
        <div className="govuk-checkboxes govuk-checkboxes--small">
          <Tick name="fields.status" label="Status" />
          <Tick name="fields.latestUpdate" label="Latest update: what was delivered, and what is next" />
          <Tick name="fields.dueOn" label="Due date" />
          {milestones !== undefined && (
            <Tick name="fields.steps" label={`${milestones.plural}: what, by when and whether done`} />
          )}
        </div>
      </fieldset>
      {columns.length > 0 && (
        <Checkboxes
          name="fields.columns"
          label="Other columns"
          hint="They may name people: look at the preview"
          choices={columns.map(({ key, heading }) => ({ value: key, label: heading }))}
        />
      )}
    </>
  );
}

/** Made by the same rule that makes the copies: to the letter what they will see. */
function Preview({ plan, values }: { plan: PlanView; values: Values }) {
  const fields = ShareFields.safeParse(valueAt(values, 'fields'));
  if (!fields.success) return null;
  const nodes = sharedNodes({
    ...plan,
    root: textAt(values, 'thing.node'),
    fields: fields.data,
    present: plan.cycles[0] ?? null,
  });
  return (
    <section className="pb-shared-preview" aria-labelledby="preview">
      <h2 className="govuk-heading-s" id="preview">
        What they will see
      </h2>
      <SharedRows nodes={nodes} fields={fields.data} />
    </section>
  );
}
