/** How large a plan is made. */
export type Size = { priorities: number; objectives: number; actions: number; cycles: number };

export const priority = (number: number): string => `Priority ${number}: every child is ready to learn`;

export const objective = (number: number): string =>
  `Objective ${number}: schools and settings know early who falls behind, and act on it`;

export const agreed = (number: number): string =>
  `${number}. Agree with heads a shared way of noticing absence early, and try it in the autumn term`;

export const success = (number: number): string => `Absence is ${number % 9} points lower by summer`;

export const delivered = (action: number, cycle: number): string =>
  `${(action + cycle) % 17} schools take part; the first findings went to the board`;
