import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { signOut } from '../session.ts';
import { idleStateAt, leftInWords } from '../session-timers.ts';
import { Dialog } from './dialog.tsx';

const activityKey = 'placeboard.last-activity';
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Work in one tab keeps the others open, so the last sign of life is shared between them. */
function lastActivity(): number {
  return Number(localStorage.getItem(activityKey)) || Date.now();
}

function noteActivity(): void {
  localStorage.setItem(activityKey, String(Date.now()));
}

/** How long the session still has, once the warning stands; null before. */
function useIdleClock(end: () => void): [number | null, () => void] {
  const [endsIn, setEndsIn] = useState<number | null>(null);
  const ending = useRef(end);
  ending.current = end;
  useEffect(() => {
    noteActivity();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(timer);
      const idle = idleStateAt(Date.now(), lastActivity());
      if (idle.state === 'ended') {
        ending.current();
        return;
      }
      setEndsIn(idle.state === 'warning' ? idle.endsIn : null);
      timer = setTimeout(look, idle.changesIn);
    };
    look();
    // A machine that slept wakes with its timers late: look at once.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  const stay = (): void => {
    noteActivity();
    setEndsIn(null);
  };
  return [endsIn, stay];
}

/** Notes that someone is here; while the warning stands only its own button is an answer. */
function useActivity(warned: boolean): void {
  useEffect(() => {
    if (warned) return;
    let noted = 0;
    const note = (): void => {
      if (Date.now() - noted < 5_000) return;
      noted = Date.now();
      noteActivity();
    };
    for (const sign of signs) addEventListener(sign, note, { passive: true });
    return () => {
      for (const sign of signs) removeEventListener(sign, note);
    };
  }, [warned]);
}

/** Ends a session that nobody uses, and warns two minutes before. */
export function SessionKeeper() {
  const { href } = useLocation();
  const [endsIn, stay] = useIdleClock(() => void signOut('idle', href));
  useActivity(endsIn !== null);
  if (endsIn === null) return null;
  return (
    <Dialog title="Your session is about to end" onClose={stay}>
      <p className="govuk-body" aria-live="polite">
        To keep your authority’s information safe, you will be signed out in {leftInWords(endsIn)}. What you have typed
        will be kept in this tab.
      </p>
      <div className="govuk-button-group">
        <button className="govuk-button" type="button" onClick={stay}>
          Stay signed in
        </button>
        <button className="pb-link-button" type="button" onClick={() => void signOut('asked', href)}>
          Sign out
        </button>
      </div>
    </Dialog>
  );
}
