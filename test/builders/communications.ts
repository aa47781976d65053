/** A message to heads in a month of its own; a test says only what it is about. */
export const aCommunicationDraft = (overrides: object = {}) => ({
  ...{ message: 'Places for two-year-olds are open to apply for', channel: 'Newsletter to heads' },
  ...{ audience: 'Parents of two-year-olds', plannedOn: '2030-03-01', responsible: null, about: null },
  ...overrides,
});

export const aResultDraft = (overrides: object = {}) => ({
  ...{ words: 'Forty families asked for a place', reached: 1_200, on: '2024-06-01' },
  ...overrides,
});
