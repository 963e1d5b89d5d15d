import { z } from 'zod';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { type Day, isDay } from '../rules/days.js';
import { choices, code, expression, ours, shownChoices, text, validator } from './definition-basics.js';
import { groups, subjects } from './questionnaire.js';

/*
 * The part of SurveyJS that we compile, as an allow-list: types of question, their properties, and the properties that
 * are ours. Whatever is not named here, nor left out before (`definition-names.ts`), is refused: `choicesByUrl`, regular
 * expressions, triggers …
 */

const place = { name: code, title: text.optional(), description: text.optional(), visibleIf: expression.optional() };
const question = {
  ...place,
  ...ours,
  isRequired: z.boolean().optional(),
  defaultValue: z.unknown().optional(),
  validators: z.array(validator).max(10).optional(),
  showCommentArea: z.boolean().optional(),
  commentText: text.optional(),
  colCount: z.int().optional(),
  displayMode: z.string().optional(),
  placeholder: text.optional(),
  titleLocation: z.string().optional(),
  startWithNewLine: z.boolean().optional(),
};
const listed = {
  ...question,
  choices: shownChoices.optional(),
  /** For which choices SurveyJS shows them; `{item}` is the value of each. */
  choicesVisibleIf: expression.optional(),
  /** Lists the choices of another question, or only those that were chosen there. */
  choicesFromQuestion: code.optional(),
  choicesFromQuestionMode: z.enum(['all', 'selected', 'unselected']).optional(),
  /** "Khác, ghi rõ" and "không có", as SurveyJS adds them behind the choices. */
  showOtherItem: z.boolean().optional(),
  otherText: text.optional(),
  showNoneItem: z.boolean().optional(),
  noneText: text.optional(),
};
const several = {
  ...listed,
  minSelectedChoices: z.int().min(0).max(200).optional(),
  maxSelectedChoices: z.int().min(0).max(200).optional(),
};
/** Letters that a question may ask for in one answer. */
export const MOST_LETTERS = 5000;
const maxLength = z.int().min(-1).max(MOST_LETTERS).optional();

const radiogroup = z.strictObject({ type: z.enum(['radiogroup', 'buttongroup']), ...listed });
const dropdown = z.strictObject({ type: z.literal('dropdown'), ...listed });
const checkbox = z.strictObject({ type: z.enum(['checkbox', 'tagbox']), ...several });
const rating = z.strictObject({
  type: z.literal('rating'),
  ...question,
  rateMin: z.int().min(-10).max(10).optional(),
  rateMax: z.int().min(-9).max(20).optional(),
  rateStep: z.int().min(1).max(10).optional(),
  rateCount: z.int().min(2).max(20).optional(),
  rateValues: choices.optional(),
  rateType: z.enum(['labels', 'stars', 'smileys']).optional(),
  minRateDescription: text.optional(),
  maxRateDescription: text.optional(),
});
const boolean = z.strictObject({
  type: z.literal('boolean'),
  ...question,
  labelTrue: text.optional(),
  labelFalse: text.optional(),
});
/** Of a number, or of a day. */
const bound = z.union([z.number(), z.custom<Day>(isDay, 'wrong-day')]);
const written = {
  inputType: z.enum(['text', 'number', 'date', 'email', 'tel', 'url']).optional(),
  min: bound.optional(),
  max: bound.optional(),
  /** Asks for whole numbers, as SurveyJS checks it. */
  step: z.literal(1).optional(),
  maxLength,
};
const textLine = z.strictObject({ type: z.literal('text'), ...question, ...written });
const comment = z.strictObject({ type: z.literal('comment'), ...question, maxLength, rows: z.int().optional() });
const matrix = z.strictObject({
  type: z.literal('matrix'),
  ...question,
  isAllRowRequired: z.boolean().optional(),
  columns: choices.min(1),
  rows: z
    .array(z.strictObject({ value: code, text: text.optional() }))
    .min(1)
    .max(60),
});
const multipletext = z.strictObject({
  type: z.literal('multipletext'),
  ...question,
  items: z
    .array(
      z.strictObject({
        ...{ name: code, title: text.optional(), isRequired: z.boolean().optional(), ...written },
        ...{ placeholder: text.optional(), validators: question.validators },
      }),
    )
    .min(1)
    .max(30),
});
const ranking = z.strictObject({
  type: z.literal('ranking'),
  ...question,
  choices: choices.min(2),
  selectToRankEnabled: z.boolean().optional(),
  minSelectedChoices: several.minSelectedChoices,
  maxSelectedChoices: several.maxSelectedChoices,
});
/** The question in each cell of a column. */
const column = z.discriminatedUnion('cellType', [
  radiogroup.omit({ type: true }).extend({ cellType: radiogroup.shape.type }),
  dropdown.omit({ type: true }).extend({ cellType: dropdown.shape.type }),
  checkbox.omit({ type: true }).extend({ cellType: checkbox.shape.type }),
  rating.omit({ type: true }).extend({ cellType: rating.shape.type }),
  boolean.omit({ type: true }).extend({ cellType: boolean.shape.type }),
  textLine.omit({ type: true }).extend({ cellType: textLine.shape.type }),
  comment.omit({ type: true }).extend({ cellType: comment.shape.type }),
]);
const table = {
  ...{ ...place, isRequired: question.isRequired, titleLocation: question.titleLocation },
  ...{ startWithNewLine: question.startWithNewLine, displayMode: question.displayMode },
  phoneAndPaperOnly: ours.phoneAndPaperOnly,
};
const entries = z.int().min(0).max(10).optional();
const matrixDropdown = z.strictObject({
  type: z.literal('matrixdropdown'),
  ...{ ...table, rows: matrix.shape.rows, columns: z.array(column).min(1).max(20) },
});
const matrixDynamic = z.strictObject({
  type: z.literal('matrixdynamic'),
  ...{ ...table, columns: z.array(column).min(1).max(20) },
  ...{ rowCount: entries, minRowCount: entries, maxRowCount: z.int().min(1).max(10) },
  ...{ allowAddRows: z.boolean().optional(), allowRemoveRows: z.boolean().optional() },
});
const template = z.discriminatedUnion('type', [radiogroup, dropdown, checkbox, rating, boolean, textLine, comment]);
const panelDynamic = z.strictObject({
  type: z.literal('paneldynamic'),
  ...{ ...table, templateElements: z.array(template).min(1).max(20) },
  ...{ panelCount: entries, minPanelCount: entries, maxPanelCount: z.int().min(1).max(10) },
  ...{ allowAddPanel: z.boolean().optional(), allowRemovePanel: z.boolean().optional() },
});
const html = z.strictObject({
  type: z.literal('html'),
  name: code,
  html: text,
  visibleIf: expression.optional(),
});
const elements: z.ZodType<DefinedElement[]> = z.lazy(() => z.array(element).max(300));
const panel = z.strictObject({ type: z.literal('panel'), ...place, elements });
const element = z.discriminatedUnion('type', [
  radiogroup,
  dropdown,
  checkbox,
  rating,
  boolean,
  textLine,
  comment,
  matrix,
  multipletext,
  ranking,
  matrixDropdown,
  matrixDynamic,
  panelDynamic,
  html,
  panel,
]);
const page = z.strictObject({ ...place, part: z.enum(['A', 'B']).optional(), elements });

