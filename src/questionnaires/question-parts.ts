import type { DefinedQuestion, SimpleQuestion } from './definition.js';

/**
 * The questions of one answer that a question stands for: each row of a matrix, each line of a multiple text, under the
 * name by which SurveyJS's own conditions know them. So that rules, sums and forms know one kind of question only.
 * @example partsOf({ type: 'matrix', name: 'M', rows: [{ value: 'r1' }], columns: [1, 2] }) // [{ name: 'M.r1', … }]
 */
export function partsOf(question: DefinedQuestion): readonly SimpleQuestion[] {
  switch (question.type) {
    case 'matrix': {
      const { rows, columns, isAllRowRequired, title, type: _, ...common } = question;
      return rows.map(({ value, text }) => ({
        ...common,
        type: 'radiogroup',
        name: `${question.name}.${value}`,
        title: text ?? value,
        description: title ?? question.description,
        isRequired: isAllRowRequired ?? false,
        choices: columns,
      }));
    }
    case 'multipletext': {
      const { items, title, type: _, ...common } = question;
      return items.map((item) => ({
        ...common,
        type: 'text',
        name: `${question.name}.${item.name}`,
        title: item.title ?? item.name,
        description: title ?? question.description,
        isRequired: item.isRequired ?? false,
        maxLength: item.maxLength,
      }));
    }
    default:
      return [question];
  }
}

/** Whether SurveyJS draws the question as it was meant; our form asks its parts one after another. */
export function needsSurveyJs({ type }: DefinedQuestion): boolean {
  return type === 'matrix' || type === 'multipletext' || type === 'ranking';
}
