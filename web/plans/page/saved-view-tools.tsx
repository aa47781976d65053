import { useState } from 'react';
import { type SavedViewChange, SavedViewDraft, type SavedViewSeen } from '#shared/plans/saved-views.ts';
import { api } from '../../api.ts';
import { inPlainWords } from '../../problems.ts';
import { TextField } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useRefresh } from '../../ui/use-refresh.ts';

interface ToolsProps {
  authority: string;
  plan: string;
  view: SavedViewSeen;
}

const NewName = SavedViewDraft.pick({ name: true });

/** What can be done with the saved view that is shown. */
export function SavedViewTools({ authority, plan, view }: ToolsProps) {
  const [renaming, setRenaming] = useState(false);
  const tell = useNotices();
  const refresh = useRefresh(authority);
  const place = { authority, plan };
  const attempt = async (go: () => Promise<void>): Promise<void> => {
    try {
      await go();
    } catch (error) {
      tell({ words: `The view was not changed. ${inPlainWords(error)}`, tone: 'trouble' });
    }
    await refresh();
  };
  const change = (version: number, json: SavedViewChange, key?: string) =>
    api.changeView({ ...place, view: view.id }, json, { version, ...(key !== undefined && { key }) });
  const remove = async (): Promise<void> => {
    const gone = await change(view.version, { removed: true });
    const back = async (): Promise<void> => {
      await change(gone.version, { removed: false });
      tell({ words: `“${view.name}” is back.` });
    };
    tell({ words: `Removed “${view.name}”.`, button: { label: 'Undo', press: () => void attempt(back) } });
  };
  const open = async (): Promise<void> => {
    await api.openWith(place, { view: view.mine ? null : view.id });
    tell({ words: view.mine ? 'The plan opens for reading.' : `The plan opens with “${view.name}” for you.` });
  };
  const button = (label: string, press: () => void) => (
    <button className="pb-link-button pb-link-button--small" type="button" onClick={press}>
      {label}
    </button>
  );
  return (
    <>
      <div className="pb-saved-views__tools">
        {button(view.mine ? 'Do not open the plan with it' : 'Open the plan with it', () => void attempt(open))}
        {view.can.change && button('Rename', () => setRenaming(!renaming))}
        {view.can.change && button('Remove', () => void attempt(remove))}
      </div>
      {renaming && (
        <div className="pb-saved-views__form">
          <Form
            key={view.version}
            schema={NewName}
            ids="rename"
            initial={{ name: view.name }}
            submit="Save name"
            onSubmit={async (json, { key }) => {
              await change(view.version, json, key);
              setRenaming(false);
              await refresh();
            }}
          >
            <TextField name="name" label="Name of the view" width="30" />
          </Form>
        </div>
      )}
    </>
  );
}
