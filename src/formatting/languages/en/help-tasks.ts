import type { Translated } from '../../sentence.js';
import type { helpTasks as vietnamese } from '../vi/help-tasks.js';

export const helpTasks: Translated<typeof vietnamese> = {
  helpTasks: {
    year: {
      title: 'Know what is due',
      text: 'The page [duties.start.title] names what is due soon, with the days left, and what waits; each line opens the page that does it. [duties.start.year] shows the whole year: the two rounds, the evidence of each quarter, the dossier before 15 November. What the software cannot know to be done, open it and press [duties.mark].',
    },
    yearForReaders: {
      title: 'Know what is due in the year',
      text: 'The page [duties.start.title] names what is due soon and what waits for you. [duties.start.year] shows the whole year: the two rounds, the evidence of each quarter, the dossier before 15 November, the report of December. It says whose each one is, whether it is done, and by what; marking and moving them is for the officer in charge of surveys.',
    },
    reminders: {
      title: 'Be reminded by e-mail',
      text: 'At the end of the page [duties.title], under [duties.mail.title], write one address a line. On working days on which something is due soon or overdue, one mail is sent that names duties and days only. Where none comes, that part says why: the server does not know how to send, it could not, or some addresses were refused.',
    },
    commune: {
      title: 'Prepare the data of the commune',
      text: 'Open [communes.title] and check the names of units, fields, counters and villages. A name marked [communes.example] has to be replaced by the real one before a survey. Press [reorganising.title], change or paste a list, press [reorganising.preview], read it, and only then save.',
    },
    newCampaign: {
      title: 'Open a campaign',
      text: 'Press [campaigns.new], choose one under [campaigns.templatesTitle], then check the days of collecting, the day of the lock and the places. The November round best collects from 1 to 7 November and is locked on the 10th, in time for the dossier before the 15th. Once made, press [plan.set] and say how many responses are wanted, before it opens.',
    },
    codes: {
      title: 'Print QR codes',
      text: 'On the page of the campaign, press [campaigns.sheets] for all sheets, or [points.print] beside one point. Print at full size, put them up and scan each once yourself. A printed code serves later campaigns too. Where one got about or was pasted over, open the point on the page [points.title] and press [pointChanges.replace.link]; what was received stays with it. Press [points.revoke] only to give the point up.',
    },
    manyPoints: {
      title: 'Make many collection points at once',
      text: 'On the page [severalPoints.title], choose a kind, then paste a list of names, or tick all villages, counters or fields. [severalPoints.preview] shows which point each line becomes and where it stands; what is wrong is said at its line. Nothing is made before you press the button under the preview, and with one line wrong none is.',
    },
    tablets: {
      title: 'Put a tablet on a counter',
      text: 'Add a collection point of the kind [points.kind.kiosk], then press [devices.create] on the page [devices.title] and scan the pairing code with the tablet within 60 minutes. That page tells which tablets have been silent since yesterday and how many responses wait on them. [devices.change] changes the hours; where a tablet is lost or broken, press [devices.revoke].',
    },
    sheets: {
      title: 'Print and hand out paper forms',
      text: 'Under [paper.newTitle], choose campaign and place, who hands out, and how many, and press [paper.create]; open the batch and press [paper.printSheets]. Sheets are numbered so that it is known how many were handed out and came back; nobody writes down who got which. For many villages, open the campaign, press [villageSheets.title], write how many each village gets, and press [villageSheets.create] to make and print all at once. The Fatherland Front or an organisation had better hand them out: sheets from the rated unit itself prove little.',
    },
    keying: {
      title: 'Key paper forms',
      text: 'Open the batch, count what came back and enter it under [paper.returnedTitle]; blank or unreadable sheets go under [paper.spoiltTitle]. Press [paper.key] and answer on the keyboard: 1 to 5 are the levels, 0 is “do not know”, Enter leaves a question blank and goes on. At the end of a sheet, Enter saves it.',
    },
    pictures: {
      title: 'Key paper forms from pictures',
      text: 'Instead of keying each sheet: photograph every page with a phone, one page a picture, all four corners seen, in good light. Open the batch, press [pictures.open] and [pictures.camera], and lay the pages under the phone one by one; each that is seen whole and lies still is taken by itself, and where there is no network pictures stay sealed on the phone and are sent once there is one again (open this page while there is one); pictures taken before can be chosen and sent with [pictures.send]; a picture that cannot be read is refused with its reason, and where the square code of a page is damaged and its number not certain, you are asked for batch, sheet and page. Whatever is doubtful or written by hand is asked: look at the picture and choose the box that is marked; some questions among them are drawn at random, to tell how well the machine reads. Sheets count only once all of them have been looked at, and each may be keyed a second time as ever. Only sheets printed by this software can be read; pictures go by themselves after six months.',
    },
    secondKeying: {
      title: 'Key a second time and settle',
      text: 'To find slips, another person keys sheets again under [paper.secondBy] of the batch, without seeing the first time. Where the two differ, press [paper.settle], look at the paper and choose what it says. Please finish before the figures are locked.',
    },
    importing: {
      title: 'Import results from a file',
      text: 'On the page [paper.title], press [paper.importLink]; there are three steps. In [importing.steps.file], choose the campaign, who handed out, and the file, and press [importing.read]. In [importing.steps.columns], see which column is which question, choose [importing.leftOut] for what is not needed, and press [importing.preview]. In [importing.steps.preview], look at the numbers by day, by unit and by question before you import; with one wrong cell no line is taken, and the cell is named. Where it was the wrong file, press [importing.undo] under [importing.imports], before the figures are locked.',
    },
    ownQuestionnaires: {
      title: 'Use a questionnaire of your own',
      text: 'On the page [questionnaires.title], press [ownQuestionnaires.new] and choose a JSON file made with SurveyJS; whatever is wrong with it is listed at once. A file without faults is kept as a draft: press [questionnaireEditing.title] to change words, answers, scales and conditions, and do all that stands under [questionnaireEditing.list.open]. Look at it on the phone, the tablet and on paper, then press [ownQuestionnaires.steps.publish.link]; from then on a new campaign can ask it. What is in use stays as it is: to change it, press [ownQuestionnaires.next], and where it is no longer wanted, [ownQuestionnaires.steps.retire.link].',
    },
    corrections: {
      title: 'Correct a keyed sheet',
      text: 'A slip, a wrong number and a sheet wrongly put down as spoilt can be put right until the figures are locked. With the paper in hand, open the batch, type the number under [paperSheets.open] and press [paperSheets.openButton]. Change the answers, say why, and press [paperSheets.save]. For a wrong number, press [paperSheets.renumberButton]; for a sheet that cannot be counted, [paperSheets.spoilButton]; for one that is not spoilt after all, [paperSheets.goodButton]. Everybody can open the sheets that they keyed, and the survey officer all of them; the answers before, who changed them and why are kept.',
    },
    unusual: {
      title: 'Look at unusual responses',
      text: 'On the page of the campaign, press [integrity.link] to see what is unusual in how responses came; the page does not say what people answered. Open each flag, read [integrity.honest] and [integrity.can], and ask who was on duty before you decide. The survey officer or the response controller gives a reason and presses [integrity.saveJudgement]; this changes no figure. To leave responses out, press [integrity.propose]; only somebody else may decide, and that is a survey officer, the director of the Centre or the chairman. What is left out stays stored, is counted beside the results, and can be counted again until the figures are locked.',
    },
    documents: {
      title: 'Make reports, plans and minutes',
      text: 'The first time, on the page [documents.title], press [documents.draft.frame] to give the issuing body, signers, recipients and grounds. Under [documents.ready], choose a paper of a locked period or of a campaign. Read the sentences that are there, and open [documents.draft.sentences] to change any; tables and drawings come from locked figures and stay. Press [documents.draft.make], download the file of Word or the PDF, add number and day, and have it signed. A paper that is made does not change; for another one, press [documents.show.revise].',
    },
    quarterSheet: {
      title: 'Make the quarter sheet of the Centre',
      text: 'Open the page [quarter.title] and choose the quarter. The points of indices 7 and 8 come from the locked figures of the survey; give the others points from 0 to 2 and press [quarter.save]. Where the quarter has no locked figures yet, indices 7 and 8 must be given too. Press [quarter.download] for the file to hand in to the level above, because the software sends nothing. Last, tick the confirmation and press [quarter.handIn]: from then on points and notes of that quarter cannot be changed.',
    },
    dossier: {
      title: 'Make the dossier of a friendly government',
      text: 'Open the page [dossier.title], choose the year and the criteria and begin; once the registration is sent, type its day and level and press [dossier.registration.save]. Press [dossier.scores.title], or open each criterion, type points, whether it is met, and an explanation, and press [dossier.criterion.save]; evidence is added there with [dossier.criterion.attach]. Figures of surveys fill themselves from what is locked. What is missing before 15 November is named, with a link to where it is done. Last, take the request, the report, the table and the ZIP file, sign and send them, because the software sends nothing; then tick the confirmation and press [dossier.handIn.submit].',
    },
    meeting: {
      title: 'Ask at a village meeting',
      text: 'Before the day, open [meetings.title], choose place and day and press [meetings.create]. In the hall, press [meetings.openWall] on the computer of the projector; whoever uses no phone gets a paper form. Afterwards enter households invited, people present and forms, press [meetings.save], then [meetings.close].',
    },
    watching: {
      title: 'Watch the collecting',
      text: 'On the page of the campaign, press [campaigns.watch] to see responses by day, by place and against the plan. That page only counts: while a campaign collects, nobody sees results. Where few come in, remind people, put the code up again or hand out paper; do not collect more just for a nicer result.',
    },
    setAside: {
      title: 'Look at what was set aside',
      text: 'What arrived and could not be counted is on the page [setAside.title], with the reason. Open each and press [setAside.accept], or use [setAside.correct] or [setAside.discard], and say why. While anything waits the figures do not lock by themselves, until the last possible day.',
    },
    visits: {
      title: 'Enter the visits',
      text: 'Each week, open the campaign of the Centre, press [visits.title] and enter the visits by field, or paste them from Excel and press [visits.preview]. Only with them is it known what part of all visits the responses are. An empty cell means no number yet; where nobody came, enter 0.',
    },
    locking: {
      title: 'Lock the figures',
      text: 'On their day, and when nothing waits, figures lock by themselves; to lock earlier, after the end of collecting, open the campaign and press [campaigns.lock]. That page says what still waits: sheets not keyed, responses set aside, tablets that have not sent everything. Once locked nobody can add, change or take out a response, and only then can staff see the results.',
    },
    publishing: {
      title: 'Publish to citizens',
      text: 'Locked is not published: citizens see nothing yet. On the page [publicResults.staff.title], write what was done about what people said and press [publicResults.staff.prepare]. Citizens can read it once the chairman approves; where he signed on paper, enter number and day and press [publicResults.staff.recordButton]. If a mistake is found afterwards, press [publicResults.staff.withdraw], change the text and hand it in again.',
    },
    mending: {
      title: 'Put a mistake right',
      text: 'Before the lock, press [editing.link] on the page of the campaign to change name, days or target; where something can no longer change, it says why. To stop collecting, press [campaigns.end]; a campaign made by mistake, with no real responses, goes with [deleting.link]. Points, tablets and names of units are changed on their own pages. Locked figures cannot be changed.',
    },
    nextRound: {
      title: 'Run the next round like the last',
      text: 'Open the old campaign and press [cloning.link]: questionnaire, points and target are taken over, name and days are suggested. Before its opening day it can still be changed. One that is long over goes away with [archiving.archive]; its locked figures stay.',
    },
    reorganising: {
      title: 'When the commune is reorganised',
      text: 'To merge departments, move fields or rename villages, press [reorganising.title], give the day of the decision and change the table. The preview says what changes and what stays. Figures that were locked or published do not change. For a point that lost its place, the page [points.title] asks where it goes.',
    },
    programs: {
      title: 'Let other software send data',
      text: 'The one-stop software can send visits itself: on the page [tokens.title], give a name, a role and the last day and press [tokens.create]. The token is shown once; copy it into that software right away. Where it leaked or is no longer used, press [tokens.revoke].',
    },
    users: {
      title: 'Add and look after users',
      text: 'On the page [access.users.title], press [access.users.new]; what each role may do is said where it is chosen. The password is shown once: hand it over in person and have it changed. Where somebody forgot it, press the name and [access.users.resetPassword]; when somebody leaves, [access.users.disable]: what they did stays in the log.',
    },
    newCommune: {
      title: 'Take in a commune',
      text: 'Use [newCommune.title] to make one from lists of real names, one a line; or choose a ready one or paste a data file and press [communes.importButton]. An administrator of all communes does this once, then adds the users of that commune. From there its survey officer can do everything.',
    },
    clock: {
      title: 'When the time of the server is not certain',
      text: 'Where the server’s time is far from when data were last written, every page says so at its top, and no figures lock. If the time in that notice is right, press [access.layout.clock.right]. If it is wrong, set the clock of the server right and do not confirm.',
    },
    log: {
      title: 'Read the log',
      text: 'The page [audit.title] says who did what, when, to what and why, the newest first; filter by person, kind and days, or type a part of a name, with or without diacritics. [audit.export] gives a file. The top of the page says whether the log is as it was written; if an entry was changed or is missing, leave the server as it is and say so at once.',
    },
    secondStep: {
      title: 'Sign in with two steps',
      text: 'On the page [secondStep.title], scan the code with an application on your phone and type what it shows. From then on a code is needed besides the password, so that whoever learns the password cannot come in. Print the recovery codes and keep them safe: each opens once where the phone is lost. Where both are lost, ask the administrator of the system to take this step off.',
    },
    firstScreen: {
      title: 'Read the first screen',
      text: 'The page [dashboard.title] tells two things apart and never adds them: the work of the administration, and the public-service centre. Under each stand the departments, lowest first; a name opens its questions and a sheet to print. [dashboard.attention.title] names at most three departments or questions that are certainly below the target.',
    },
    readings: {
      title: 'Two ways to read a result',
      text: 'The large line, [dashboard.reading.met] or [dashboard.reading.notMet], compares exactly what was collected with the target and never rounds up. The small line says how certain it is for everybody. [dashboard.verdict.inconclusive] is usual in a commune and no bad result: with few responses the interval still reaches to both sides of the target.',
    },
    collecting: {
      title: 'While a campaign collects',
      text: 'Until the figures are locked only the number of people who answered is shown. Whoever looks early tends to collect until the target is met, and the conclusion is worth nothing. Only a department that is certainly below the target by what came in so far is named as one to look at now, without a number.',
    },
    trust: {
      title: 'Can I believe this?',
      text: 'On the page [dashboard.title], open [dashboard.pages.trust]: how responses came in, who filled them in, how sure it is that each is one person, what was not counted. Where a conclusion would change without the forms that staff helped with, one sentence says so. The page [methods.title] explains every calculation.',
    },
    approving: {
      title: 'Approve publishing',
      text: 'On the page [publicResults.staff.title], read the text for citizens, press [publicResults.staff.preview] if you wish, then [publicResults.staff.approve]: citizens see it at once. Nobody approves a text of their own. If a mistake is found later, press [publicResults.staff.withdraw]; the locked figures stay as they are.',
    },
    sending: {
      title: 'Send results to colleagues',
      text: 'Once figures are locked, press [summary.open] at the end of the page [dashboard.title] for a picture and a text that say the same. Tables and drawings can be downloaded from each page of results. The picture for citizens is on the page of publishing, after the chairman approved.',
    },
    counters: {
      title: 'Look at single counters',
      text: 'On the page [tables.title], divide by [tables.by.counter]. Only the director and the leaders see it, and only counters with 30 responses in a period have a number. It serves to arrange work and people; it goes into no report and is never published.',
    },
    figures: {
      title: 'Check a number',
      text: 'Every number comes from locked figures, so that pages, files and the public page are always the same. A rate, or [dashboard.methodOf.this], opens its calculation, the responses behind it, the version of the questionnaire and the hash of the data. The page [tables.title] divides them in many ways.',
    },
    sideBySide: {
      title: 'See communes side by side',
      text: 'The page [city.title] is sorted by name and ranks nobody; each commune has one number, from its own locked figures. Two rates close together need not differ: look at the interval and the number of responses too. A commune without locked figures has no number yet.',
    },
    account: {
      title: 'Password and language',
      text: 'Your name at the top opens [access.password.title]. At the end of each page a link changes between Vietnamese and English; this browser keeps the choice on all pages. After work on a shared computer, press [access.layout.signOut].',
    },
    feedback: {
      title: 'Enter what people say, and see to it',
      text: 'Open [feedbackRegister.title] and press [feedbackRegister.new] for everything in the boxes, on Zalo and Facebook, in the telephone book or from village heads. Enter it as it was said; names and telephones are hidden by the server. Where it needs an answer, tick so, and under [feedbackCase.assign] choose a unit and the working days. What the unit answers is entered under [feedbackCase.answer]; [feedbackCase.slip] has the code for the citizen. Where too much or too little is hidden, open [feedbackCase.seeOriginal]. Complaints under the law and denunciations are not entered here.',
    },
    letters: {
      title: 'Write a letter to a citizen',
      text: 'Open [letters.title], press [letters.new] and choose what it is for. Fill it in, look at it and press [letters.keep]: it gets its number, and is not changed any more. Take its file, have it signed and sent, then type the day and press [letters.markSent]. For a letter made by mistake press [letters.withdraw], and write another one. Answers that came late without an apology are named under [letters.owedTitle].',
    },
    villageWeeks: {
      title: 'Hear each week from the villages',
      text: 'Open [villageWeek.staff], press [villageWeek.makeLinks], print, and hand each head of a village theirs: they need no account. When one calls or writes on Zalo, open that village and enter it under [villageWeek.enter]. Villages that have not reported are named on [duties.start.title]. At the end of the week print [villageWeek.print]. When a head changes, open the village and press [villageWeek.newLink].',
    },
    households: {
      title: 'Ask households about a matter',
      text: 'Open [opinions.title], press [opinions.new], and write what is asked and until when. Open each village and enter its households; for answers on the web press [opinions.printCodes], for answers on paper note the sheets handed out. When sheets come back, enter counts and reasons and press [opinions.saveCounts]. After the period press [opinions.close]: from then on nothing changes, and there are [opinions.minutes] to print and sign.',
    },
    enteringFeedback: {
      title: 'Enter what people say',
      text: 'Open [feedbackRegister.title], press [feedbackRegister.new], enter it as it was said, choose how it came, and press [feedbackRegister.keep]. Where they want an answer, tick so, then press [feedbackCase.slip] and hand it over. Complaints under the law and denunciations are not entered here.',
    },
  },
};
