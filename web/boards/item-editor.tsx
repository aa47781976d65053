import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { AgendaItem } from '#shared/boards/agenda.ts';
import type { MeetingView } from '#shared/boards/schema.ts';
import { api } from '../api.ts';
import { ConflictPanel } from '../ui/conflict-panel.tsx';
import type { Values } from '../ui/form-values.ts';
import { SavedArea, SavedText } from '../ui/saved-fields.tsx';
import { useAutosave } from '../ui/use-autosave.ts';
import { meetingQuery } from './board-data.ts';
import { chosenValues, sidesOf } from './item-conflict.ts';
import { ItemTools } from './item-tools.tsx';
import { changeOf, emptyReport, problemsOf, valuesOf, withIds } from './item-values.ts';
import { RecommendationFields } from './recommendation-fields.tsx';

interface EditorProps {
  meeting: MeetingView;
  authority: string;
  item: AgendaItem;
  go: (item: string) => void;
}

/** The item as the clerk writes it: every field is saved as it is typed. */
export function ItemEditor({ meeting, authority, item, go }: EditorProps) {
  const { saving, conflict, choose, saved } = useItem({ meeting, authority, item });
  const number = meeting.items.findIndex(({ id }) => id === item.id) + 1;
  const { values } = saving;
  if (conflict !== null) {
    return <ConflictPanel sides={sidesOf(conflict.mine, conflict.theirs)} onChosen={choose} />;
  }
  const decided = new Set<string>(meeting.decisions.map(({ id }) => id));
  return (
    <section className="pb-item" aria-labelledby="item">
      <h2 className="govuk-heading-m" id="item">
        Item {number}
      </h2>
      <SavedText saving={saving} name="title" label="Title" />
      <SavedText saving={saving} name="minutes" label="Minutes" width="3" inputMode="numeric" />
      {values.report === null || values.report === undefined ? (
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          onClick={() => saving.set('report', emptyReport(String(values.title ?? '')))}
        >
          Add a report
        </button>
      ) : (
        <fieldset className="govuk-fieldset pb-item__report">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">Report</legend>
          <SavedText saving={saving} name="report.title" label="Title of the report" />
          <SavedText
            saving={saving}
            name="report.from"
            label="Report from"
            hint="A role, like “Director of Children’s Services”"
          />
          <SavedArea saving={saving} name="report.purpose" label="Purpose" rows={3} />
          <SavedArea saving={saving} name="report.body" label="Report" rows={10} />
          <RecommendationFields saving={saving} decided={decided} />
        </fieldset>
      )}
      <ItemTools {...{ meeting, authority, item, go }} before={saving.flush} version={saved} />
    </section>
  );
}

type Conflict = { theirs: AgendaItem; mine: Values };

/** What is typed into an item, on the version that the service has. */
function useItem({ meeting, authority, item }: Omit<EditorProps, 'go'>) {
  const client = useQueryClient();
  const version = useRef(item.version);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const place = { authority, meeting: meeting.id };
  const { queryKey } = meetingQuery(place);
  const put = (saved: AgendaItem): void => {
    version.current = saved.version;
    client.setQueryData<MeetingView>(queryKey, (before) =>
      before === undefined
        ? before
        : { ...before, items: before.items.map((one) => (one.id === saved.id ? saved : one)) },
    );
  };
  const saving = useAutosave({
    initial: valuesOf(item),
    draft: `${authority}.item.${item.id}`,
    check: (names, values) => problemsOf(changeOf(names, values)),
    send: async (names, values) => {
      const change = changeOf(names, values);
      const saved = await api.changeAgendaItem({ ...place, item: item.id }, change, { version: version.current });
      put(saved);
      return (now) => withIds(now, change, saved);
    },
    onConflict: (current, mine) => {
      const theirs = AgendaItem.safeParse(current);
      if (theirs.success) setConflict({ theirs: theirs.data, mine });
    },
  });
  const { adopt, set } = saving;
  useEffect(() => {
    if (item.version > version.current && adopt(valuesOf(item))) version.current = item.version;
  }, [item, adopt]);
  const choose = useCallback(
    (chosen: Values): void => {
      if (conflict === null) return;
      version.current = conflict.theirs.version;
      for (const [name, value] of Object.entries(chosenValues(chosen, conflict))) set(name, value);
      setConflict(null);
    },
    [conflict, set],
  );
  return { saving, conflict, choose, saved: () => version.current };
}
