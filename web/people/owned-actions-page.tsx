import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type OwnedAction, type OwnedActions, type Reassigned, Reassignment } from '#shared/plans/reassignment.ts';
import type { OwnerPlace } from '../api/owners.ts';
import { api } from '../api.ts';
import { homeQuery, useNames } from '../authorities/place.ts';
import { RefusedRows } from '../plans/working/refused-rows.tsx';
import { inWords } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { FieldError, groupClass, TextField } from '../ui/fields.tsx';
import { Form, useField } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { PersonField } from '../ui/person-field.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { counted, shortened } from '../ui/words.ts';

const route = getRouteApi('/$authority/people/$person/actions');

const ownedQuery = (place: OwnerPlace) =>
  queryOptions({
    queryKey: [place.authority, 'owned', place.person],
    queryFn: ({ signal }) => api.ownedActions(place, signal),
  });

/** The open actions of one person: with a tick for each, to be given to someone else together. */
export function OwnedActionsPage() {
  const place = route.useParams();
  const owned = useQuery(ownedQuery(place));
  const name = useNames(place.authority)(place.person);
  const [refused, setRefused] = useState<Reassigned['refused']>([]);
  return (
    <Page
      title="Open actions"
      heading={`Open actions of ${name}`}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority" params={place} key="home">
          Home
        </Link>,
      ]}
    >
      {refused.length > 0 && <RefusedRows refused={refused} />}
      <Loaded query={owned} waiting={<GreyLines lines={6} />}>
        {(data) => <Owned owned={data} place={place} tellRefused={setRefused} />}
      </Loaded>
    </Page>
  );
}

interface OwnedProps {
  owned: OwnedActions;
  place: OwnerPlace;
  tellRefused: (refused: Reassigned['refused']) => void;
}

function Owned(props: OwnedProps) {
  const { items, can } = props.owned;
  if (items.length === 0) {
    return (
      <EmptyState title="No open actions">
        Actions that this person owns are listed here until they are done or go to someone else.
      </EmptyState>
    );
  }
  return can.reassign ? <GiveForm {...props} /> : <PlainList {...props} />;
}

function PlainList({ owned, place }: OwnedProps) {
  return (
    <ul className="pb-waiting">
      {owned.items.map((action) => (
        <li className="pb-waiting__item" key={action.node}>
          <Words action={action} authority={place.authority} />
        </li>
      ))}
    </ul>
  );
}

function Words({ action, authority }: { action: OwnedAction; authority: string }) {
  const params = { authority, plan: action.plan, node: action.node };
  return (
    <div className="pb-waiting__words">
      <Link className="govuk-link" to="/$authority/plans/$plan/actions/$node" params={params}>
        {shortened(action.title, 120)}
      </Link>
      <p className="pb-waiting__line">
        {action.planTitle} · {action.dueOn === null ? 'No date agreed' : `Due ${inWords(action.dueOn)}`}
      </p>
    </div>
  );
}

function GiveForm({ owned, place, tellRefused }: OwnedProps) {
  const home = useQuery(homeQuery(place.authority));
  const refresh = useRefresh(place.authority);
  const navigate = useNavigate();
  const tell = useNotices();
  const all = owned.items.map(({ plan, node }) => ({ plan, node }));
  return (
    <Form
      schema={Reassignment}
      initial={{ to: null, why: '', actions: all }}
      submit="Give to them"
      onSubmit={async (value, how) => {
        const { done, refused } = await api.reassignActions(place, value, how);
        tell({ words: `${counted(done.length, 'action')} went to someone else.` });
        tellRefused(refused);
        await refresh();
        if (refused.length === 0) await navigate({ to: '/$authority', params: place });
      }}
    >
      <ActionTicks items={owned.items} />
      <PersonField
        name="to"
        label="Who do they go to?"
        hint="Type part of the name."
        people={(home.data?.people ?? []).filter(({ id }) => id !== place.person)}
      />
      <TextField name="why" label="Why do they go to someone else?" hint="It stands in the history of each action." />
    </Form>
  );
}

function ActionTicks({ items }: { items: OwnedAction[] }) {
  const { id, value, error, set } = useField('actions');
  const chosen = new Set(Array.isArray(value) ? value.map(({ node }) => node) : []);
  const toggle = (action: OwnedAction, ticked: boolean): void =>
    set(
      items
        .filter(({ node }) => (node === action.node ? ticked : chosen.has(node)))
        .map(({ plan, node }) => ({ plan, node })),
    );
  return (
    <div className={groupClass(error)} id={id}>
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Which actions?</legend>
        <FieldError id={id} error={error} />
        <div className="govuk-checkboxes govuk-checkboxes--small">
          {items.map((action) => (
            <div className="govuk-checkboxes__item" key={action.node}>
              <input
                className="govuk-checkboxes__input"
                id={`${id}-${action.node}`}
                type="checkbox"
                checked={chosen.has(action.node)}
                onChange={(event) => toggle(action, event.target.checked)}
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor={`${id}-${action.node}`}>
                {shortened(action.title, 120)}
                <span className="pb-waiting__line">
                  {action.planTitle} · {action.dueOn === null ? 'No date agreed' : `Due ${inWords(action.dueOn)}`}
                </span>
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
