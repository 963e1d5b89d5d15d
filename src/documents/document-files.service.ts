import { join } from 'node:path';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { projectFolder, Settings } from '../config/settings.js';
import { type ChartDrawing, DrawingService } from '../figures/drawing.service.js';
import { problem } from '../problem.js';
import {
  endPrograms,
  findPdfProgram,
  fontInPlaceOf,
  type PdfProgram,
  pdfOfDocx,
  pdfOfPage,
  TooManyWaiting,
} from '../writers/pdf.js';
import type { WrittenPaper } from './documents.service.js';
import { type PaperToWrite, type PrintedView, toPrintedView } from './printed.view-model.js';
import { toDocument } from './to-document.js';

/** Pictures in memory: some hundred kilobytes each. */
const MOST_KEPT = 40;

/** Makes files of papers. */
@Injectable()
export class DocumentFilesService implements OnModuleDestroy {
  /** Pictures drawn lately, by all that they are drawn of. */
  private readonly kept = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly drawings: DrawingService,
    private readonly settings: Settings,
  ) {}

  /**
   * Draws what is drawn of a paper: always the same of the same paper.
   * @param sharpness dots for each point of a drawing; that of print unless given
   */
  async toWrite({ compositions, edited, frame }: WrittenPaper, sharpness?: number): Promise<PaperToWrite> {
    const pictures = new Map<string, Uint8Array>();
    for (const { drawings } of compositions) {
      for (const [name, drawing] of Object.entries(drawings)) {
        pictures.set(name, await this.drawn(sharpness === undefined ? drawing : { ...drawing, sharpness }));
      }
    }
    const documents = compositions.map((composition) => toDocument(composition, frame, edited));
    return { documents, pictures, fileName: compositions[0]?.fileName ?? '' };
  }

  /** Drawing takes most of the time of a paper, which is read, made and taken in turn. */
  private drawn(drawing: ChartDrawing): Promise<Buffer> {
    const key = JSON.stringify(drawing);
    const picture = this.kept.get(key) ?? this.drawings.draw(drawing);
    this.kept.delete(key);
    this.kept.set(key, picture);
    picture.catch(() => this.kept.delete(key));
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return picture;
  }

  /** A file of Word. */
  async docx({ documents, pictures }: PaperToWrite): Promise<Buffer> {
    // It takes longer to load than to use, and most servers write nothing on most days.
    const { docxOf } = await import('../writers/docx.js');
    return docxOf(documents, pictures);
  }

  /**
   * The same as PDF.
   * @param drawn our own page of it, where a browser prints it
   * @throws Problem `no-pdf-program` where nothing is installed that makes one, `pdf-later` where too many wait for theirs
   */
  async pdf(paper: PaperToWrite, drawn: (view: PrintedView) => Promise<string> | string): Promise<Buffer> {
    const program = findPdfProgram(this.settings.pdfProgram);
    if (!program) throw problem.noPdfProgram();
    return this.madeBy(program, paper, drawn).catch((error: unknown) => {
      throw error instanceof TooManyWaiting ? problem.pdfLater() : error;
    });
  }

  onModuleDestroy(): void {
    endPrograms();
  }

  private async madeBy(
    program: PdfProgram,
    paper: PaperToWrite,
    drawn: (view: PrintedView) => Promise<string> | string,
  ): Promise<Buffer> {
    if (program.kind === 'office') {
      const { docxOf, FONT } = await import('../writers/docx.js');
      return pdfOfDocx(await docxOf(paper.documents, paper.pictures, await fontInPlaceOf(FONT)), program.path);
    }
    const html = await drawn(toPrintedView(paper));
    return pdfOfPage(html, join(projectFolder, 'dist', 'browser'), program.path);
  }
}
