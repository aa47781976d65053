import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { LinkDraft } from '#shared/plans/links.ts';
import type { NodeView } from '#shared/plans/schema.ts';
import type { NodePlace } from '../../api/plans.ts';
import { api } from '../../api.ts';
import { type Adding, StrandChooser } from '../../strands/strand-chooser.tsx';
import { useListing } from '../../strands/use-listing.ts';
import { DateField } from '../../ui/date-field.tsx';
import { today } from '../../ui/dates.ts';
import { Radios, TextArea, TextField } from '../../ui/fields.tsx';
import { Form, useField } from '../../ui/form.tsx';
import { KindField } from '../../ui/kind-field.tsx';
import { NotAllowedWords } from '../../ui/trouble.tsx';
import { useEntryDone } from '../plan-data.ts';
import { RowPage } from '../row/row-page.tsx';
import { RowChooser } from './row-chooser.tsx';

const route = getRouteApi('/$authority/plans/$plan/actions/$node/link');

/** Links a row to a row of another plan, to another plan whole, or to a strategy outside. */
export function LinkAddPage() {
  const place = route.useParams();
  return (
    <RowPage title="Link it to another plan" place={place}>
      {(view) =>
        view.node.can.change ? (
          <LinkForm view={view} place={place} />
        ) : (
          <NotAllowedWords>Editors and administrators link the rows of plans.</NotAllowedWords>
        )
      }
    </RowPage>
  );
}

function LinkForm({ view, place }: { view: NodeView; place: NodePlace }) {
  const navigate = useNavigate();
  const done = useEntryDone(place);
  const listing = useListing(place.authority);
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
        const other = await listing.listed(value.other);
        const recorded = await api.addLink(place, { ...value, other }, { key });
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
      <Other authority={place.authority} node={place.node} adding={listing.adding} />
      <TextArea name="why" label="Why, or how?" hint="Optional. It stands beside the link." rows={2} />
      <DateField name="effectiveOn" label="Since when?" />
    </Form>
  );
}

const ends = {
  plan: { label: 'A plan of ours', blank: { plan: '', node: null } },
  strand: { label: 'A strand or strategy of ours', blank: { name: '' } },
  outside: { label: 'A strategy or plan elsewhere', blank: { title: '', href: '' } },
};

function Other({ authority, node, adding }: { authority: string; node: string; adding: Adding | null }) {
  const { text: kind } = useField('other.kind');
  return (
    <>
      <KindField name="other" label="What is it linked to?" kinds={ends} />
      {kind === 'plan' && (
        <RowChooser
          authority={authority}
          name="other"
          row="node"
          label="Which plan?"
          hint="Then choose the plan whole, or one of its rows."
          whole={() => 'The plan whole'}
          fits={(one) => one.id !== node}
        />
      )}
      {kind === 'strand' && (
        <StrandChooser
          {...{ authority, kind, adding }}
          name="other"
          label="Which strand or strategy?"
          kinds={['strand', 'strategy']}
          none="Another, by its name"
        />
      )}
      {kind === 'outside' && (
        <>
          <TextField name="other.title" label="Title of the strategy or plan" />
          <TextField name="other.href" label="Web address" type="url" hint="It begins with https://" />
        </>
      )}
    </>
  );
}