/** A definition that SurveyJS and we both understand. */
export const definitionSchema = z.strictObject({
  /** A commune's own has the commune in front (`isOwnKey`). */
  key: z.string().regex(/^([a-z0-9-]{1,80}\.)?[a-z0-9][a-z0-9-]{0,59}$/, 'wrong-key'),
  version: z.int().min(1),
  subject: z.enum(subjects),
  group: z.enum(groups).optional(),
  locale: z.literal(MAIN_LANGUAGE).optional(),
  /** Our rule; SurveyJS's own default lets a hidden answer speak in conditions. */
  clearInvisibleValues: z.literal('onHidden').optional(),
  title: text,
  description: text.optional(),
  purpose: text.optional(),
  reportElements: z
    .array(z.strictObject({ key: code, title: text }))
    .max(30)
    .optional(),
  pages: z.array(page).min(1).max(100),
  showProgressBar: z.union([z.boolean(), z.string()]).optional(),
  completeText: text.optional(),
  widthMode: z.string().optional(),
});

export type Definition = z.infer<typeof definitionSchema>;
export type DefinedPage = z.infer<typeof page>;
export type DefinedText = z.infer<typeof text>;
export type DefinedChoices = z.infer<typeof shownChoices>;
type DefinedHtml = z.infer<typeof html>;
/** Answers to the same questions several times: for each row of a table, or for each entry that a person adds. */
export type RepeatedQuestion =
  | z.infer<typeof matrixDropdown>
  | z.infer<typeof matrixDynamic>
  | z.infer<typeof panelDynamic>;
export type DefinedQuestion =
  | RepeatedQuestion
  | z.infer<typeof radiogroup>
  | z.infer<typeof dropdown>
  | z.infer<typeof checkbox>
  | z.infer<typeof rating>
  | z.infer<typeof boolean>
  | z.infer<typeof textLine>
  | z.infer<typeof comment>
  | z.infer<typeof matrix>
  | z.infer<typeof multipletext>
  | z.infer<typeof ranking>;
/** Answers in a list, to which SurveyJS may add "Khác, ghi rõ" and "không có". */
export type ListedQuestion = z.infer<typeof radiogroup> | z.infer<typeof dropdown> | z.infer<typeof checkbox>;
/** A question of one answer, which our form can draw. */
export type SimpleQuestion = Exclude<DefinedQuestion, RepeatedQuestion | { type: 'matrix' | 'multipletext' }>;
export type DefinedElement = DefinedQuestion | DefinedHtml | DefinedPanel;
interface DefinedPanel {
  type: 'panel';
  name: string;
  title?: DefinedText;
  description?: DefinedText;
  visibleIf?: string;
  elements: DefinedElement[];
}
