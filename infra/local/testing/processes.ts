import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

type Process = { pid: number; parent: number; state: string };

function processes(): Process[] {
  const lines = existsSync('/proc/self/stat') ? statLines() : psLines();
  return lines.flatMap((line) => {
    const [, pid, state = '', parent] = /^\s*(\d+) (\w)\S* +(\d+)/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), state }];
  });
}

function statLines(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      try {
        return readFileSync(`/proc/${name}/stat`, 'utf8').replace(/\(.*\) /s, '');
      } catch {
        // It ended between two looks.
        return '';
      }
    });
}

const psLines = (): string[] => execFileSync('ps', ['-A', '-o', 'pid=,state=,ppid='], { encoding: 'utf8' }).split('\n');

/** A process and all that it has started, as they are now. */
export function family(pid: number, all = processes()): number[] {
  return [pid, ...all.filter(({ parent }) => parent === pid).flatMap((child) => family(child.pid, all))];
}

/** Those that still run; one that has ended and that nobody has asked for yet does not. */
export function alive(pids: readonly number[]): number[] {
  const running = processes().filter(({ state }) => state !== 'Z' && state !== 'X');
  return pids.filter((pid) => running.some((each) => each.pid === pid));
}
