export const base = '/api/platform/authorities';
export const one = `${base}/:authority` as const;
