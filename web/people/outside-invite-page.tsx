import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ShareChoice } from '#shared/audiences/schema.ts';
import { type OutsideInvitation, OutsideInvitationDraft } from '#shared/people/outside.ts';
import { api } from '../api.ts';
import { homeQuery } from '../authorities/place.ts';
import { DateField } from '../ui/date-field.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Select } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { Invited, InvitedPerson } from './invited.tsx';
import { outsideQuery } from './people-data.ts';

const route = getRouteApi('/$authority/people/outside/invite');

export function OutsideInvitePage() {
  const { authority } = route.useParams();
  const home = useQuery(homeQuery(authority));
  const [sent, setSent] = useState<OutsideInvitation | null>(null);
  return (
    <Page
      title={sent === null ? 'Invite someone outside' : 'The invitation is ready'}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/people" params={{ authority }} key="people">
          People and settings
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/people/outside" params={{ authority }} key="outside">
          People outside
        </Link>,
      ]}
    >
      <Loaded query={home} waiting={<GreyLines lines={8} />}>
        {({ can }) => {
          if (!can.administer) return <NotAllowedWords>Administrators invite people.</NotAllowedWords>;
          if (sent === null) return <Invite authority={authority} done={setSent} />;
          const back = '/$authority/people/outside';
          return (
            <Invited invitation={sent} back={back} authority={authority} again={() => setSent(null)}>
              From then on they see what {sent.seat.audienceName} is shown.
            </Invited>
          );
        }}
      </Loaded>
    </Page>
  );
}

type Done = (invitation: OutsideInvitation) => void;

function Invite({ authority, done }: { authority: string; done: Done }) {
  const outside = useQuery(outsideQuery(authority));
  return (
    <Loaded query={outside} waiting={<GreyLines lines={8} />}>
      {({ audiences }) =>
        audiences.length === 0 ? (
          <EmptyState title="There is nowhere to invite anyone yet">
            People outside are invited to a board, a school or a partnership. Set up a board first, or bring in the
            schools.
          </EmptyState>
        ) : (
          <InviteForm authority={authority} audiences={audiences} done={done} />
        )
      }
    </Loaded>
  );
}

function InviteForm({ authority, audiences, done }: { authority: string; audiences: ShareChoice[]; done: Done }) {
  const refresh = useRefresh(authority);
  return (
    <Form
      schema={OutsideInvitationDraft}
      initial={{ audience: null, name: '', email: '', until: null }}
      draft={`${authority}.invite-outside`}
      submit="Make the invitation"
      cancel={
        <Link className="govuk-link" to="/$authority/people/outside" params={{ authority }}>
          Cancel
        </Link>
      }
      onSubmit={async (value, { key }) => {
        done(await api.inviteOutside(authority, value, { key }));
        await refresh();
      }}
    >
      <Select
        name="audience"
        label="Board, school or partnership"
        hint="They will see what is shown there, and nothing else of your authority"
        none=""
        choices={[{ value: '', label: 'Choose one' }, ...audiences.map(choiceOf)]}
      />
      <InvitedPerson hint="With what they are, such as chair of governors" />
      <DateField
        name="until"
        label="Last day"
        hint="For example, 31 8 2027. Leave it empty where no end is set."
        optional
      />
    </Form>
  );
}

function choiceOf({ audience, name }: ShareChoice) {
  const [kind = '', id] = audience.split(':');
  const labels: Record<string, string> = {
    board: `Board: ${name}`,
    school: `School: ${name} (${id})`,
    partnership: `Partnership: ${name}`,
  };
  return { value: audience, label: labels[kind] ?? name };
}
