import { type Share, ShareEnd } from '#shared/audiences/schema.ts';
import { api } from '../api.ts';
import { useNotices } from '../ui/notices.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
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
    <ReasonDialog
      title="Withdraw what is shared?"
      schema={ShareEnd}
      ids="withdraw-share"
      why="Why is it withdrawn?"
      hint="For example, the review has ended"
      submit="Withdraw"
      keep="Keep it shared"
      onClose={onClose}
      onSubmit={async (value, { key }) => {
        await api.withdrawShare({ authority, share: share.id }, value, { version: share.version, key });
        onClose();
        await refresh();
        tell({ words: `Withdrawn from ${share.audienceName}.` });
      }}
    >
      <p className="govuk-body">
        {share.audienceName} will no longer see it, within moments. What they have printed or kept elsewhere stays with
        them.
      </p>
    </ReasonDialog>
  );
}
