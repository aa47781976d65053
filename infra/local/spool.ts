import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Messages kept as one file each, in the order of their ids, so that a killed runner finds them again. */
export interface Spool {
  keep(id: string, message: unknown): void;
  drop(id: string): void;
  all(): { id: string; message: unknown }[];
}

export function openSpool(folder: string): Spool {
  mkdirSync(folder, { recursive: true });
  const pathOf = (id: string) => join(folder, `${id}.json`);
  return {
    keep: (id, message) => {
      const path = pathOf(id);
      // Renamed into place, so that a file is never seen half written.
      writeFileSync(`${path}.part`, JSON.stringify(message));
      renameSync(`${path}.part`, path);
    },
    drop: (id) => rmSync(pathOf(id), { force: true }),
    all: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => ({
          id: name.slice(0, -'.json'.length),
          message: JSON.parse(readFileSync(join(folder, name), 'utf8')),
        })),
  };
}
