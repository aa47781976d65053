import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** What the stacks deployed so far said, as `Stack.Output`. */
export type Outputs = ReadonlyMap<string, string>;

const OutputsFile = z.record(z.string(), z.record(z.string(), z.string()));

export function outputsIn(path: string): [string, string][] {
  const stacks = OutputsFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  return Object.entries(stacks).flatMap(([stack, outputs]) =>
    Object.entries(outputs).map(([name, value]): [string, string] => [`${stack}.${name}`, value]),
  );
}

/** Words in which `<Stack.Output>` stands for what that stack will have said. */
export function filled(words: string, outputs: Outputs): string {
  return words.replace(/<([A-Za-z]+\.[A-Za-z]+)>/g, (_, name: string) => {
    const value = outputs.get(name);
    if (value === undefined) throw new Error(`The deployment gave no output ${name}`);
    return value;
  });
}
