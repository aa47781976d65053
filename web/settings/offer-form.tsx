import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Settings, SettingsChange } from '#shared/authorities/schema.ts';
import { api } from '../api.ts';
import { ConflictPanel } from '../ui/conflict-panel.tsx';
import { Form } from '../ui/form.tsx';
import type { Submission } from '../ui/form-state.ts';
import { useNotices } from '../ui/notices.tsx';
import { type Clash, useVersioned } from '../ui/use-versioned.ts';
import type { Kind, Offer, Offers } from './offers.ts';
import { useSaveSettings } from './use-save-settings.ts';

interface OfferFormProps<L extends Offers> {
  kind: Kind<L>;
  authority: string;
  opened: Settings;
  /** The key of the one that is changed; that of none, where one is added. */
  own: string;
  /** What a new one begins as. */
  started?: Offer<L>;
  submit: string;
  children: (name: string, stood: Offer<L> | undefined) => ReactNode;
}

type Versioned = ReturnType<typeof useVersioned<Settings, SettingsChange>>;

/** The offers with one of them in its place, or at the end where it is new. */
function withOne<L extends Offers>(kind: Kind<L>, from: Settings, one: Offer<L>): Offer<L>[] {
  const offers = kind.offersOf(from);
  const place = offers.findIndex(({ key }) => key === one.key);
  return place === -1 ? [...offers, one] : offers.with(place, one);
}

/** One layout or scheme of the settings. Others that are changed meanwhile stay as somebody made them. */
export function OfferForm<L extends Offers>(props: OfferFormProps<L>) {
  const { kind, opened, own, started } = props;
  const versioned = useVersioned<Settings, SettingsChange>(opened, (settings) => ({
    [kind.list]: started === undefined ? kind.offersOf(settings) : [...kind.offersOf(settings), started],
  }));
  const { clash } = versioned;
  if (clash === null) return <ChangeOffer {...props} versioned={versioned} />;
  const { mine, theirs } = sidesOf(kind, own, clash);
  const choose = (words: string): void => {
    const chosen = mine !== undefined && (theirs === undefined || words === kind.inWords(mine)) ? mine : theirs;
    const offers = chosen === undefined ? kind.offersOf(clash.theirs) : withOne(kind, clash.theirs, chosen);
    versioned.goOn(clash.theirs, { [kind.list]: offers });
  };
  const said = (offer: Offer<L> | undefined): string | null => (offer === undefined ? null : kind.inWords(offer));
  return (
    <ConflictPanel
      sides={[
        { name: 'offer', label: `The ${kind.one}`, mine: said(mine), theirs: said(theirs), show: (words) => words },
      ]}
      onChosen={({ offer }) => choose(String(offer))}
    />
  );
}

function sidesOf<L extends Offers>(kind: Kind<L>, own: string, clash: Clash<Settings, SettingsChange>) {
  const mine = kind.sent(clash.mine).find(({ key }) => key === own);
  return { mine, theirs: kind.offersOf(clash.theirs).find(({ key }) => key === own) };
}

function ChangeOffer<L extends Offers>(props: OfferFormProps<L> & { versioned: Versioned }) {
  const { kind, authority, own, started, submit, versioned, children } = props;
  const { base, values } = versioned;
  const save = useSaveSettings(authority);
  const meet = useMeeting(props);
  const navigate = useNavigate();
  const offers = kind.offersOf(base);
  const at = offers.findIndex(({ key }) => key === own);
  const place = at === -1 ? offers.length : at;
  const stood = offers[at];
  const handleSubmit = async (value: SettingsChange, { key }: Submission): Promise<void> => {
    const sent = kind.sent(value);
    const one = sent[place];
    if (one === undefined) return;
    const settled = sent.with(place, kind.settled(one, stood, offers));
    const done = started === undefined ? 'saved' : 'added';
    await save(kind.change(settled), { version: base.version, key }, `The ${kind.one} “${one.name}” was ${done}.`);
    await navigate({ to: '/$authority/settings', params: { authority } });
  };
  return (
    <Form
      key={base.version}
      schema={SettingsChange}
      initial={values}
      draft={`${authority}.settings.${kind.list}.${own}.${base.version}`}
      submit={submit}
      cancel={
        <Link className="govuk-link" to="/$authority/settings" params={{ authority }}>
          Cancel
        </Link>
      }
      onConflict={(_current, mine) => meet(mine)}
      onSubmit={handleSubmit}
    >
      {() => children(`${kind.list}.${place}`, stood)}
    </Form>
  );
}

/** Where somebody changed other settings alone, the form goes on from theirs with what was typed here. */
function useMeeting<L extends Offers>({
  kind,
  authority,
  own,
  versioned,
}: OfferFormProps<L> & { versioned: Versioned }) {
  const tell = useNotices();
  const { base, goOn, setClash } = versioned;
  return async (mine: SettingsChange): Promise<void> => {
    const theirs = await api.settings(authority);
    const [was, now] = [base, theirs].map((from) => kind.offersOf(from).find(({ key }) => key === own));
    const typed = kind.sent(mine).find(({ key }) => key === own);
    const untouched = JSON.stringify(was) === JSON.stringify(now);
    if (!untouched || typed === undefined) return setClash({ mine, theirs });
    goOn(theirs, { [kind.list]: withOne(kind, theirs, typed) });
    tell({ words: 'Somebody changed other settings meanwhile. Yours are still here: save them again.' });
  };
}
