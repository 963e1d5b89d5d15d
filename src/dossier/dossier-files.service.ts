import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { communeHeading } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { DocumentFilesService } from '../documents/document-files.service.js';
import { FramesService } from '../documents/frames.service.js';
import { toDocument } from '../documents/to-document.js';
import type { Language } from '../formatting/languages.js';
import { writeXlsx } from '../writers/xlsx.js';
import { sumsOf, type ZipFile, zipFile, zipOf } from '../writers/zip.js';
import { AttachmentStore } from './attachment-store.js';
import { type CriterionFolder, contentsOf, contentsOfFolder, foldersOf } from './contents.js';
import { type PaperName, paperNames } from './dossier.view-model.js';
import type { WholeDossier } from './dossiers.service.js';
import { composePaper, paperFiles } from './papers.js';
import { toScoreSheets } from './score-workbook.js';

/** A file that leaves the server, under a name without its ending. */
interface NamedFile<Content> {
  readonly name: string;
  readonly content: Content;
}

/** Makes the files of a dossier: its papers, its table, and all of it in one archive. */
@Injectable()
export class DossierFilesService {
  constructor(
    private readonly store: AttachmentStore,
    private readonly frames: FramesService,
    private readonly files: DocumentFilesService,
    private readonly communes: CommunesService,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** One of its papers, as a file of Word. */
  async paper(name: PaperName, whole: WholeDossier, language: Language): Promise<NamedFile<Buffer>> {
    const { communeId } = whole;
    const frame = await this.frames.of(communeId);
    const composition = composePaper(name, whole, {
      catalogue: await this.communes.catalogueOn(communeId, this.clock.today()),
      ...{ language, simulated: this.settings.demo },
    });
    const documents = [toDocument(composition, frame, {})];
    const content = await this.files.docx({ documents, pictures: new Map(), fileName: composition.fileName });
    return { name: composition.fileName, content };
  }

  /** The table of self-scores, as a workbook. */
  async workbook(whole: WholeDossier, language: Language): Promise<NamedFile<Buffer>> {
    const heading = communeHeading(await this.communes.catalogueOn(whole.communeId, this.clock.today()));
    const sheets = toScoreSheets(whole, { heading, simulated: this.settings.demo, language });
    return { name: `${paperFiles.sheet}-${whole.year}`, content: await writeXlsx(sheets) };
  }

  /**
   * Papers, table, a folder for each criterion, contents and sums in one archive.
   * @throws Error where the folder of attachments lacks one of them: half a dossier would be taken for a whole one
   */
  async archive(whole: WholeDossier, language: Language): Promise<NamedFile<Readable>> {
    const { communeId, year, attachments } = whole;
    for (const one of attachments)
      if (!(await this.store.has(one))) throw new Error(`The attachment ${one.hash} is not in its folder`);
    const folders = foldersOf(whole, language);
    const papers: ZipFile[] = [];
    for (const name of paperNames) {
      papers.push(zipFile(`${paperFiles[name]}.docx`, (await this.paper(name, whole, language)).content));
    }
    papers.push(zipFile(`${paperFiles.sheet}.xlsx`, (await this.workbook(whole, language)).content));
    const place = communeHeading(await this.communes.catalogueOn(communeId, this.clock.today()));
    const told = contentsOf(whole, { papers: papers.map(({ path }) => path), folders, place, language });
    const all = [zipFile('MUC-LUC.txt', told), ...papers, ...folders.flatMap((folder) => this.inFolder(folder))];
    const content = zipOf([...all, zipFile('SHA256SUMS', sumsOf(all))]);
    return { name: `ho-so-chinh-quyen-than-thien-${communeId}-${year}`, content };
  }

  private inFolder(folder: CriterionFolder): readonly ZipFile[] {
    const files = folder.files.map(({ path, attachment: { hash } }) => ({
      ...{ path, hash, content: () => this.store.read(hash) },
    }));
    return [zipFile(`${folder.path}/muc-luc.txt`, contentsOfFolder(folder)), ...files];
  }
}
