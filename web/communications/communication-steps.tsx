import { useState } from 'react';
import * as z from 'zod';
import { Cancelling, type Communication, ResultDraft, Sending } from '#shared/communications/schema.ts';
import { api } from '../api.ts';
import { DateField } from '../ui/date-field.tsx';
import { inWords, today } from '../ui/dates.ts';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { useTakingBack } from './communication-data.ts';

interface StepsProps {
  communication: Communication;
  authority: string;
}

/** What can be done with a message as it stands, one thing at a time. */
export function CommunicationSteps({ communication, authority }: StepsProps) {
  const [doing, setDoing] = useState<'send' | 'cancel' | null>(null);
  const takingBack = useTakingBack(authority);
  const refresh = useRefresh(authority);
  const { id, version, can } = communication;
  const place = { authority, communication: id };
  const cancel = (
    <button className="pb-link-button" type="button" onClick={() => setDoing(null)}>
      Not now
    </button>
  );
  if (doing === 'send') {
    return (
      <Form
        schema={Sending}
        ids="sent"
        initial={{ sentOn: today() }}
        submit="Record that it was sent"
        cancel={cancel}
        onConflict={() => refresh()}
        onSubmit={async (value, { key }) => {
          const done = await api.recordSent(place, value, { version, key });
          await takingBack(`Recorded as sent on ${inWords(value.sentOn)}.`, done);
        }}
      >
        <DateField name="sentOn" label="When was it sent?" />
      </Form>
    );
  }
  if (doing === 'cancel') {
    return (
      <Form
        schema={Cancelling}
        ids="cancel"
        initial={{ why: '' }}
        submit="Cancel the message"
        cancel={cancel}
        onConflict={() => refresh()}
        onSubmit={async (value, { key }) => {
          const done = await api.cancelCommunication(place, value, { version, key });
          await takingBack('The message is cancelled.', done);
        }}
      >
        <TextField name="why" label="Why is it cancelled?" />
      </Form>
    );
  }
  return (
    <>
      <div className="govuk-button-group pb-no-print">
        {can.send && (
          <button className="govuk-button" type="button" onClick={() => setDoing('send')}>
            It was sent
          </button>
        )}
        {can.cancel && (
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setDoing('cancel')}>
            Cancel it
          </button>
        )}
      </div>
      {can.addResult && <ResultForm communication={communication} authority={authority} />}
    </>
  );
}

/** A number is typed as words; the form reads it where it is one. */
const TypedResult = z.strictObject({
  ...ResultDraft.shape,
  reached: z.string().regex(/^\d{0,9}$/, 'Enter a whole number, or leave it empty'),
});

function ResultForm({ communication: { id, version }, authority }: StepsProps) {
  const refresh = useRefresh(authority);
  return (
    <Form
      schema={TypedResult}
      ids="result"
      initial={{ words: '', reached: '', on: today() }}
      draft={`${authority}.result.${id}.${version}`}
      submit="Record what came of it"
      onConflict={() => refresh()}
      onSubmit={async ({ reached, ...value }, { key }) => {
        const result = { ...value, reached: reached === '' ? null : Number(reached) };
        await api.recordResult({ authority, communication: id }, result, { version, key });
        await refresh();
      }}
    >
      <TextArea name="words" label="What came of it?" hint="For example, 40 families asked for a place" rows={3} />
      <TextField name="reached" label="How many people did it reach? (optional)" width="10" />
      <DateField name="on" label="Known on" />
    </Form>
  );
}
