import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type MailChoice, MailChoiceChange, type MailFrequency } from '#shared/mail/schema.ts';
import { api } from '../api.ts';
import { Radios } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';

const route = getRouteApi('/$authority/mail');

const mailQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'mail'], queryFn: ({ signal }) => api.mailChoice(authority, signal) });

const choices: { value: MailFrequency; label: string; hint: string }[] = [
  {
    value: 'daily',
    label: 'Each working day',
    hint: 'At 7 in the morning, when an action of yours is overdue, due in the next 30 days or without an update, or a comment mentions you.',
  },
  {
    value: 'reminders',
    label: 'Only as a reminder',
    hint: 'A week before an action is due, on the day, the day after, and then once a week.',
  },
  { value: 'never', label: 'Never', hint: 'What waits for you is on your home page.' },
];

/** Which mail I get from this authority, or none. */
export function MailPage() {
  const { authority } = route.useParams();
  const choice = useQuery(mailQuery(authority));
  return (
    <Page title="Mail">
      <Loaded query={choice} waiting={<GreyLines lines={6} />}>
        {(data) => <ChooseMail key={data.version} opened={data} authority={authority} />}
      </Loaded>
    </Page>
  );
}

function ChooseMail({ opened, authority }: { opened: MailChoice; authority: string }) {
  const client = useQueryClient();
  const tell = useNotices();
  const { queryKey } = mailQuery(authority);
  return (
    <>
      <p className="govuk-body pb-text">
        Mail goes to {opened.to.name} at <strong>{opened.to.email}</strong>, the address of your invitation. There is no
        mail when nothing waits for you.
      </p>
      <Form
        schema={MailChoiceChange}
        initial={{ digest: opened.digest }}
        submit="Save"
        onConflict={() => client.invalidateQueries({ queryKey })}
        onSubmit={async (value, { key }) => {
          const saved = await api.chooseMail(authority, value, { version: opened.version, key });
          client.setQueryData(queryKey, saved);
          tell({ words: 'Your choice was saved.' });
        }}
      >
        <Radios
          name="digest"
          label="When do you want to be told by mail what waits for you?"
          size="m"
          choices={choices}
        />
      </Form>
    </>
  );
}
