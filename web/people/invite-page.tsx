import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Invitation, InvitationDraft, type ToInvite } from '#shared/people/schema.ts';
import { api } from '../api.ts';
import { homeQuery, usePlace } from '../authorities/place.ts';
import { Form } from '../ui/form.tsx';
import type { Submission } from '../ui/form-state.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { Invited, InvitedPerson } from './invited.tsx';
import { peopleQuery } from './people-data.ts';
import { SeatFields } from './seat-fields.tsx';

const route = getRouteApi('/$authority/people/invite');

export function InvitePage() {
  const { authority } = route.useParams();
  const { seat } = usePlace();
  const home = useQuery(homeQuery(authority));
  const { person } = route.useSearch();
  const people = useQuery({ ...peopleQuery(authority), enabled: person !== undefined });
  const named = people.data?.toInvite.find((each) => each.person === person);
  const [sent, setSent] = useState<Invitation | null>(null);
  return (
    <Page
      title={sent === null ? 'Invite a person' : 'The invitation is ready'}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/people" params={{ authority }} key="people">
          People and settings
        </Link>,
      ]}
    >
      <Loaded query={home} waiting={<GreyLines lines={8} />}>
        {({ can }) => {
          if (!can.administer) return <NotAllowedWords>Administrators invite people.</NotAllowedWords>;
          if (sent === null && person !== undefined && people.isPending) return <GreyLines lines={8} />;
          if (sent === null) return <InviteForm authority={authority} named={named} done={setSent} />;
          return (
            <Invited invitation={sent} back="/$authority/people" authority={authority} again={() => setSent(null)}>
              From then on {seat?.name ?? ''} is among their authorities.
            </Invited>
          );
        }}
      </Loaded>
    </Page>
  );
}

interface InviteFormProps {
  authority: string;
  /** Who was named before, with the role that was proposed. */
  named: ToInvite | undefined;
  done: (invitation: Invitation) => void;
}

function InviteForm({ authority, named, done }: InviteFormProps) {
  const { name = '', email = '', role = 'contributor' } = named ?? {};
  const refresh = useRefresh(authority);
  const handleSubmit = async (value: InvitationDraft, how: Submission): Promise<void> => {
    done(await api.invite(authority, value, how));
    await refresh();
  };
  return (
    <Form
      schema={InvitationDraft}
      initial={{ name, email, role, clearance: [], until: null }}
      draft={named === undefined ? `${authority}.invite` : `${authority}.invite.${named.person}`}
      submit="Make the invitation"
      cancel={
        <Link className="govuk-link" to="/$authority/people" params={{ authority }}>
          Cancel
        </Link>
      }
      onSubmit={handleSubmit}
    >
      <InvitedPerson />
      <SeatFields />
    </Form>
  );
}
