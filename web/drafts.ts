import type { Values } from './ui/form-values.ts';

/** What was typed into a form and not sent yet, kept in this tab so that it outlives a reload and a sign-in. */
export interface Draft {
  values: Values;
  keptAt: string;
}

const prefix = 'placeboard.draft.';

function isDraft(kept: unknown): kept is Draft {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'keptAt' in kept &&
    typeof kept.keptAt === 'string' &&
    'values' in kept &&
    typeof kept.values === 'object' &&
    kept.values !== null
  );
}

export function readDraft(name: string): Draft | null {
  const kept = sessionStorage.getItem(prefix + name);
  if (kept === null) return null;
  const draft: unknown = JSON.parse(kept);
  return isDraft(draft) ? draft : null;
}

export function keepDraft(name: string, values: Values): Draft {
  const draft = { values, keptAt: new Date().toISOString() };
  sessionStorage.setItem(prefix + name, JSON.stringify(draft));
  return draft;
}

export function dropDraft(name: string): void {
  sessionStorage.removeItem(prefix + name);
}

/** The key by which the service recognises a repeat: the same words sent again keep it, changed words get another. */
export function keyFor(name: string, body: unknown): string {
  const words = JSON.stringify(body);
  const kept = sessionStorage.getItem(`${prefix}key.${name}`);
  const [before, key] = kept === null ? [] : kept.split('\n', 2);
  if (key === words && before !== undefined) return before;
  const fresh = crypto.randomUUID();
  sessionStorage.setItem(`${prefix}key.${name}`, `${fresh}\n${words}`);
  return fresh;
}

export function dropKey(name: string): void {
  sessionStorage.removeItem(`${prefix}key.${name}`);
}
