import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { PlanId } from '#shared/ids.ts';
import { SavedViewDraft, type SavedViewList, type SavedViewSeen } from '#shared/plans/saved-views.ts';
import { api } from '../../api.ts';
import { TextField } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useRefresh } from '../../ui/use-refresh.ts';
import type { PlanSearch } from './plan-filters.ts';
import { keptOf, sameSearch, searchOf } from './saved-search.ts';
import { SavedViewTools } from './saved-view-tools.tsx';
import { savedViewsQuery } from './saved-views-data.ts';

interface SavedViewsProps {
  authority: string;
  plan: PlanId;
  search: PlanSearch;
}

/** Views of the plan that were kept under a name; the address of each shows the same to whoever may see the plan. */
export function SavedViews(props: SavedViewsProps) {
  const { data } = useQuery(savedViewsQuery(props.authority, props.plan));
  const [saving, setSaving] = useState(false);
  useOpeningView(props.search, data);
  if (data === undefined) return null;
  const shown = data.items.find((view) => sameSearch(searchOf(view), props.search));
  const worthSaving = shown === undefined && Object.keys(keptOf(props.search)).length > 0;
  if (data.items.length === 0 && !worthSaving) return null;
  return (
    <section className="pb-saved-views" aria-label="Saved views">
      {data.items.length > 0 && <ViewLinks {...props} items={data.items} />}
      {worthSaving && !saving && (
        <button className="pb-link-button pb-link-button--small" type="button" onClick={() => setSaving(true)}>
          Save this view
        </button>
      )}
      {worthSaving && saving && <SaveForm {...props} list={data} close={() => setSaving(false)} />}
      {shown !== undefined && <SavedViewTools {...props} view={shown} />}
    </section>
  );
}

/** A plan opens with the view that one chose, where its address asks for nothing; once, so that one can leave it. */
function useOpeningView(search: PlanSearch, list: SavedViewList | undefined): void {
  const navigate = useNavigate({ from: '/$authority/plans/$plan' });
  const waits = useRef(Object.keys(search).length === 0);
  useEffect(() => {
    if (list === undefined || !waits.current) return;
    waits.current = false;
    const mine = list.items.find((view) => view.mine);
    if (mine !== undefined && Object.keys(search).length === 0) {
      void navigate({ search: searchOf(mine), replace: true });
    }
  }, [list, search, navigate]);
}

function ViewLinks({ items, search }: SavedViewsProps & { items: SavedViewSeen[] }) {
  return (
    <>
      <h2 className="pb-saved-views__title">Saved views</h2>
      <ul className="pb-saved-views__list">
        {items.map((view) => (
          <li key={view.id}>
            <Link
              className="govuk-link govuk-link--no-visited-state"
              from="/$authority/plans/$plan"
              to="."
              search={searchOf(view)}
              aria-current={sameSearch(searchOf(view), search) ? 'true' : undefined}
              resetScroll={false}
            >
              {view.name}
            </Link>
            {view.mine && <span className="pb-saved-views__note"> opens first</span>}
            {!view.everyone && <span className="pb-saved-views__note"> for you alone</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function SaveForm({
  authority,
  plan,
  search,
  list,
  close,
}: SavedViewsProps & { list: SavedViewList; close: () => void }) {
  const tell = useNotices();
  const refresh = useRefresh(authority);
  const place = { authority, plan };
  return (
    <div className="pb-saved-views__form">
      <Form
        schema={SavedViewDraft}
        ids="view"
        initial={{ name: '', search: keptOf(search), everyone: false }}
        submit="Save view"
        cancel={
          <button className="pb-link-button" type="button" onClick={close}>
            Cancel
          </button>
        }
        onSubmit={async (draft, { key }) => {
          const view = await api.saveView(place, draft, { key });
          const undo = async () => {
            await api.changeView({ ...place, view: view.id }, { removed: true }, { version: view.version });
            tell({ words: 'Undone. The view is not saved.' });
            await refresh();
          };
          tell({ words: `Saved “${view.name}”.`, button: { label: 'Undo', press: () => void undo() } });
          close();
          await refresh();
        }}
      >
        <TextField name="name" label="Name of the view" hint="For example, reading actions that are late" width="30" />
        {list.can.saveForEveryone && <Tick name="everyone" label="For everyone in the authority, not for me alone" />}
      </Form>
    </div>
  );
}
