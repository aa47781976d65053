/** A criterion in words; a test says only what it is about. */
export const aCriterionDraft = (overrides: object = {}) => ({
  words: 'Parents say that they can help their child to read',
  measure: null,
  ...overrides,
});

export const anEvaluationDraft = (overrides: object = {}) => ({
  verdict: 'partly',
  words: 'Two of three groups of parents said so',
  evidence: [],
  effectiveOn: '2024-06-01',
  onBehalfOf: null,
  ...overrides,
});
