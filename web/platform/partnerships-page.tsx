import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type Partner,
  PartnerDraft,
  PartnerEnd,
  type Partnership,
  PartnershipDraft,
} from '#shared/platform/partnerships.ts';
import type { PlatformAuthority } from '#shared/platform/schema.ts';
import { partnershipsApi } from '../api/partnerships.ts';
import { inWords } from '../ui/dates.ts';
import { Select, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { directoryQuery } from './platform-data.ts';

/** Looked at again every second while an authority is joining. */
const partnershipsQuery = queryOptions({
  queryKey: ['platform', 'partnerships'],
  queryFn: ({ signal }) => partnershipsApi.partnerships(signal),
  refetchInterval: ({ state: { data } }) => (data?.items.some(isMoving) ? 1_000 : false),
});

const isMoving = ({ partners }: Partnership): boolean =>
  partners.some(({ state }) => state === 'joining' || state === 'leaving');

/** The joint boards of several authorities: which there are and who takes part. What they are shown is theirs. */
export function PartnershipsPage() {
  const partnerships = useQuery(partnershipsQuery);
  return (
    <Page
      title="Partnerships"
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/platform" key="platform">
          Authorities on Placeboard
        </Link>,
      ]}
    >
      <p className="govuk-body pb-text">
        An authority can share with a partnership that it takes part in. Who reads there is for each council to say: its
        administrator invites them under People outside.
      </p>
      <Loaded query={partnerships} waiting={<GreyLines lines={6} />}>
        {({ items }) => (
          <>
            {items.map((partnership) => (
              <OnePartnership key={partnership.id} partnership={partnership} />
            ))}
            <AddPartnership />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function OnePartnership({ partnership }: { partnership: Partnership }) {
  const { id, name, partners } = partnership;
  const directory = useQuery(directoryQuery);
  const there = new Set<string>(partners.flatMap(({ authority, state }) => (state === 'left' ? [] : [authority])));
  const others = (directory.data?.items ?? []).filter((each) => each.standing === 'live' && !there.has(each.id));
  return (
    <section className="pb-section" aria-labelledby={`partnership-${id}`}>
      <h2 className="govuk-heading-m" id={`partnership-${id}`}>
        {name}
      </h2>
      {partners.length === 0 ? (
        <p className="govuk-body">No authority takes part yet.</p>
      ) : (
        <ul className="govuk-list" aria-label={`Who takes part in ${name}`}>
          {partners.map((partner) => (
            <PartnerLine key={partner.authority} partner={partner} partnership={partnership} />
          ))}
        </ul>
      )}
      {others.length > 0 && <Join partnership={partnership} others={others} />}
    </section>
  );
}

function PartnerLine({ partner, partnership }: { partner: Partner; partnership: Partnership }) {
  const [leaving, setLeaving] = useState(false);
  return (
    <li>
      {partner.name}, {standingOf(partner)}{' '}
      {partner.state === 'joined' && (
        <button className="pb-link-button" type="button" onClick={() => setLeaving(true)}>
          Let it leave
          <span className="govuk-visually-hidden">
            {' '}
            {partnership.name}: {partner.name}
          </span>
        </button>
      )}
      {leaving && <Leave partner={partner} partnership={partnership} onClose={() => setLeaving(false)} />}
    </li>
  );
}

function standingOf({ state, since, left }: Partner): string {
  if (state === 'joining') return 'joining now';
  if (state === 'leaving') return 'leaving now';
  return left === null ? `since ${inWords(since)}` : `left on ${inWords(left.on)}: ${left.why}`;
}

interface LeaveProps {
  partner: Partner;
  partnership: Partnership;
  onClose: () => void;
}

function Leave({ partner, partnership, onClose }: LeaveProps) {
  const client = useQueryClient();
  const tell = useNotices();
  const place = { partnership: partnership.id, authority: partner.authority };
  return (
    <ReasonDialog
      title={`Let ${partner.name} leave ${partnership.name}?`}
      schema={PartnerEnd}
      ids={`leave-${partnership.id}-${partner.authority}`}
      why="Why does it leave?"
      hint="Its own administrators read this"
      submit="Let it leave"
      keep="Keep it in the partnership"
      onClose={onClose}
      onSubmit={async (value, { key }) => {
        await partnershipsApi.leavePartnership(place, value, { key });
        onClose();
        await client.invalidateQueries({ queryKey: partnershipsQuery.queryKey });
        tell({ words: `${partner.name} leaves ${partnership.name}.` });
      }}
    >
      <p className="govuk-body">
        What it shares with the partnership is gone within moments, and whoever it has seated there can no longer read.
        What others share stays. It can take part again, but its members need new invitations.
      </p>
    </ReasonDialog>
  );
}

function Join({ partnership, others }: { partnership: Partnership; others: readonly PlatformAuthority[] }) {
  const client = useQueryClient();
  const { id, name } = partnership;
  const choices = [{ value: '', label: 'Choose one' }, ...others.map((each) => ({ value: each.id, label: each.name }))];
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          Let an authority take part<span className="govuk-visually-hidden"> in {name}</span>
        </span>
      </summary>
      <div className="govuk-details__text">
        <Form
          schema={PartnerDraft}
          initial={{ authority: null }}
          ids={`join-${id}`}
          draft={`platform.join.${id}`}
          submit="Let it take part"
          onSubmit={async (value, { key }) => {
            await partnershipsApi.joinPartnership(id, value, { key });
            await client.invalidateQueries({ queryKey: partnershipsQuery.queryKey });
          }}
        >
          <Select name="authority" label="Authority" none="" choices={choices} />
        </Form>
      </div>
    </details>
  );
}

function AddPartnership() {
  const client = useQueryClient();
  const tell = useNotices();
  return (
    <section className="pb-section" aria-labelledby="add">
      <h2 className="govuk-heading-m" id="add">
        Set up a partnership
      </h2>
      <Form
        schema={PartnershipDraft}
        initial={{ id: '', name: '' }}
        draft="platform.partnership"
        submit="Set up the partnership"
        onSubmit={async (value, { key }) => {
          const { name } = await partnershipsApi.addPartnership(value, { key });
          tell({ words: `${name} is set up.` });
          await client.invalidateQueries({ queryKey: partnershipsQuery.queryKey });
        }}
      >
        <TextField name="name" label="Name of the partnership" />
        <TextField
          name="id"
          label="Short name"
          hint="In small letters, for addresses. It stays, like eastern"
          width="20"
        />
      </Form>
    </section>
  );
}
