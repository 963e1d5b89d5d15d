/**
 * Why several servers on one PostgreSQL may each have their own of what one keeps in memory:
 * - `product`: made of the files of the product, or of nothing but what is asked;
 * - `named`: kept by all that it is made of, so that a change is another entry; what it is named by is read afresh;
 * - `told`: the servers tell each other;
 * - `process`: about this process itself: its threads, connections, timers, and what it has in hand;
 * - `old`: may be as old as is said, and the page says so or nothing hangs on it;
 * - `looked`: what is done is decided by the database, however often servers look.
 */
export type Reason = 'product' | 'named' | 'told' | 'process' | 'old' | 'looked';

/** Everything that a server keeps in memory for longer than a request. */
export const keptInMemory: Readonly<Record<string, Reason>> = {
  // Of ten minutes at most: walking the chains takes long.
  'access/audit-page.service.ts checks': 'old',
  // Sessions behind them are read every two seconds; a limit of connections is one of a process.
  'access/live-streams.service.ts checking': 'process',
  'access/live-streams.service.ts isOver': 'process',
  'access/live-streams.service.ts listeners': 'process',
  'access/own-password.service.ts delay': 'told',
  'access/password-hasher.ts nobodysHash': 'process',
  'access/password-hasher.ts running': 'process',
  'access/sign-in.service.ts delay': 'told',
  // How seldom the log tells of many attempts: each server tells of its own, and none is left out.
  'access/sign-in.service.ts failures': 'process',
  // By the very object that it was drawn of.
  'app-views.ts drawnOf': 'named',
  'campaigns/holidays.ts known': 'product',
  'campaigns/plan-sizes.ts rowsByTarget': 'product',
  'campaigns/working-days.ts WHOLE_COUNTRY': 'product',
  'collection-points/sheets.controller.ts drawn': 'named',
  'communes/commune-surroundings.ts foretelling': 'product',
  'communes/communes.service.ts parsed': 'named',
  // What was last written is read again every minute, and told when an officer confirms the clock.
  'config/clock.ts known': 'told',
  'config/clock.ts lastDay': 'product',
  // Of the disk of this machine, and this server's settings.
  'config/free-space.ts last': 'process',
  'config/free-space.ts limits': 'process',
  'config/free-space.ts places': 'process',
  'dashboard/methods.ts reckoned': 'product',
  'database/other-servers.ts changes': 'told',
  'database/other-servers.ts isOver': 'process',
  'database/other-servers.ts last': 'process',
  'database/other-servers.ts line': 'process',
  'database/other-servers.ts own': 'process',
  'database/other-servers.ts retry': 'process',
  'database/other-servers.ts timer': 'process',
  'database/other-servers.ts topics': 'process',
  'database/other-servers.ts url': 'process',
  'database/table.ts tables': 'product',
  'database/write-queue.ts checkpoints': 'process',
  'database/write-queue.ts known': 'process',
  'database/write-queue.ts last': 'process',
  'database/write-queue.ts parts': 'process',
  'database/write-queue.ts postgres': 'process',
  'database/write-queue.ts scheduled': 'process',
  'database/write-queue.ts sqlite': 'process',
  'database/write-queue.ts unkept': 'process',
  'database/write-queue.ts waiting': 'process',
  'documents/document-files.service.ts kept': 'named',
  'dossier/criteria.service.ts sets': 'product',
  'dossier/sweep.job.ts done': 'looked',
  'feedback/public-intake.service.ts fromAddresses': 'told',
  'feedback/public-intake.service.ts ofDay': 'told',
  'feedback/tracking.controller.ts guesses': 'told',
  'feedback/village-page.controller.ts guesses': 'told',
  'feedback/village-page.controller.ts ofDay': 'told',
  'figures/compose-publication.ts NOBODY': 'product',
  // Of ten minutes at most, by campaign, period and target.
  'figures/early-warning.service.ts looks': 'old',
  // By the id of a publication, which never changes, or the state of a trial.
  'figures/figures.service.ts kept': 'named',
  // When to begin keeping: heads are read with each request.
  'figures/kept-views.service.ts heads': 'looked',
  // By the heads of the log, which every change of what staff see moves on.
  'figures/kept-views.service.ts kept': 'named',
  'figures/partition.ts NONE': 'product',
  'figures/satisfaction.service.ts kept': 'named',
  'figures/satisfaction.service.ts keptDistributions': 'named',
  'figures/upgraded-rows.ts NOBODY': 'product',
  'formatting/days.ts monthNames': 'product',
  'formatting/numbers.ts made': 'product',
  'formatting/sentence.ts made': 'product',
  // Of one reading.
  'integrity/evidence.service.ts batches': 'process',
  'integrity/evidence.service.ts fields': 'process',
  'integrity/evidence.service.ts points': 'process',
  'integrity/evidence.service.ts sheets': 'process',
  // By a state that every answer and every entry of the log changes; on a start page of ten minutes at most.
  'integrity/flags.service.ts looked': 'old',
  'operations/backup.job.ts notBefore': 'looked',
  'operations/clock-guard.ts written': 'told',
  'operations/health.controller.ts last': 'process',
  'operations/repeated-job.ts others': 'process',
  'operations/repeated-job.ts running': 'process',
  'operations/repeated-job.ts timer': 'process',
  // Of a file of SQLite.
  'operations/whole-file.job.ts damaged': 'process',
  'operations/whole-file.job.ts lastLook': 'process',
  'opinions/household.controller.ts guesses': 'told',
  'paper/draw-sheets.ts settled': 'named',
  'paper/import-reader.service.ts last': 'process',
  'paper/pictures/picture-reader.service.ts last': 'process',
  'paper/sheets-file.service.ts last': 'process',
  // Each look reads the counts afresh, whoever has written them.
  'participation/participation.controller.ts looks': 'process',
  'participation/wall.controller.ts looks': 'process',
  'questionnaires/compiled.ts read': 'product',
  // A version that is published never changes; one that is not known is looked for.
  'questionnaires/own-questionnaires.service.ts unreadable': 'named',
  'questionnaires/place.ts placed': 'named',
  'questionnaires/questionnaires.service.ts checked': 'named',
  'questionnaires/questionnaires.service.ts own': 'named',
  'questionnaires/questionnaires.service.ts versions': 'product',
  'questionnaires/survey-js.ts loaded': 'product',
  'responses/arrival.ts orders': 'named',
  'responses/dimensions.ts listed': 'named',
  'responses/dimensions.ts pairs': 'named',
  'responses/form-replies.ts encodings': 'product',
  'responses/form.controller.ts cache': 'named',
  // Which pages are remembered.
  'responses/kept-forms.ts names': 'process',
  'responses/kiosk.controller.ts cache': 'named',
  'responses/receipt.controller.ts guesses': 'told',
  'responses/submissions.service.ts atPoints': 'told',
  'responses/submissions.service.ts fromTablets': 'told',
  'responses/save-response.ts textQuestions': 'named',
  'responses/tally-cells.ts named': 'named',
  'responses/tally-cells.ts places': 'named',
  'responses/tally-layout.ts layouts': 'named',
  'responses/tally-layout.ts pools': 'named',
  'responses/tally-layout.ts texts': 'named',
  'responses/workers.controller.ts phone': 'product',
  'responses/workers.controller.ts tablet': 'product',
  // By the ids of the rows it adds up: it counts only where exactly these wait, as a fold reads.
  'responses/write-tallies.ts inMind': 'named',
  // How many additions this process wrote since its last fold: when to fold, never what is counted.
  'responses/write-tallies.ts sinceFold': 'process',
  'retention/retention.job.ts done': 'looked',
  'rules/answer-checks.ts codes': 'product',
  'rules/answer-checks.ts conditionsOf': 'named',
  'writers/pdf.ts last': 'process',
  'writers/pdf.ts running': 'process',
  'writers/pdf.ts taken': 'process',
};
