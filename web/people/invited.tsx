import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TextField } from '../ui/fields.tsx';
import { CodeToGive } from './code-to-give.tsx';

/** Who is invited, wherever they are invited to. */
export function InvitedPerson({ hint }: { hint?: string }) {
  return (
    <>
      <TextField name="name" label="Name" {...(hint !== undefined && { hint })} autoComplete="off" spellCheck={false} />
      <TextField name="email" label="Email address" type="email" autoComplete="off" spellCheck={false} />
    </>
  );
}

interface InvitedProps {
  invitation: { code: string; expiresAt: string; seat: { name: string } };
  /** The list in which they are now. */
  back: '/$authority/people' | '/$authority/people/outside';
  authority: string;
  again: () => void;
  /** What they see from then on. */
  children: ReactNode;
}

/** The code of an invitation, what to tell whoever it is for, and the ways on. */
export function Invited({ invitation, back, authority, again, children }: InvitedProps) {
  const { code, expiresAt, seat } = invitation;
  return (
    <CodeToGive
      code={code}
      expiresAt={expiresAt}
      name={seat.name}
      buttons={
        <>
          <Link className="govuk-button" to={back} params={{ authority }}>
            I have kept the code
          </Link>
          <button className="pb-link-button" type="button" onClick={again}>
            Invite another person
          </button>
        </>
      }
    >
      They sign in to Placeboard, choose “enter the code of your invitation” and enter it. {children}
    </CodeToGive>
  );
}
