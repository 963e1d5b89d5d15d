import { refuse } from './definition-error.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&amp;': '&',
};

/**
 * The words of an `html` element. Only paragraphs, lists, emphasis and line breaks without attributes are known; the
 * result is plain text with a line for each paragraph, so no markup of an author ever reaches a page.
 * @throws DefinitionError for any other tag
 * @example htmlText('<p>Xin <b>cảm ơn</b>.</p>', 'THANKS') // 'Xin cảm ơn.'
 */
export function htmlText(html: string, where: string): string {
  const words = html
    .replace(/<br\s*\/?>|<\/?(p|ul|ol|li)>/gi, '\n')
    .replace(/<\/?(b|strong|em|i)>/gi, '')
    .replace(/[^\S\n]+/g, ' ');
  const tag = /<[^>]*>?/.exec(words);
  if (tag) throw refuse(where, 'html-tag', { tag: tag[0].slice(0, 40) });
  return words
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n')
    .replace(/&(lt|gt|quot|nbsp|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
