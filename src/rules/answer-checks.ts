import type { Condition } from './conditions.js';

/** What a valid answer to one question looks like. */
export type AnswerShape =
  | { readonly kind: 'scale'; readonly levels: number; readonly outside: readonly string[] }
  | { readonly kind: 'choice'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'choices'; readonly values: readonly string[]; readonly most: number | null }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number'; readonly least: number | null; readonly most: number | null }
  | { readonly kind: 'text'; readonly longest: number };

/** The part of a question that the checks need. */
export interface AnswerRule {
  readonly code: string;
  readonly required: boolean;
  readonly visibleIf: Condition | null;
  readonly shape: AnswerShape;
}
