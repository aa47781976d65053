import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { byMonth, messageState } from '#shared/communications/rules.ts';
import type { Communication } from '#shared/communications/schema.ts';
import { api } from '../api.ts';
import { homeQuery, useNames } from '../authorities/place.ts';
import { Tag } from '../boards/tag.tsx';
import { saveFile } from '../dashboards/save-file.ts';
import { inWords, today } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyTable, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { PrintFooter } from '../ui/print-footer.tsx';
import { counted } from '../ui/words.ts';
import { communicationsQuery } from './communication-data.ts';
import { stateTags } from './communication-words.ts';

const route = getRouteApi('/$authority/communications');

/** What is said to whom, by which channel and when, month by month, and what came of each. */
export function CommunicationsPage() {
  const { authority } = route.useParams();
  const communications = useQuery(communicationsQuery(authority));
  const add = (
    <Link className="govuk-button" to="/$authority/communications/new" params={{ authority }}>
      Plan a message
    </Link>
  );
  return (
    <Page
      title="Communications plan"
      buttons={communications.data?.can.add && communications.data.items.length > 0 && add}
      wide
    >
      <Loaded query={communications} waiting={<GreyTable rows={5} columns={5} />}>
        {({ items, channels, can }) =>
          items.length === 0 ? (
            <EmptyState title="No messages are planned" next={can.add ? add : undefined}>
              Each message stands here with its channel, whom it is for, its date and who is responsible; and once it
              was sent, with what came of it.
            </EmptyState>
          ) : (
            <>
              <Filter channels={channels} />
              <Months items={items} />
              <p className="govuk-body pb-no-print">
                <button
                  className="pb-link-button"
                  type="button"
                  onClick={() =>
                    void api.communicationsCsv(authority).then((csv) => saveFile(`communications-${today()}.csv`, csv))
                  }
                >
                  Download the plan (CSV)
                </button>
              </p>
              <PrintFooter words={`Communications plan. Printed on ${inWords(today())}`} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const states = { planned: 'Planned', sent: 'Sent', cancelled: 'Cancelled' };

/** The address holds what was chosen, so that a link shows the same. */
function Filter({ channels }: { channels: string[] }) {
  const search = route.useSearch();
  const { authority } = route.useParams();
  const navigate = useNavigate();
  const choose = (chosen: object): void => {
    const next = { ...search, ...chosen };
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== ''));
    void navigate({ to: '/$authority/communications', params: { authority }, search: kept, replace: true });
  };
  return (
    <fieldset className="govuk-fieldset pb-communications__filter pb-no-print">
      <legend className="govuk-visually-hidden">Show</legend>
      <Chooser
        label="Channel"
        value={search.channel ?? ''}
        choices={[['', 'Every channel'], ...channels.map((channel): [string, string] => [channel, channel])]}
        onChoose={(channel) => choose({ channel })}
      />
      <Chooser
        label="State"
        value={search.state ?? ''}
        choices={[['', 'Every state'], ...Object.entries(states)]}
        onChoose={(state) => choose({ state })}
      />
      <Chooser
        label="Responsible"
        value={search.mine ?? ''}
        choices={[
          ['', 'Everyone'],
          ['yes', 'You'],
        ]}
        onChoose={(mine) => choose({ mine })}
      />
    </fieldset>
  );
}

interface ChooserProps {
  label: string;
  value: string;
  choices: [string, string][];
  onChoose: (value: string) => void;
}

function Chooser({ label, value, choices, onChoose }: ChooserProps) {
  const id = `filter-${label.toLowerCase()}`;
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <select className="govuk-select" id={id} value={value} onChange={(event) => onChoose(event.target.value)}>
        {choices.map(([key, words]) => (
          <option value={key} key={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function Months({ items }: { items: Communication[] }) {
  const { authority } = route.useParams();
  const { channel, state, mine } = route.useSearch();
  const home = useQuery(homeQuery(authority));
  const shown = items.filter(
    (each) =>
      (channel === undefined || each.channel === channel) &&
      (state === undefined || each.state === state) &&
      (mine === undefined || each.responsible === home.data?.me.person),
  );
  return (
    <>
      <p className="govuk-body" role="status">
        {shown.length === items.length
          ? counted(items.length, 'message')
          : `${counted(shown.length, 'message')} of ${items.length}`}
      </p>
      {byMonth(shown).map(({ month, items: own }) => (
        <section className="pb-section" aria-labelledby={`month-${own[0]?.id}`} key={month}>
          <h2 className="govuk-heading-m" id={`month-${own[0]?.id}`}>
            {month}
          </h2>
          <ul className="pb-communications">
            {own.map((each) => (
              <Line communication={each} key={each.id} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Line({ communication }: { communication: Communication }) {
  const { authority } = route.useParams();
  const names = useNames(authority);
  const { id, message, channel, audience, plannedOn, responsible, state, sentOn, cancelled, results } = communication;
  const late = state === 'planned' && messageState(plannedOn, today()) === 'overdue';
  return (
    <li className="pb-communications__item">
      <h3 className="govuk-heading-s pb-plan-line__title">
        <Link
          className="govuk-link"
          to="/$authority/communications/$communication"
          params={{ authority, communication: id }}
        >
          {message}
        </Link>
      </h3>
      <p className="pb-waiting__line">
        {channel} · for {audience} · {responsible === null ? 'nobody responsible yet' : names(responsible)}
      </p>
      <p className="pb-waiting__line">
        <Tag tag={stateTags[state]} />{' '}
        {state === 'sent' && sentOn !== null ? `on ${inWords(sentOn)}` : `for ${inWords(plannedOn)}`}
        {late && <span className="pb-warm"> · overdue</span>}
        {cancelled !== null && ` · ${cancelled.why}`}
      </p>
      {results.map(({ words, reached, on, at }) => (
        <p className="pb-communications__result" key={at}>
          {words}
          {reached !== null && ` Reached ${counted(reached, 'person', 'people')}.`}{' '}
          <span className="pb-muted">{inWords(on)}</span>
        </p>
      ))}
    </li>
  );
}
