import type { Model } from 'survey-core';
import { renderSurvey } from 'survey-js-ui';
import { flatAnswers } from '../../rules/flat-answers.js';
import type { FieldError } from '../form/form-errors.js';
import { byId, type FormData } from '../form/form-page.js';
import { FormSending } from '../form/form-sending.js';
import { newId } from '../form/new-id.js';
import { surveyModel } from './survey-model.js';

/** Who filled in is asked last, as on the light form; it is no answer of the questionnaire. */
const ASSISTED = '_assisted';

/** The form drawn by SurveyJS; what is sent, and how, is that of the light form. */
export class SurveyForm {
  private readonly sending: FormSending;
  private readonly id = newId();
  private model: Model | null = null;

  constructor(private readonly data: FormData) {
    this.sending = new FormSending(data, {
      frozen: () => undefined,
      refused: (errors, withoutCode) => this.refuse(errors, withoutCode),
    });
  }

  /** Shows the way in, in place of the words that said it is loading. */
  async start(): Promise<void> {
    if (this.sending.showDone(history.state?.done)) return;
    const reply = await fetch(`/api/v1/points/${encodeURIComponent(this.data.code)}/questionnaire`);
    const { definition } = await reply.json();
    const model = surveyModel(definition, this.data.language);
    this.model = model;
    this.askWhoFilledIn(model);
    model.onCompleting.add((_, options) => {
      // Never complete before the receipt: until then everything can still be corrected.
      options.allow = false;
      void this.send(model, true);
    });
    const begin = document.createElement('button');
    Object.assign(begin, { type: 'button', className: 'btn', textContent: this.data.words.start ?? '' });
    begin.onclick = () => this.open(model, begin);
    byId('survey-loading').replaceWith(begin);
  }

  private open(model: Model, begin: HTMLElement): void {
    const place = document.createElement('div');
    place.id = 'survey';
    document.getElementById('intro')?.remove();
    byId('where').hidden = false;
    begin.replaceWith(place);
    renderSurvey(model, place);
    model.focusFirstQuestion();
  }

  private askWhoFilledIn(model: Model): void {
    const { survey } = this.data;
    const question = model.addNewPage('_send').addNewQuestion('radiogroup', ASSISTED);
    question.title = survey?.assisted ?? '';
    question.choices = Object.entries(survey?.assistedBy ?? {}).map(([value, text]) => ({ value, text }));
    question.defaultValue = 'self';
  }

  private send(model: Model, withCode: boolean): Promise<void> {
    const { [ASSISTED]: assisted = 'self', ...answers } = model.data;
    return this.sending.send({ id: this.id, answers: flatAnswers(answers), assisted, withCode });
  }

  /** What the server refuses stands beside its question; a refused code may be left out. */
  private refuse(errors: readonly FieldError[], withoutCode: boolean): void {
    const { model } = this;
    const [first] = errors;
    if (!model || !first) return;
    if (withoutCode) {
      if (confirm(`${first.message}\n${this.data.survey?.withoutCode}?`)) void this.send(model, false);
      return;
    }
    for (const { question, message } of errors) questionOf(model, question)?.addError(message);
    questionOf(model, first.question)?.focus(true);
  }
}

/** The question that a code, or the code of a part of it, belongs to. */
function questionOf(model: Model, code: string) {
  return model.getQuestionByName(code.split('.')[0] ?? '');
}
