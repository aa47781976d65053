import { useLocation } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface MoreProps {
  /** What the button says, such as “More”. */
  label: string;
  children: readonly ReactNode[];
}

/**
 * A button that shows further links under it: those that are wanted less often than the buttons beside it.
 * A disclosure of links and no menu, so that each is read out, opened in a new tab and tabbed to as a link.
 * https://www.w3.org/WAI/ARIA/apg/patterns/disclosure/
 */
export function More({ label, children }: MoreProps) {
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { href } = useLocation();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === href;
  useEffect(() => {
    if (!open) return;
    const leave = (event: Event): void => {
      if (event.target instanceof Node && whole.current?.contains(event.target) !== true) setOpenAt(null);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [open]);
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key !== 'Escape' || !open) return;
    setOpenAt(null);
    button.current?.focus();
  };
  if (children.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard wherever in the list the focus is
    <div className="pb-more" ref={whole} onKeyDown={onKeyDown}>
      <button
        className="govuk-button govuk-button--secondary pb-more__button"
        type="button"
        ref={button}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpenAt(open ? null : href)}
      >
        {label}
      </button>
      <ul className="pb-more__list" id={id} hidden={!open}>
        {children.map((link, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the links never change places
          <li key={place}>{link}</li>
        ))}
      </ul>
    </div>
  );
}
