import { readFileSync } from 'node:fs';
import { startFunction } from '#kernel/lambda.ts';
import { worksOf } from '#kernel/works.ts';

/** The fonts stand beside the function, and are read when the first PDF is written. */
const fontFile = (name: string) => readFileSync(new URL(name, import.meta.url));
const fonts = () => ({
  regular: fontFile('./DejaVuSansCondensed.ttf'),
  bold: fontFile('./DejaVuSansCondensed-Bold.ttf'),
});

const deps = { ...startFunction(process.env), fonts };

export const handler = worksOf({
  work: async () => [(await import('./worker.ts')).documentWorker(deps)],
  evidence: async () => [(await import('./check-evidence.ts')).evidenceChecker(deps)],
});
