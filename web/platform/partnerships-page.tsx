import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PartnerDraft, type Partnership, PartnershipDraft } from '#shared/platform/partnerships.ts';
import type { PlatformAuthority } from '#shared/platform/schema.ts';
import { partnershipsApi } from '../api/partnerships.ts';
import { inWords } from '../ui/dates.ts';
import { Select, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { directoryQuery } from './platform-data.ts';

/** Looked at again every second while an authority is joining. */
const partnershipsQuery = queryOptions({
  queryKey: ['platform', 'partnerships'],
  queryFn: ({ signal }) => partnershipsApi.partnerships(signal),
  refetchInterval: ({ state: { data } }) => (data?.items.some(isMoving) ? 1_000 : false),
});

const isMoving = ({ partners }: Partnership): boolean => partners.some(({ state }) => state === 'joining');

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
  const there = new Set<string>(partners.map(({ authority }) => authority));
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
          {partners.map(({ authority, name: partner, since, state }) => (
            <li key={authority}>
              {partner}, {state === 'joined' ? `since ${inWords(since)}` : 'joining now'}
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && <Join partnership={partnership} others={others} />}
    </section>
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
