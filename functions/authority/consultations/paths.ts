export const base = '/api/authorities/:authority/consultations' as const;
export const one = `${base}/:consultation` as const;
export const comment = `${one}/comments/:comment` as const;
export const inbox = `${one}/inbox` as const;
