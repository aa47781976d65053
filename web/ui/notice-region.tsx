import { useEffect, useState } from 'react';
import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import type { Notice } from './notices.tsx';

/** A landmark of its own, reached with F6; it stays until it is closed, for nobody should have to hurry to undo. */
export function NoticeRegion({ notice }: { notice: Notice }) {
  const [queue] = useState(() => new ToastQueue<Notice>({ maxVisibleToasts: 1 }));
  useEffect(() => {
    const key = queue.add(notice);
    return () => queue.close(key);
  }, [queue, notice]);
  return (
    <ToastRegion queue={queue} className="pb-notices pb-no-print" aria-label="What has just happened">
      {({ toast }) => (
        <Toast toast={toast} className={`pb-notice pb-notice--${toast.content.tone ?? 'done'}`}>
          <ToastContent className="pb-notice__words">
            <Text slot="title">{toast.content.words}</Text>
          </ToastContent>
          {toast.content.button !== undefined && (
            <Button className="pb-notice__button" onPress={toast.content.button.press}>
              {toast.content.button.label}
            </Button>
          )}
          <Button className="pb-notice__button" slot="close">
            Close
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}
