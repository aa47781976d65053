import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { InvitationAcceptance } from '#shared/people/schema.ts';
import { api } from '../api.ts';
import { addressOf, meQuery } from '../authorities/place.ts';
import { ServiceProblem } from '../problems.ts';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';

/** An unknown, a used and an old code are answered alike; the page says what to do in each case. */
function asFieldProblem(error: unknown): never {
  if (!(error instanceof ServiceProblem) || error.status !== 404) throw error;
  const detail = 'Check the code. If it is right, it has been used or is out of date: ask for another';
  throw new ServiceProblem(422, detail, {
    type: '',
    title: detail,
    status: 422,
    errors: [{ pointer: '#/code', detail }],
  });
}

export function AcceptPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const tell = useNotices();
  return (
    <Page title="Enter the code of your invitation">
      <Form
        schema={InvitationAcceptance}
        initial={{ code: '' }}
        submit="Accept the invitation"
        onSubmit={async (value, how) => {
          const taken = await api.acceptInvitation(value, how).catch(asFieldProblem);
          await client.invalidateQueries({ queryKey: meQuery.queryKey });
          if ('audience' in taken) {
            tell({ words: `You can now see what ${taken.name} is shown.` });
            await navigate({ to: '/audiences/$kind/$id', params: addressOf(taken) });
            return;
          }
          tell({ words: `You now have a seat in ${taken.name}.` });
          await navigate({ to: '/$authority', params: { authority: taken.authority } });
        }}
      >
        <TextField
          name="code"
          label="Code"
          hint="An administrator of the authority gave it to you. It begins with the authority’s name and a full stop."
          autoComplete="off"
          spellCheck={false}
        />
      </Form>
    </Page>
  );
}
