/**
 * Whether a text was written with an old Vietnamese font (TCVN3 ".VnTime", VNI) and read as Unicode: its letters are
 * signs that no Vietnamese word has. It cannot be read safely, so it is refused rather than guessed at.
 * @example isLegacyText('Rêt hµi lßng') // true
 * @example isLegacyText('Rất hài lòng') // false
 */
export function isLegacyText(text: string): boolean {
  return TCVN3.test(text) || VNI.test(text);
}

/** A letter next to a sign of TCVN3 that stands for a vowel with its tone mark, or for `đ`. */
const TCVN3 = /[a-zA-Z][µ¸¶·¹®¨©ª«¬¦§¢£¤¥»¼½¾Æ×ØÞßåæçëîïñöûþÿ]|[®§][a-zA-Zµ¸¶·¹©ª«¬]/u;
/** VNI writes a mark as a letter behind its vowel: `aø aù aû aõ aï aâ oø uù öô ñ`. */
const VNI = /[aeouAEOU][øùûõïäåëÙØÛÕÏ]|[öÖ][øùûõïôÔ]|ñ[aeiouöô]/u;
