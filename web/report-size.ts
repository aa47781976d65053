/** Prints the size of the first page's JavaScript (brotli) from the manifest of the build: `tsx web/report-size.ts`. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import * as z from 'zod';

const Chunk = z.object({
  file: z.string(),
  isEntry: z.boolean().optional(),
  imports: z.array(z.string()).optional(),
});
const Manifest = z.record(z.string(), Chunk);

const folder = new URL('../dist/web/', import.meta.url);
const budget = 125_000;

/** The entry and all that it imports before it can show anything; pages that load later are not among them. */
export function filesOfFirstPage(manifest: z.infer<typeof Manifest>): string[] {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined || seen.has(name)) return;
    seen.add(name);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const [name, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(name);
  return [...seen].flatMap((name) => manifest[name]?.file ?? []).filter((file) => file.endsWith('.js'));
}

/** The first page is the signed-out landing, which is a chunk of its own beside the entry. */
export function sizeOfFirstPage(): { files: { file: string; bytes: number }[]; total: number; budget: number } {
  const manifest = Manifest.parse(JSON.parse(readFileSync(new URL('.vite/manifest.json', folder), 'utf8')));
  const landing = Object.entries(manifest).find(([name]) => name.endsWith('home/landing-page.tsx'));
  const names = [...filesOfFirstPage(manifest), ...(landing ? [landing[1].file] : [])];
  const files = [...new Set(names)].map((file) => ({
    file,
    bytes: brotliCompressSync(readFileSync(new URL(file, folder))).length,
  }));
  return { files, total: files.reduce((sum, { bytes }) => sum + bytes, 0), budget };
}

if (import.meta.filename === process.argv[1]) {
  const { files, total } = sizeOfFirstPage();
  for (const { file, bytes } of files) process.stdout.write(`${String(bytes).padStart(8)}  ${file}\n`);
  process.stdout.write(
    `${String(total).padStart(8)}  bytes of JavaScript (brotli) on the first page; budget ${budget}\n`,
  );
  process.exitCode = total <= budget ? 0 : 1;
}
