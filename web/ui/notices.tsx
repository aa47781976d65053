import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react';

export interface Notice {
  words: string;
  tone?: 'done' | 'trouble';
  /** What the button of the notice does, like undoing what was just done. */
  button?: { label: string; press: () => void };
}

const NoticeRegion = lazy(() => import('./notice-region.tsx').then((module) => ({ default: module.NoticeRegion })));

const Tell = createContext<(notice: Notice | null) => void>(() => undefined);

/** Tells what has just happened in a corner of the page; the newest notice, or none, takes the place of the one before. */
export function useNotices(): (notice: Notice | null) => void {
  return useContext(Tell);
}

export function NoticesProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<{ notice: Notice; at: number } | null>(null);
  const tell = useMemo(
    () => (given: Notice | null) => setNotice(given === null ? null : { notice: given, at: Date.now() }),
    [],
  );
  return (
    <Tell.Provider value={tell}>
      {children}
      {notice !== null && (
        <Suspense fallback={null}>
          <NoticeRegion key={notice.at} notice={notice.notice} />
        </Suspense>
      )}
    </Tell.Provider>
  );
}
