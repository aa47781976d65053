export const base = '/api/audiences/:kind/:id';
