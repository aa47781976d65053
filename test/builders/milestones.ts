/** A step of an action; a test says only what it is about. */
export const aMilestoneDraft = (overrides: object = {}) => ({
  title: 'Both leads are appointed',
  dueOn: '2024-09-30',
  ...overrides,
});
