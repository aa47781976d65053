import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

/** The clock that the functions and the schedules go by. Credentials and tokens end by the machine's own. */
export interface Clock {
  now(): Date;
  /** By how many milliseconds it is before the machine's own. */
  readonly ahead: number;
  /** Puts it forward; settles when whoever goes by it knows. */
  set(to: Date): Promise<void>;
}

const Kept = z.object({ ahead: z.number().min(0) });

/** The clock is kept with the data: rows that were written by it would otherwise stand in the future after a restart. */
export function openClock(file: string, onMove: (ahead: number) => Promise<void>): Clock {
  let ahead = existsSync(file) ? Kept.parse(JSON.parse(readFileSync(file, 'utf8'))).ahead : 0;
  return {
    now: () => new Date(Date.now() + ahead),
    get ahead() {
      return ahead;
    },
    set: async (to) => {
      const wanted = to.getTime() - Date.now();
      // Time goes on while work is waited for, and never goes back.
      if (wanted <= ahead) return;
      ahead = wanted;
      writeFileSync(`${file}.part`, JSON.stringify({ ahead }));
      renameSync(`${file}.part`, file);
      await onMove(ahead);
    },
  };
}
