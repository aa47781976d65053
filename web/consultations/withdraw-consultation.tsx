import { ConsultationEnd, type ConsultationView } from '#shared/consultations/schema.ts';
import type { ConsultationPlace } from '../api/consultations.ts';
import { api } from '../api.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useRefresh } from '../ui/use-refresh.ts';

interface WithdrawProps {
  place: ConsultationPlace;
  consultation: ConsultationView;
  onClose: () => void;
}

export function WithdrawConsultation({ place, consultation, onClose }: WithdrawProps) {
  const refresh = useRefresh(place.authority);
  const tell = useNotices();
  return (
    <Dialog title="Withdraw this consultation?" onClose={onClose}>
      <p className="govuk-body">
        Nobody outside sees it any more, within moments, and no more comments are taken. What was taken in stays here.
      </p>
      <Form
        schema={ConsultationEnd}
        ids="withdraw-consultation"
        initial={{ why: '' }}
        submit="Withdraw"
        cancel={
          <button className="pb-link-button" type="button" onClick={onClose}>
            Keep it
          </button>
        }
        onSubmit={async (value, { key }) => {
          await api.withdrawConsultation(place, value, { version: consultation.version, key });
          onClose();
          await refresh();
          tell({ words: 'The consultation is withdrawn.' });
        }}
      >
        <TextField name="why" label="Why is it withdrawn?" hint="For example, the draft will be rewritten first" />
      </Form>
    </Dialog>
  );
}
