import { useLayoutEffect } from 'react';

/** Seen on paper alone, at the foot of each sheet: whose it is, as of when, and when it was printed. */
export function PrintFooter({ words }: { words: string }) {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--print-footer', JSON.stringify(words));
    return () => void style.removeProperty('--print-footer');
  }, [words]);
  return (
    <p className="pb-print-footer" aria-hidden="true">
      {words}
    </p>
  );
}
