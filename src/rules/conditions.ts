import type { AnswerValue } from './answers.js';

/** When a question applies, over the answers given so far. A plain value, so that it travels to the browser as JSON. */
export type Condition =
  | { readonly op: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'answered'; readonly question: string }
  | { readonly op: Comparison; readonly question: string; readonly value: AnswerValue };

export type Comparison = 'equal' | 'less' | 'less-or-equal' | 'greater' | 'greater-or-equal' | 'contains' | 'any-of';
