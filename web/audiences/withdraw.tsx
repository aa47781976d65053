import { type Share, ShareEnd } from '#shared/audiences/schema.ts';
import { api } from '../api.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useRefresh } from '../ui/use-refresh.ts';

interface WithdrawProps {
  share: Share;
  authority: string;
  onClose: () => void;
}

export function Withdraw({ share, authority, onClose }: WithdrawProps) {
  const refresh = useRefresh(authority);
  const tell = useNotices();
  return (
    <Dialog title="Withdraw what is shared?" onClose={onClose}>
      <p className="govuk-body">
        {share.audienceName} will no longer see it, within moments. What they have printed or kept elsewhere stays with
        them.
      </p>
      <Form
        schema={ShareEnd}
        ids="withdraw-share"
        initial={{ why: '' }}
        submit="Withdraw"
        cancel={
          <button className="pb-link-button" type="button" onClick={onClose}>
            Keep it shared
          </button>
        }
        onSubmit={async (value, { key }) => {
          await api.withdrawShare({ authority, share: share.id }, value, { version: share.version, key });
          onClose();
          await refresh();
          tell({ words: `Withdrawn from ${share.audienceName}.` });
        }}
      >
        <TextField name="why" label="Why is it withdrawn?" hint="For example, the review has ended" />
      </Form>
    </Dialog>
  );
}
