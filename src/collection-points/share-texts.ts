import { type CommuneCatalogue, communeTitle } from '../communes/catalogue.js';
import { withoutAccents } from '../formatting/accents.js';
import { translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { type TextMessageSize, textMessageSize } from '../formatting/text-message.js';
import type { CollectionPoint } from './collection-point.entity.js';
import { settingOf } from './point-places.js';

/** A text to copy and send; always in Vietnamese, because citizens read it. */
export interface ShareText {
  readonly key: 'zalo' | 'plain' | 'accented' | 'slip';
  readonly text: string;
  /** Only of text messages, which are paid for. */
  readonly size: TextMessageSize | null;
}

/**
 * Texts with the link of a point: a post for Zalo, the message that a file is ready (plain letters in one message, and
 * with accents), a line for the appointment slip.
 * @param address as the QR code carries it
 */
export function shareTexts(catalogue: CommuneCatalogue, point: CollectionPoint, address: string): readonly ShareText[] {
  const setting =
    settingOf(catalogue, point) ?? (point.village === null ? `${point.name} ${communeTitle(catalogue)}` : null);
  const kind = setting === null ? 'commune' : 'centre';
  const values = { commune: communeTitle(catalogue), place: setting ?? '', address };
  const say = (key: string, link = address): string =>
    translate(MAIN_LANGUAGE, `sharing.texts.${key}`, { ...values, address: link });
  const accented = say(`${kind}.message`);
  return [
    { key: 'zalo', text: say(`${kind}.zalo`), size: null },
    message('plain', inOneMessage([accented, say('short'), address].map(withoutAccents))),
    message('accented', accented),
    { key: 'slip', text: say(`${kind}.slip`, address.replace(/^https?:\/\//, '')), size: null },
  ];
}

function message(key: ShareText['key'], text: string): ShareText {
  return { key, text, size: textMessageSize(text) };
}

/** The first that fits in one message; the last is the address alone. */
function inOneMessage(texts: readonly string[]): string {
  return texts.find((text) => textMessageSize(text).messages === 1) ?? texts.at(-1) ?? '';
}
