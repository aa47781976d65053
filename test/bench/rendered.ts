/**
 * Runs in the page before anything of it does; a text, so that no helper of this process's loader is left in it. React tells
 * whoever has put this hook there of each tree that it has put into the page, in every build: which components it ran for it
 * is read from the tree itself, as React's own developer tools read it.
 */
export const counting = `
  const performed = 1;
  const components = new Set([0, 11, 14, 15]);
  const seen = { rows: new Map(), components: 0 };
  const row = (fiber) => {
    let first = fiber.child;
    while (first && first.tag !== 5) first = first.tag === 7 ? first.child : null;
    return first && first.type === 'tr' && /pb-plan__row/.test(first.memoizedProps.className) ? first : null;
  };
  const look = (fiber, before) => {
    if (components.has(fiber.tag) && (before === null || (fiber.flags & performed) === performed)) {
      seen.components += 1;
      const drawn = row(fiber);
      if (drawn) {
        const times = seen.rows.get(drawn.stateNode) ?? { drawn: 0, again: 0 };
        if (before === null) times.drawn += 1;
        else times.again += 1;
        seen.rows.set(drawn.stateNode, times);
      }
    }
    if (before !== null && fiber.child === before.child) return;
    for (let child = fiber.child; child; child = child.sibling) look(child, child.alternate);
  };
  globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    renderers: new Map(),
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: (_, root) => look(root.current, root.current.alternate),
    onCommitFiberUnmount: () => {},
    onPostCommitFiberRoot: () => {},
  };
  // A row is two lines of the table: its cells, and under them how the action stands.
  const words = (row) => row.outerHTML + (row.nextElementSibling?.outerHTML ?? '');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const settled = 300;
  globalThis.placeboardDone = async (does, rows) => {
    const before = new Map([...document.querySelectorAll('.pb-plan__row')].map((row) => [row, words(row)]));
    seen.rows.clear();
    seen.components = 0;
    const began = performance.now();
    does();
    const shown = () => document.querySelectorAll('.pb-plan__row').length;
    while (shown() !== rows) {
      if (performance.now() - began > 20000) throw new Error(shown() + ' rows were shown, not ' + rows);
      await frame();
    }
    await frame();
    const milliseconds = performance.now() - began;
    // What comes a moment later, as names that were asked for, is rendered on account of the same press.
    for (const from = performance.now(); performance.now() - from < settled; ) await frame();
    let [drawn, again, idle] = [0, 0, 0];
    for (const [row, times] of seen.rows) {
      drawn += times.drawn;
      again += times.again;
      if (times.again > 0 && before.get(row) === words(row)) idle += times.again;
    }
    return { milliseconds, rows: shown(), drawn, again, idle, components: seen.components };
  };
`;
