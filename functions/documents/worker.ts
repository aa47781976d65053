import { type WorkerDeps, workerSession, workOf } from '#kernel/worker.ts';
import { WorkId } from '#shared/ids.ts';
import type { ExportDeps } from './write-export.ts';

/**
 * Does one piece of work on documents, and loads no more than that work needs. A retry finds where it stopped; work that is
 * done, or being done, is left alone.
 */
export function documentWorker(deps: WorkerDeps & ExportDeps) {
  return async (event: unknown): Promise<void> => {
    const work = workOf(event, 'work');
    if (work === null) return;
    const session = await workerSession(deps, work.authority);
    const id = WorkId.parse(work.work);
    if (work.sort === 'IMPORT') await (await import('./import-plan.ts')).runImport(deps, session, id);
    else if (work.sort === 'COPY') await (await import('./copy-plan.ts')).copyPlan(deps, session, id);
    else await (await import('./write-export.ts')).writeExport(deps, session, id);
  };
}
