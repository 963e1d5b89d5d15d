import { Model, type Question, type QuestionMultipleTextModel } from 'survey-core';
import 'survey-core/i18n/vietnamese';
import { isRecord } from '../../rules/answer-checks.js';
import { readNumber } from '../../rules/typed-text.js';

/** A questionnaire as SurveyJS asks it: by its own pages, in one language, without its thank-you. */
export function surveyModel(definition: object, language: string): Model {
  const model = new Model(definition);
  model.locale = language;
  // Thanks come from the server's receipt, and only from it.
  model.showCompletePage = false;
  model.focusFirstQuestionAutomatic = false;
  model.showProgressBar = true;
  readNumbersAsTyped(model);
  letNothingBeChosen(model);
  return model;
}

/** SurveyJS asks for the least number of choices even where nobody must answer; ours is told of an answer only. */
function letNothingBeChosen(model: Model): void {
  for (const question of model.getAllQuestions()) {
    if (question.minSelectedChoices > 0) question.minSelectedChoices = 0;
  }
}

/** The number field of a browser takes "1.500" for one and a half; here it is read as everywhere else. */
function readNumbersAsTyped(model: Model): void {
  const numbers = new Set(model.getAllQuestions().filter((question) => isNumber(question) && asLine(question)));
  const lines = new Map(
    model
      .getAllQuestions()
      .filter((question) => question.getType() === 'multipletext')
      .map((question): [Question, Set<string>] => [
        question,
        new Set(numberLines(question as QuestionMultipleTextModel)),
      ]),
  );
  model.onValueChanging.add((_, options) => {
    if (numbers.has(options.question)) options.value = typed(options.value);
    const among = lines.get(options.question);
    if (!among || !isRecord(options.value)) return;
    const read = Object.entries(options.value).map(([name, value]) => [name, among.has(name) ? typed(value) : value]);
    options.value = Object.fromEntries(read);
  });
}

function isNumber(question: Question): boolean {
  return question.getType() === 'text' && question.inputType === 'number';
}

function asLine(question: Question): true {
  question.inputType = 'text';
  // Half a number is no number yet.
  question.textUpdateMode = 'onBlur';
  return true;
}

function numberLines({ items }: QuestionMultipleTextModel): readonly string[] {
  return items.filter(({ editor }) => isNumber(editor) && asLine(editor)).map(({ name }) => name);
}

function typed(value: unknown): unknown {
  return readNumber(String(value ?? '')) ?? value;
}
