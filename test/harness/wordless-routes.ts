/** Routes that keep no words: what they are sent are numbers, days, choices, keys, codes and passwords. */
export const withoutWords: readonly string[] = [
  ...['LoginController.signIn', 'LoginController.confirm', 'LoginController.signOut', 'PasswordController.change'],
  ...['SecondStepController.switchOn', 'SecondStepController.switchOff', 'UserController.takeOffSecondStep'],
  ...['UserController.resetPassword', 'UserController.requireNewPassword', 'UserController.setDisabled'],
  ...['ClockController.confirm', 'TokensController.revoke', 'QuarterController.handIn', 'ScoreTableController.score'],
  'PreparedController.attend',
  'EditCommuneController.edit',
  ...[
    'PointsController.move',
    'PointsController.revoke',
    'PointController.issue',
    'PointChangesController.replace',
    'PointChangesController.offerAtHome',
    'ReceiptController.check',
  ],
  ...['DevicesController.create', 'DeviceController.save', 'DeviceController.revoke'],
  ...['DevicesApiController.pair', 'DevicesApiController.heartbeat'],
  ...['MeetingsController.create', 'MeetingController.close', 'MeetingController.reopen'],
  ...['CampaignController.addPoint', 'CampaignController.removePoint', 'PlanController.save'],
  ...[
    'DeleteController.delete',
    'DeleteController.archive',
    'DeleteController.bringBack',
    'ChangeApiController.delete',
  ],
  ...['EndController.end', 'CampaignsApiController.end', 'LockController.lock'],
  ...['VisitsController.preview', 'VisitsController.save', 'VisitsController.saveWeek', 'VisitsApiController.replace'],
  ...['BatchesController.create', 'VillagesController.create', 'BatchController.returned', 'BatchController.spoil'],
  ...['ReleasesController.approve', 'ReleasesController.withdraw', 'DutyController.unmark'],
  ...['DutiesController.saveMail', 'WorkingDaysController.remove', 'LettersController.mark'],
  ...['MatterController.close', 'MatterVillageController.codes', 'ReasonController.mask'],
  ...['VillageController.link', 'VillageController.revoke', 'VillagesController.links'],
  ...['CaseController.open', 'CaseController.assign', 'CaseController.close'],
  // Sealed, or kept nowhere: letters.spec reads them.
  ...['NewLetterController.preview', 'NewLetterController.make', 'LetterTemplateController.preview'],
  // It keeps places in a text, not the words.
  'CaseController.mask',
  // Words are not keyed a second time.
  ...['KeyingController.second', 'SettleController.settle'],
  ...['ListImportController.columns', 'ListImportController.preview'],
  ...['ImportController.columns', 'ImportController.preview', 'UndoImportController.undo'],
  ...['SheetController.renumber', 'SheetController.spoil', 'SheetController.isGood'],
  ...['PicturesController.bring', 'PicturesController.record', 'PicturesController.remove'],
  ...['UnnamedController.name', 'UnnamedController.remove'],
  // Sealed until the sheet is recorded as any other: pictures.spec.
  'ChecksController.look',
  // They keep places in a text, a tag that is there, a kind.
  ...['CommentController.mask', 'CommentController.untag', 'CommentController.take'],
  // It shows the words again, and keeps none.
  'DraftController.preview',
  ...['StepsController.take', 'StepsController.next', 'QuestionnairesApiController.check'],
  'QuestionController.remove',
  ...['DossierController.handIn', 'DossierController.reopen', 'AttachmentsController.remove'],
];
