import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Settings } from '#shared/authorities/schema.ts';
import { settingsQuery } from '../authorities/settings-data.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { OfferForm } from './offer-form.tsx';
import type { Kind, Offer, Offers } from './offers.ts';
import { RetireOffer } from './retire-offer.tsx';
import { settingsCrumbs } from './settings-crumbs.tsx';

interface FrameProps {
  authority: string;
  title: string;
  heading?: (settings: Settings) => string | undefined;
  whoChanges: string;
  children: (settings: Settings) => ReactNode;
}

function OfferFrame({ authority, title, heading, whoChanges, children }: FrameProps) {
  const settings = useQuery(settingsQuery(authority));
  const named = settings.data === undefined ? undefined : heading?.(settings.data);
  return (
    <Page title={title} heading={named ?? title} crumbs={settingsCrumbs(authority)}>
      <Loaded query={settings} waiting={<GreyLines lines={8} />}>
        {(data) => (data.can.change ? children(data) : <NotAllowedWords>{whoChanges}</NotAllowedWords>)}
      </Loaded>
    </Page>
  );
}

interface OfferPageProps<L extends Offers> {
  authority: string;
  kind: Kind<L>;
  whoChanges: string;
  fields: (name: string, stood: Offer<L> | undefined, settings: Settings) => ReactNode;
}

type AddProps<L extends Offers> = OfferPageProps<L> & {
  title: string;
  /** What it begins with, as the address says; absent until it is chosen. */
  from: string | undefined;
  startingFrom: (from: string, settings: Settings) => Offer<L> | null;
  submit: string;
  /** From what one can begin. */
  children: (settings: Settings) => ReactNode;
};

/** Adds a layout or a scheme, from one that is there. */
export function OfferAddPage<L extends Offers>(props: AddProps<L>) {
  const { authority, kind, title, from, startingFrom, submit, whoChanges, fields, children } = props;
  return (
    <OfferFrame {...{ authority, title, whoChanges }}>
      {(settings) => {
        const started = from === undefined ? null : startingFrom(from, settings);
        if (started === null) return children(settings);
        return (
          <OfferForm key={from} {...{ authority, started, kind, submit }} opened={settings} own={started.key}>
            {(name) => fields(name, undefined, settings)}
          </OfferForm>
        );
      }}
    </OfferFrame>
  );
}

type ChangeProps<L extends Offers> = OfferPageProps<L> & {
  title: string;
  own: string;
  submit: string;
  /** What a change of it does to the plans that are there. */
  children: ReactNode;
  gone: string;
};

/** Changes a layout or a scheme, retires it, or offers it again. */
export function OfferChangePage<L extends Offers>(props: ChangeProps<L>) {
  const { authority, kind, title, own, submit, whoChanges, fields, children, gone } = props;
  const found = (settings: Settings) => kind.offersOf(settings).find(({ key }) => key === own);
  return (
    <OfferFrame {...{ authority, title, whoChanges }} heading={(settings) => found(settings)?.name}>
      {(settings) =>
        found(settings) === undefined ? (
          <p className="govuk-body">{gone}</p>
        ) : (
          <>
            <p className="govuk-body pb-text">{children}</p>
            <OfferForm {...{ authority, kind, own, submit }} opened={settings}>
              {(name, stood) => fields(name, stood, settings)}
            </OfferForm>
            <RetireOffer {...{ authority, kind, settings, own }} />
          </>
        )
      }
    </OfferFrame>
  );
}
