/** One question's value within a response: a scale point or number, a choice code, several codes, yes/no, or text. */
export type AnswerValue = number | string | boolean | readonly string[];

/** Answers by question code. An unanswered question has no key. */
export type Answers = Readonly<Record<string, AnswerValue>>;
