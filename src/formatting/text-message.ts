/** How telephones send a text: in 7-bit signs where it has no others, else in 16 bits a sign. */
export interface TextMessageSize {
  readonly encoding: 'gsm-7' | 'ucs-2';
  /** Signs as the network counts them. */
  readonly signs: number;
  /** Messages it takes, each of which is paid for. */
  readonly messages: number;
}

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** These take two signs. */
const EXTENDED = '^{}\\[~]|€\f';

/**
 * The size of a text message (3GPP TS 23.038 and 23.040): 160 signs in one message, 153 in each of several; 70 and 67
 * as soon as one letter has a Vietnamese accent.
 * @example textMessageSize('Moi Ong/Ba danh gia') // { encoding: 'gsm-7', signs: 19, messages: 1 }
 * @example textMessageSize('Mời Ông/Bà đánh giá') // { encoding: 'ucs-2', signs: 19, messages: 1 }
 */
export function textMessageSize(text: string): TextMessageSize {
  const isBasic = [...text].every((sign) => BASIC.includes(sign) || EXTENDED.includes(sign));
  if (!isBasic) return { encoding: 'ucs-2', signs: text.length, messages: messages(text.length, 70, 67) };
  const signs = [...text].reduce((sum, sign) => sum + (EXTENDED.includes(sign) ? 2 : 1), 0);
  return { encoding: 'gsm-7', signs, messages: messages(signs, 160, 153) };
}

function messages(signs: number, alone: number, joined: number): number {
  return signs <= alone ? 1 : Math.ceil(signs / joined);
}
