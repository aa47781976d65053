import type * as work from '#shared/work/schema.ts';
import { type How, inAuthority, one, part, sent, until } from './client.ts';

const oneImport = one.imports[':import'];

interface ImportPlace {
  authority: string;
  import: string;
}

const inImport = ({ authority, import: id }: ImportPlace) => ({ ...inAuthority(authority), import: part(id) });

/** Imports and exports. */
export const workApi = {
  startImport: async (
    authority: string,
    { file, into }: { file: File; into: string | undefined },
    { key }: How = {},
  ): Promise<work.Import> => {
    const body = new FormData();
    body.set('kind', 'plan');
    if (into !== undefined) body.set('into', into);
    body.set('file', file);
    const options = { ...sent(key === undefined ? {} : { key }), init: { body } };
    return (await one.imports.$post({ param: inAuthority(authority) }, options)).json();
  },
  import: async (authority: string, id: string, signal?: AbortSignal): Promise<work.Import> =>
    (await oneImport.$get({ param: { ...inAuthority(authority), import: part(id) } }, until(signal))).json(),
  mapImport: async (place: ImportPlace, json: work.Mapping, how: How = {}): Promise<work.Import> =>
    (await oneImport.mapping.$put({ param: inImport(place), json }, sent(how))).json(),
  decideImport: async (place: ImportPlace, json: work.Decisions, how: How = {}): Promise<work.Import> =>
    (await oneImport.decisions.$put({ param: inImport(place), json }, sent(how))).json(),
  commitImport: async (authority: string, id: string): Promise<work.Import> =>
    (await oneImport.commit.$post({ param: { ...inAuthority(authority), import: part(id) } })).json(),
  cancelImport: async (authority: string, id: string): Promise<work.Import> =>
    (await oneImport.$delete({ param: { ...inAuthority(authority), import: part(id) } })).json(),
  startExport: async (authority: string, json: work.ExportDraft): Promise<work.Export> =>
    (await one.exports.$post({ param: inAuthority(authority), json })).json(),
  export: async (authority: string, id: string, signal?: AbortSignal): Promise<work.Export> =>
    (
      await one.exports[':export'].$get({ param: { ...inAuthority(authority), export: part(id) } }, until(signal))
    ).json(),
};
