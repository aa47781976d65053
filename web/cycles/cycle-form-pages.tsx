import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { daysAfter } from '#shared/calendar.ts';
import { type Cycle, CycleChange, CycleDraft } from '#shared/cycles/schema.ts';
import type { CycleList, CycleView } from '#shared/cycles/views.ts';
import { api } from '../api.ts';
import { ConflictPanel, type Side } from '../ui/conflict-panel.tsx';
import { inWords, today } from '../ui/dates.ts';
import { Form } from '../ui/form.tsx';
import type { Values } from '../ui/form-values.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { useVersioned } from '../ui/use-versioned.ts';
import { cycleQuery, cyclesQuery } from './cycle-data.ts';
import { CycleFields, ReviewField } from './cycle-fields.tsx';
import { cyclesCrumb, planCrumb } from './cycle-words.tsx';

const openRoute = getRouteApi('/$authority/plans/$plan/cycles/open');
const changeRoute = getRouteApi('/$authority/plans/$plan/cycles/$cycle/change');

/** Owners are given three weeks, unless the lead says otherwise. */
const daysToAnswer = 21;

export function CycleOpenPage() {
  const place = openRoute.useParams();
  const cycles = useQuery(cyclesQuery(place));
  return (
    <Page
      title="Open an update cycle"
      caption={cycles.data?.plan.title}
      crumbs={[planCrumb(place, cycles.data?.plan.title), cyclesCrumb(place)]}
    >
      <Loaded query={cycles} waiting={<GreyLines lines={8} />}>
        {(list) => (list.can.open ? <OpenForm list={list} place={place} /> : <NotNow list={list} place={place} />)}
      </Loaded>
    </Page>
  );
}

interface ListProps {
  list: CycleList;
  place: { authority: string; plan: string };
}

function NotNow({ list, place }: ListProps) {
  const open = list.items.find(({ locked }) => locked === null);
  if (open === undefined) return <NotAllowedWords>Editors and administrators open update cycles.</NotAllowedWords>;
  return (
    <p className="govuk-body">
      <Link className="govuk-link" to="/$authority/plans/$plan/cycles/$cycle" params={{ ...place, cycle: open.id }}>
        {open.name}
      </Link>{' '}
      is open. Lock it before another is opened.
    </p>
  );
}

function OpenForm({ list, place }: ListProps) {
  const navigate = useNavigate();
  const refresh = useRefresh(place.authority);
  const tell = useNotices();
  const now = today();
  const [last] = list.items;
  const from = last === undefined ? '' : daysAfter(last.to, 1);
  return (
    <Form
      schema={CycleDraft}
      initial={{
        ...{ name: '', from, to: now, dataOn: now, dueOn: daysAfter(now, daysToAnswer) },
        ...{ instructions: last?.instructions ?? '', reviewed: last?.reviewed ?? true },
      }}
      draft={`${place.authority}.cycle-new.${place.plan}`}
      submit="Open this cycle"
      cancel={
        <Link className="govuk-link" to="/$authority/plans/$plan/cycles" params={place}>
          Cancel
        </Link>
      }
      onSubmit={async (value, how) => {
        const { cycle, progress } = await api.openCycle(place, value, how);
        await refresh();
        tell({ words: `“${cycle.name}” is open. ${progress.asked} updates were asked for.` });
        await navigate({ to: '/$authority/plans/$plan/cycles/$cycle', params: { ...place, cycle: cycle.id } });
      }}
    >
      <CycleFields />
      <ReviewField />
    </Form>
  );
}

export function CycleChangePage() {
  const place = changeRoute.useParams();
  const cycle = useQuery({ ...cycleQuery(place), refetchInterval: false });
  return (
    <Page
      title="Change this cycle"
      caption={cycle.data?.cycle.name}
      crumbs={[planCrumb(place, cycle.data?.plan.title), cyclesCrumb(place)]}
    >
      <Loaded query={cycle} waiting={<GreyLines lines={8} />}>
        {(view) =>
          view.can.change ? (
            <ChangeForm opened={view} place={place} />
          ) : (
            <NotAllowedWords>
              {view.cycle.locked === null
                ? 'Editors and administrators change update cycles.'
                : 'A locked cycle stays as it is.'}
            </NotAllowedWords>
          )
        }
      </Loaded>
    </Page>
  );
}

const answers = ['name', 'from', 'to', 'dataOn', 'dueOn', 'instructions'] as const;
const labels: Record<(typeof answers)[number], string> = {
  name: 'Name',
  from: 'First day',
  to: 'Last day',
  dataOn: 'Date of the data',
  dueOn: 'Answers due',
  instructions: 'What owners should know',
};
const isDate = (name: string): boolean => name !== 'name' && name !== 'instructions';

const valuesOf = (cycle: Cycle): Values => Object.fromEntries(answers.map((name) => [name, cycle[name]]));

interface ChangeProps {
  opened: CycleView;
  place: { authority: string; plan: string; cycle: string };
}

function ChangeForm({ opened, place }: ChangeProps) {
  const navigate = useNavigate();
  const refresh = useRefresh(place.authority);
  const { base, values, clash, setClash, goOn } = useVersioned<Cycle, CycleChange>(opened.cycle, valuesOf);
  if (clash !== null) {
    const sides = answers.map(
      (name): Side => ({
        ...{ name, label: labels[name], mine: clash.mine[name] ?? '', theirs: clash.theirs[name] },
        ...(isDate(name) ? { show: inWords } : {}),
      }),
    );
    return <ConflictPanel sides={sides} onChosen={(chosen) => goOn(clash.theirs, chosen)} />;
  }
  return (
    <Form
      key={base.version}
      schema={CycleChange}
      initial={values}
      draft={`${place.authority}.cycle-change.${base.id}.${base.version}`}
      submit="Save changes"
      cancel={
        <Link className="govuk-link" to="/$authority/plans/$plan/cycles/$cycle" params={place}>
          Cancel
        </Link>
      }
      onConflict={async (_current, mine) => setClash({ mine, theirs: (await api.cycle(place)).cycle })}
      onSubmit={async (value, { key }) => {
        await api.changeCycle(place, value, { version: base.version, key });
        await refresh();
        await navigate({ to: '/$authority/plans/$plan/cycles/$cycle', params: place });
      }}
    >
      <CycleFields />
    </Form>
  );
}
