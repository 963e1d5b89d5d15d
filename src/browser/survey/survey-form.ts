import type { Model } from 'survey-core';
import { renderSurvey } from 'survey-js-ui';
import { fillIn } from '../../formatting/sentence.js';
import { type Answers, flatAnswers } from '../../rules/answers.js';
import { withoutHidden } from '../../rules/given-answers.js';
import type { Fault } from '../../rules/kinds/kind.js';
import { faultOf } from '../../rules/kinds/kinds.js';
import type { FormScript, QuestionnaireReply } from '../../rules/to-browser/form.js';
import { ASSISTED } from '../../rules/to-browser/keying.js';
import { normaliseAnswers } from '../../rules/typed-text.js';
import { clearErrors, type FieldError, showErrors } from '../form/form-errors.js';
import { type Memory, openIn, recall, remember, rememberEnd } from '../form/form-memory.js';
import { byId, languageButton, sayIn } from '../form/form-page.js';
import { FormSending } from '../form/form-sending.js';
import { newId } from '../form/new-id.js';
import { pagesInHistory } from './survey-history.js';
import { surveyModel } from './survey-model.js';

type SurveyAnswers = Readonly<Record<string, unknown>>;

/** The form drawn by SurveyJS; what is sent, and how, and where it waits, is that of the light form. */
export class SurveyForm {
  private readonly sending: FormSending;
  /** The light form of the same version remembers other fields. */
  private readonly version: string;
  private id = newId();
  private model: Model | null = null;
  /** As it was before a reload, or in the other language. */
  private memory: Memory<SurveyAnswers> | null = null;

  constructor(private readonly data: FormScript) {
    this.version = `${data.version} SurveyJS`;
    this.sending = new FormSending(data, {
      frozen: () => this.keep(),
      refused: (errors, withoutCode) => this.refuse(errors, withoutCode),
    });
  }

  /**
   * Shows the way in, in place of the words that said it is loading.
   * @param instead called where the questions do not come
   */
  async start(instead: () => void): Promise<void> {
    document.addEventListener('click', this.changeLanguage);
    const memory = recall<SurveyAnswers>(this.version, this.id);
    this.memory = memory;
    this.id = memory?.id ?? this.id;
    if (this.sending.showEnd(memory?.end)) return;
    if (memory?.frozen) void this.sending.resume(memory.frozen);
    const model = await this.load().catch(() => null);
    // What waited from before a reload may have arrived meanwhile.
    if (this.sending.end) return;
    if (model) this.offer(model);
    else if (!this.sending.busy) {
      document.removeEventListener('click', this.changeLanguage);
      instead();
    }
  }

  private async load(): Promise<Model> {
    const reply = await fetch(`/api/v1/points/${encodeURIComponent(this.data.code)}/questionnaire`);
    const { definition }: QuestionnaireReply = await reply.json();
    const model = surveyModel(definition, this.data.language);
    this.askWhoFilledIn(model);
    return model;
  }

  private offer(model: Model): void {
    const { memory } = this;
    if (memory) model.data = memory.fields;
    const page = memory && model.getPageByName(memory.at);
    if (page) model.currentPage = page;
    this.model = model;
    pagesInHistory(model, this.id, () => this.sending.busy);
    this.checkAnswers(model);
    model.onValueChanged.add(() => this.keep());
    model.onCurrentPageChanged.add(() => this.keep());
    model.onCompleting.add((_, options) => {
      // Never complete before the receipt: until then everything can still be corrected.
      options.allow = false;
      void this.send(model, true);
    });
    const begin = document.createElement('button');
    Object.assign(begin, { type: 'button', className: 'btn', textContent: this.data.survey?.start });
    begin.onclick = () => this.open(model);
    byId('survey-loading').replaceWith(begin);
    if (memory?.at) this.open(model);
  }

