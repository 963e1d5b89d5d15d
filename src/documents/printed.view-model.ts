import type { Block, OfficialDocument, Pictures } from '../writers/official-document.js';

/** The values that every writer of a paper is given. */
export interface PaperToWrite {
  /** At least one. */
  readonly documents: readonly OfficialDocument[];
  readonly pictures: Pictures;
  /** Without ending. */
  readonly fileName: string;
}

/** Dots for each point of a drawing on a page. */
export const ON_SCREEN = 1;

/** A paper as a page shows it: the same value that the file of Word is written of. */
export interface PrintedView {
  readonly written: string;
  readonly title: string;
  readonly papers: readonly ReturnType<typeof toPaperView>[];
}

/** Every page of a paper, block by block, with its pictures in it. */
export function toPrintedView({ documents, pictures }: PaperToWrite): PrintedView {
  return {
    written: documents[0]?.language ?? '',
    title: documents[0]?.subject || (documents[0]?.type ?? ''),
    papers: documents.map((document) => toPaperView(document, pictures)),
  };
}

function toPaperView(document: OfficialDocument, pictures: PaperToWrite['pictures']) {
  const { head, type, subject, addressee, grounds, body, signatures, recipients, annexes } = document;
  const [signature = null, ...others] = signatures;
  return {
    ...{ head, type, subject, addressee, recipients },
    grounds: grounds.map((line, index) => `${line}${index === grounds.length - 1 ? '.' : ';'}`),
    body: body.map((block) => toBlockView(block, pictures)),
    signatures,
    /** Two who sign stand beside each other, over who gets it. */
    single: others.length === 0 ? signature : null,
    hasRecipients: recipients.lines.length > 0,
    annexes: annexes.map((annex) => ({ ...annex, body: annex.body.map((block) => toBlockView(block, pictures)) })),
  };
}

function toBlockView(block: Block, pictures: PaperToWrite['pictures']) {
  if (block.kind === 'picture') {
    const png = pictures.get(block.name);
    return { ...block, source: png ? `data:image/png;base64,${Buffer.from(png).toString('base64')}` : null };
  }
  if (block.kind !== 'table') return { ...block };
  const whole = block.columns.reduce((sum, { width }) => sum + width, 0);
  return {
    ...block,
    columns: block.columns.map(({ title, align, width }) => ({
      title,
      align,
      percent: Math.round((width / whole) * 1000) / 10,
    })),
    rows: block.rows.map(({ cells, strong = false }) => ({
      strong,
      span: cells.length === 1 ? block.columns.length : null,
      cells: cells.map((text, at) => ({ text, align: block.columns[at]?.align ?? 'left' })),
    })),
  };
}
