import { formatPeriod } from '../formatting/days.js';
import type { Language } from '../formatting/languages.js';
import { capitalised } from '../formatting/letters.js';
import { wholeTitle } from '../questionnaires/questionnaire.js';
import type { CommentPage } from './comment-pages.service.js';
import { commentsAddress } from './comments-filter.js';
import { entryKinds } from './feedback.entity.js';
import { type TypedMask, toMaskEditor } from './mask-form.js';

/** What somebody has done on the page so far; nothing unless given. */
export interface CommentDoing {
  /** Keys of what is said on top. */
  readonly notice?: string | null;
  readonly error?: string;
  readonly tag?: string;
  readonly tagFault?: string;
  readonly mask?: { readonly form: TypedMask; readonly absent: readonly string[] };
}

export function toCommentView(page: CommentPage, doing: CommentDoing, language: Language) {
  const { comment, campaign, group, tags, commune, question, unit, tagNames, entry, original } = page;
  const href = `/comments/${comment.communeId}/${comment.id}`;
  const quarters = group.quarter.split('..').map((quarter) => capitalised(formatPeriod(quarter, language)));
  const held = new Set(tags.map(({ name }) => name));
  return {
    ...{ href, commune, campaign: campaign.name, text: comment.masked, unit },
    notice: doing.notice ?? null,
    error: doing.error ?? null,
    list: commentsAddress({ commune: comment.communeId, campaign: campaign.id }, {}),
    quarter: quarters.join(' – '),
    question: question && wholeTitle(question)[language],
    tags: tags.map(({ tag, name }) => ({ tag, name })),
    known: tagNames.filter((name) => !held.has(name)),
    tag: doing.tag ?? '',
    tagFault: doing.tagFault ?? null,
    entry: entry === null ? null : `/feedback/${comment.communeId}/${entry}`,
    kinds: entryKinds.map((value) => ({ value, label: `comments.kinds.${value}` })),
    editor:
      original === null
        ? null
        : toMaskEditor({ action: `${href}/mask`, text: original, spans: comment.spans }, doing.mask),
  };
}
