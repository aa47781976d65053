import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { LinkDraft } from '#shared/plans/links.ts';
import type { NodeView } from '#shared/plans/schema.ts';
import type { NodePlace } from '../api/plans.ts';
import { api } from '../api.ts';
import { DateField } from '../ui/date-field.tsx';
import { today } from '../ui/dates.ts';
import { Radios, TextArea, TextField } from '../ui/fields.tsx';
import { Form, useField } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { shortened } from '../ui/words.ts';
import { nodeQuery, useEntryDone } from './plan-data.ts';
import { RowChooser } from './row-chooser.tsx';

const route = getRouteApi('/$authority/plans/$plan/actions/$node/link');

/** Links a row to a row of another plan, to another plan whole, or to a strategy outside. */
export function LinkAddPage() {
  const place = route.useParams();
  const node = useQuery(nodeQuery(place));
  return (
    <Page
      title="Link it to another plan"
      caption={node.data && shortened(node.data.node.title, 120)}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans/$plan" params={place} key="plan">
          {node.data?.plan.title ?? 'Plan'}
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans/$plan/actions/$node" params={place} key="node">
          {shortened(node.data?.node.title ?? 'Row', 40)}
        </Link>,
      ]}
    >
      <Loaded query={node} waiting={<GreyLines lines={8} />}>
        {(view) =>
          view.node.can.change ? (
            <LinkForm view={view} place={place} />
          ) : (
            <NotAllowedWords>Editors and administrators link the rows of plans.</NotAllowedWords>
          )
        }
      </Loaded>
    </Page>
  );
}

function LinkForm({ view, place }: { view: NodeView; place: NodePlace }) {
  const navigate = useNavigate();
  const done = useEntryDone(place);
  const initial = {
    kind: 'refers-to',
    node: view.node.id,
    other: { kind: 'plan', plan: '', node: null },
    why: '',
    effectiveOn: today(),
  };
  return (
    <Form
      schema={LinkDraft}
      initial={initial}
      draft={`${place.authority}.link.${place.node}`}
      submit="Link"
      cancel={
        <Link className="govuk-link" to="/$authority/plans/$plan/actions/$node" params={place}>
          Cancel
        </Link>
      }
      onSubmit={async (value, { key }) => {
        const recorded = await api.addLink(place, value, { key });
        await done('Linked. It stands on both sides.', recorded.entry);
        await navigate({ to: '/$authority/plans/$plan/actions/$node', params: place });
      }}
    >
      <Radios
        name="kind"
        label="How is it linked?"
        choices={[
          { value: 'refers-to', label: 'It refers to it', hint: 'Both have to do with one another' },
          {
            value: 'part-of',
            label: 'It is part of it',
            hint: 'It carries a priority of another plan, and is shown there with its status',
          },
        ]}
      />
      <Other authority={place.authority} node={place.node} />
      <TextArea name="why" label="Why, or how?" hint="Optional. It stands beside the link." rows={2} />
      <DateField name="effectiveOn" label="Since when?" />
    </Form>
  );
}

function Other({ authority, node }: { authority: string; node: string }) {
  const { id, value, set } = useField('other');
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : null;
  const ends = {
    plan: { label: 'A plan of ours', blank: { kind: 'plan', plan: '', node: null } },
    outside: { label: 'A strategy or plan elsewhere', blank: { kind: 'outside', title: '', href: '' } },
  };
  return (
    <>
      <div className="govuk-form-group">
        <fieldset className="govuk-fieldset">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">What is it linked to?</legend>
          <div className="govuk-radios govuk-radios--small">
            {Object.entries(ends).map(([key, { label, blank }]) => (
              <div className="govuk-radios__item" key={key}>
                <input
                  className="govuk-radios__input"
                  id={`${id}-kind-${key}`}
                  name="other-kind"
                  type="radio"
                  checked={kind === key}
                  onChange={() => set(blank)}
                />
                <label className="govuk-label govuk-radios__label" htmlFor={`${id}-kind-${key}`}>
                  {label}
                </label>
              </div>
            ))}
          </div>
        </fieldset>
      </div>
      {kind === 'plan' ? (
        <RowChooser
          authority={authority}
          name="other"
          row="node"
          label="Which plan?"
          hint="Then choose the plan whole, or one of its rows."
          whole={() => 'The plan whole'}
          fits={(one) => one.id !== node}
        />
      ) : (
        <>
          <TextField name="other.title" label="Title of the strategy or plan" />
          <TextField name="other.href" label="Web address" type="url" hint="It begins with https://" />
        </>
      )}
    </>
  );
}
