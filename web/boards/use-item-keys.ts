import { useEffect } from 'react';

/** F8 goes to the next item and Shift F8 to the one before, from wherever one is typing. */
export function useItemKeys(
  items: readonly { id: string }[],
  open: string | undefined,
  go: (item: string) => void,
): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F8' || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const at = items.findIndex(({ id }) => id === open);
      const next = items[at + (event.shiftKey ? -1 : 1)];
      if (next !== undefined) go(next.id);
    };
    addEventListener('keydown', handleKey);
    return () => removeEventListener('keydown', handleKey);
  }, [items, open, go]);
}
