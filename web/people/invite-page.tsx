import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Invitation, InvitationDraft, type ToInvite } from '#shared/people/schema.ts';
import { api } from '../api.ts';
import { homeQuery, usePlace } from '../authorities/place.ts';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import type { Submission } from '../ui/form-state.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { CodeToGive } from './code-to-give.tsx';
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
          const again = (): void => setSent(null);
          return <TheCode invitation={sent} authority={authority} name={seat?.name ?? ''} again={again} />;
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
      <TextField name="name" label="Name" autoComplete="off" spellCheck={false} />
      <TextField name="email" label="Email address" type="email" autoComplete="off" spellCheck={false} />
      <SeatFields />
    </Form>
  );
}

interface CodeProps {
  invitation: Invitation;
  authority: string;
  name: string;
  again: () => void;
}

function TheCode({ invitation, authority, name, again }: CodeProps) {
  const { code, expiresAt, seat } = invitation;
  return (
    <CodeToGive
      code={code}
      expiresAt={expiresAt}
      name={seat.name}
      buttons={
        <>
          <Link className="govuk-button" to="/$authority/people" params={{ authority }}>
            I have kept the code
          </Link>
          <button className="pb-link-button" type="button" onClick={again}>
            Invite another person
          </button>
        </>
      }
    >
      They sign in to Placeboard, choose “enter the code of your invitation” and enter it. From then on {name} is among
      their authorities.
    </CodeToGive>
  );
}
