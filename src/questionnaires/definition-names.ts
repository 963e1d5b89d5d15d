import { MAIN_LANGUAGE } from '../formatting/sentence.js';
/** What SurveyJS calls by another name too, of before or as its Creator writes it. */
export const otherNames: Readonly<Record<string, string>> = {
  questions: 'elements',
  hasOther: 'showOtherItem',
  hasNone: 'showNoneItem',
  hasComment: 'showCommentArea',
  placeHolder: 'placeholder',
  optionsCaption: 'placeholder',
  eachRowRequired: 'isAllRowRequired',
  mininumRateDescription: 'minRateDescription',
  maximumRateDescription: 'maxRateDescription',
  rateDisplayMode: 'rateType',
};

/** Properties that say with this value what holds without them. */
export const sameAsUnsaid: Readonly<Record<string, unknown>> = {
  visible: true,
  readOnly: false,
  mode: 'edit',
  storeOthersAsComment: true,
  maskType: 'none',
  cellType: 'radio',
  sliderType: 'single',
  eachRowUnique: false,
  choicesFromQuestionMode: 'all',
};

/** What matters with one value only; with any other it says how SurveyJS would have it, and we keep to our own way. */
export const onlyWith: Readonly<Record<string, unknown>> = { locale: MAIN_LANGUAGE, clearInvisibleValues: 'onHidden' };

/**
 * What changes how SurveyJS looks, what it says around the questions and how one walks through them, and nothing of what
 * is asked and answered: accepted wherever it stands, and left out.
 */
export const ignored: ReadonlySet<string> = new Set(
  [
    // of the survey
    '$schema sjsVersion surveyId surveyPostId surveyShowDataSaving cookieName',
    'sendResultOnPageNext partialSendEnabled',
    'logo logoWidth logoHeight logoFit logoPosition headerView showBrandInfo width fitToContainer gridLayoutEnabled',
    'backgroundImage backgroundImageFit backgroundImageAttachment backgroundOpacity',
    'completedHtml completedBeforeHtml completedHtmlOnCondition loadingHtml showCompletePage showCompletedPage',
    'autoFocusFirstQuestion focusFirstQuestionAutomatic autoFocusFirstError focusOnFirstError',
    'showTitle showPageTitles showPageNumbers showTOC tocLocation tocItemComponent matrixDragHandleArea',
    'progressBarLocation progressBarType progressBarShowPageTitles progressBarShowPageNumbers',
    'progressBarInheritWidthFrom progressBarNavigationTextLocation',
    'showNavigationButtons navigationButtonsLocation navigationButtonsVisibility showPrevButton',
    'pagePrevText pageNextText startSurveyText previewText editText navigationTitle navigationDescription',
    'goNextPageAutomatic autoAdvanceEnabled autoAdvanceAllowComplete allowCompleteSurveyAutomatic',
    'firstPageIsStartPage firstPageIsStarted isSinglePage questionsOnPageMode showPreviewBeforeComplete previewMode',
    'showTimer timeLimit maxTimeToFinish timeLimitPerPage maxTimeToFinishPage timerLocation timerInfoMode',
    'showTimerPanel showTimerPanelMode',
    'checkErrorsMode validateVisitedEmptyFields textUpdateMode maxOthersLength maxCommentLength',
    'questionOrder questionsOrder questionTitleLocation questionTitleWidth questionDescriptionLocation',
    'questionErrorLocation questionStartIndex questionTitlePattern questionTitleTemplate requiredMark requiredText',
    'autoGrowComment allowResizeComment commentAreaRows',
    // of pages, panels and questions
    'state minWidth maxWidth colSpan effectiveColSpan gridLayoutColumns indent innerIndent allowAdaptiveActions',
    'showNumber hideNumber showQuestionNumbers descriptionLocation errorLocation requiredErrorText renderAs',
    'useDisplayValuesInDynamicTexts useDisplayValuesInTitle defaultDisplayValue commentPlaceholder',
    'commentPlaceHolder correctAnswer clearIfInvisible randomize randomizeCategory',
    // of lists
    'choicesOrder separateSpecialChoices otherPlaceholder otherPlaceHolder otherErrorText itemComponent',
    'showSelectAllItem hasSelectAll selectAllText allowClear showClearButton showOptionsCaption hideIfChoicesEmpty',
    'searchEnabled searchMode hideSelectedItems closeOnSelect textWrapEnabled inputFieldComponent',
    'autocomplete autoComplete longTap selectToRankAreasLayout selectToRankSwapAreas',
    'selectToRankEmptyRankedAreaText selectToRankEmptyUnrankedAreaText',
    // of panels that repeat
    'templateTitle templateTabTitle tabTitlePlaceholder templateDescription noEntriesText newPanelPosition',
    'addPanelText panelAddText removePanelText panelRemoveText prevPanelText panelPrevText nextPanelText',
    'panelNextText confirmDelete confirmDeleteText renderMode panelsState tabAlign showRangeInProgress',
    'templateQuestionTitleLocation templateTitleLocation templateQuestionTitleWidth templateErrorLocation',
    'removePanelButtonLocation panelRemoveButtonLocation keyDuplicationError',
    'copyDefaultValueFromLastEntry defaultValueFromLastPanel defaultValueFromLastRow',
    // of ratings, yes and no, texts
    'scaleColorMode rateColorMode autoGenerate displayRateDescriptionsAsExtremeItems rateDescriptionLocation',
    'swapOrder useTitleAsLabel inputSize size cols dataList inputTextAlignment minErrorText maxErrorText stepErrorText',
    'autoGrow allowResize acceptCarriageReturn',
    // of matrices and multiple texts
    'columnMinWidth showHeader verticalAlign alternateRows rowTitleWidth rowOrder rowsOrder hideIfRowsEmpty',
    'columnLayout columnsLocation transposeData horizontalScroll columnColCount cellErrorLocation cellHint',
    'addRowButtonLocation addRowLocation addRowText removeRowText noRowsText emptyRowsText',
    'allowRowReorder allowRowsDragAndDrop singleInputTitleTemplate showInMultipleColumns',
    'cellComponent itemSize itemErrorLocation itemTitleWidth',
  ].flatMap((names) => names.split(' ')),
);
