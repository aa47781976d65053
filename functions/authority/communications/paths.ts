export const base = '/api/authorities/:authority/communications' as const;
export const one = `${base}/:communication` as const;
