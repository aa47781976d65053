import { useLayoutEffect, useRef } from 'react';
import { Button } from 'react-aria-components';

const grip = 'M5 2h2v2H5zm4 0h2v2H9zM5 7h2v2H5zm4 0h2v2H9zm-4 5h2v2H5zm4 0h2v2H9z';
const chevron = 'M5 2l7 6-7 6z';

function IconButton({ slot, className, path }: { slot: 'drag' | 'chevron'; className: string; path: string }) {
  return (
    <Button className={className} slot={slot}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={path} />
      </svg>
    </Button>
  );
}

/** By what a row of a tree is dragged, with the mouse or the keyboard. */
export const DragHandle = () => <IconButton slot="drag" className="pb-tree__handle" path={grip} />;
export const FoldButton = () => <IconButton slot="chevron" className="pb-tree__fold" path={chevron} />;

/** A row that moves is out of the page for a moment, and the focus goes with it: who moved it has it back. */
function useFocusAfterMove(place: string) {
  const pressed = useRef<{ button: Element; place: string } | null>(null);
  useLayoutEffect(() => {
    if (pressed.current === null || pressed.current.place === place) return;
    const { button } = pressed.current;
    pressed.current = null;
    const at = button.matches(':disabled') ? button.closest('[role="row"]') : button;
    if (at instanceof HTMLElement) at.focus();
  }, [place]);
  return pressed;
}

interface StepsProps {
  /** What is moved, in words. */
  name: string;
  /** Where it stands: another place is another text. */
  at: string;
  steps: readonly { step: 'up' | 'down'; take: (() => void) | null }[];
}

/** One step up or down, for whoever would rather not drag. */
export function StepButtons({ name, at, steps }: StepsProps) {
  const pressed = useFocusAfterMove(at);
  return steps.map(({ step, take }) => (
    <Button
      className="pb-tree__button"
      key={step}
      isDisabled={take === null}
      onPress={({ target }) => {
        pressed.current = { button: target, place: at };
        take?.();
      }}
      aria-label={`Move ${name} ${step}`}
    >
      {step === 'up' ? 'Up' : 'Down'}
    </Button>
  ));
}