  private open(model: Model): void {
    const place = document.createElement('div');
    place.id = 'survey';
    byId('form').after(byId('foot'));
    byId('form').replaceChildren(place);
    byId('main').classList.remove('first');
    // SurveyJS says how much room there is; the field must not cut off what is pasted, so that it can be told.
    place.addEventListener('focusin', ({ target }) => (target as Element).removeAttribute('maxlength'));
    renderSurvey(model, place);
    model.focusFirstQuestion();
    this.keep();
  }

  /** For a reload, and for the other language. */
  private keep(): boolean {
    const { model, id, version } = this;
    const { frozen, end } = this.sending;
    if (end) return rememberEnd(id, version, end);
    // Nothing has been answered yet, or what was is still remembered.
    if (!model) return true;
    const started = document.getElementById('survey') !== null;
    const at: string = started ? model.currentPage?.name : '';
    const kept = remember({ id, version, at, more: false, toCheck: false, frozen, fields: model.data });
    // Nothing would be left of the answers in the other language.
    if (started && !kept) languageButton()?.remove();
    return kept;
  }

  private readonly changeLanguage = (event: Event): void => {
    const button = languageButton();
    if (!button || !event.composedPath().includes(button)) return;
    event.preventDefault();
    this.keep();
    openIn(button.value.slice('language-'.length), this.id);
  };

  private askWhoFilledIn(model: Model): void {
    const { survey } = this.data;
    const question = model.addNewPage('_send').addNewQuestion('radiogroup', ASSISTED);
    question.title = survey?.assisted ?? '';
    question.choices = Object.entries(survey?.assistedBy ?? {}).map(([value, text]) => ({ value, text }));
  }

  /**
   * What the server would refuse is told at its field, before the next page; a text that is too long while it is
   * written.
   */
  private checkAnswers(model: Model): void {
    model.textUpdateMode = 'onTyping';
    model.onValidateQuestion.add((_, options) => {
      options.error ||= this.sentenceFor(this.faultIn(options.name, options.value));
    });
    model.onValueChanged.add((_, { question, name, value }) => {
      if (this.faultIn(name, value)?.code === 'too-long') question.validate();
    });
  }

  private faultIn(name: string, value: unknown): Fault | null {
    const given = normaliseAnswers(flatAnswers({ [name]: value }));
    for (const { code, shape } of this.data.rules) {
      const fault = given[code] === undefined ? null : faultOf(shape, given[code]);
      if (fault) return fault;
    }
    return null;
  }

  private sentenceFor(fault: Fault | null): string {
    return fault ? fillIn(this.data.errors[fault.code] ?? '', fault.limits ?? {}, this.data.language) : '';
  }

  /** SurveyJS keeps answers to pages and questions that no longer apply; the server would refuse them. */
  private send(model: Model, withCode: boolean): Promise<void> {
    const { [ASSISTED]: assisted = 'self', ...data } = model.data;
    const answers = withoutHidden(this.data.rules, normaliseAnswers(flatAnswers(data)) as Answers);
    clearErrors(byId('form'));
    return this.sending.send({ id: this.id, answers, assisted, withCode });
  }

  /** What the server refuses stands on top and beside its question; a refused code may be left out. */
  private refuse(errors: readonly FieldError[], withoutCode: boolean): void {
    const { model } = this;
    const [first] = errors;
    if (!model || !first) return;
    if (withoutCode) {
      if (confirm(`${first.message}\n${this.data.survey?.withoutCode}?`)) void this.send(model, false);
      return;
    }
    const page = questionOf(model, first.question)?.page;
    if (page) model.currentPage = page;
    for (const { question, message } of errors) questionOf(model, question)?.addError(message);
    const named = errors.map(({ question, message }) => {
      return { question, message: `${questionOf(model, question)?.processedTitle ?? ''} ${message}`.trim() };
    });
    showErrors(byId('form'), sayIn(this.data, 'errorsTitle'), named);
  }
}

/** The question that a code, or the code of a part of it, belongs to. */
function questionOf(model: Model, code: string) {
  return model.getQuestionByName(code.split('.')[0] ?? '');
}
