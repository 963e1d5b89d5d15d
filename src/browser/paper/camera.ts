import { fillIn } from '../../formatting/sentence.js';
import { isStill, type SeenFrame } from '../../photographs/see-frame.js';
import type { CameraFrame } from './camera-worker.js';

/** Between two looks: a hand moves a sheet in less. */
const PAUSE_MS = 120;
/** A reason is said aloud once it has stood so long. */
const PATIENCE_MS = 2_500;
/** Finer pictures of a sheet take longer and show no more of a pen. What the camera sees is never cut to that size. */
const WANTED = {
  ...{ facingMode: 'environment', resizeMode: 'none' },
  ...{ width: { ideal: 2560 }, height: { ideal: 1440 } },
};
const QUALITY = 0.9;

/** What a hint is about, besides what a picture lacks. */
type Hint =
  | Exclude<SeenFrame, { kind: 'page' }>['because']
  | 'other-batch'
  | 'taken'
  | 'hold-still'
  | 'denied'
  | 'full';

/**
 * The camera in the page: it looks until a page of the batch lies in the picture whole and still, takes it by itself, and
 * goes on to the next one without a touch.
 */
export class Camera {
  private readonly video: HTMLVideoElement;
  private readonly canvas = document.createElement('canvas');
  private readonly worker = new Worker('/assets/camera-worker.js');
  /** Once everything is here that it needs where there is no network. */
  readonly ready = new Promise((resolve) => this.worker.addEventListener('message', resolve, { once: true }));
  private readonly taken = new Set<string>();
  private before: { readonly page: string; readonly corners: readonly { x: number; y: number }[] } | null = null;
  private hinted: { readonly hint: string; readonly since: number; isSaid: boolean } | null = null;
  private sound: AudioContext | null = null;

  /** @param take keeps the picture of a page, named as its code names it; throws where nothing more can be kept */
  constructor(
    private readonly dialog: HTMLDialogElement,
    private readonly take: (page: string, picture: Blob) => Promise<void>,
  ) {
    this.video = dialog.querySelector('video') ?? document.createElement('video');
    dialog.addEventListener('close', () => this.stop());
  }

  /** With a touch only: browsers let nothing else make a sound. */
  async open(): Promise<void> {
    this.dialog.showModal();
    this.sound ??= new AudioContext();
    try {
      this.video.srcObject = await navigator.mediaDevices.getUserMedia({ video: WANTED, audio: false });
      await this.video.play();
    } catch {
      return this.hint('denied');
    }
    while (this.dialog.open) {
      await this.look();
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  /** Says what became of a page. @param isWanted it has to be taken once more */
  tell(page: string, text: string, isWanted: boolean): void {
    if (isWanted) this.taken.delete(page);
    if (!this.dialog.open) return;
    this.show(text);
    if (isWanted) this.say(text);
  }

  private async look(): Promise<void> {
    const seen = await this.seen();
    if (!seen) return;
    if (seen.kind === 'amiss') {
      this.before = null;
      return this.hint(seen.because);
    }
    const { name, corners } = seen;
    const page = `${name.number} ${name.page}`;
    const before = this.before?.page === page ? this.before.corners : [];
    this.before = { page, corners };
    if (name.batch !== this.dialog.dataset.batch) return this.hint('other-batch', { batch: name.batch });
    if (this.taken.has(page)) return this.hint('taken');
    if (!isStill(corners, before)) return this.hint('hold-still');
    await this.keep(page);
  }

  /** What the camera sees now; null before it sees anything. */
  private async seen(): Promise<SeenFrame | null> {
    const { videoWidth: width, videoHeight: height } = this.video;
    if (width === 0) return null;
    Object.assign(this.canvas, { width, height });
    const context = this.canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return null;
    context.drawImage(this.video, 0, 0);
    const { data: colours } = context.getImageData(0, 0, width, height);
    const frame: CameraFrame = { width, height, colours };
    return new Promise((resolve) => {
      this.worker.onmessage = ({ data }: MessageEvent<SeenFrame>) => resolve(data);
      this.worker.postMessage(frame, [colours.buffer]);
    });
  }

  /** The very picture that was looked at. */
  private async keep(page: string): Promise<void> {
    const picture = await new Promise<Blob | null>((resolve) => this.canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    if (!picture) return;
    try {
      await this.take(page, picture);
    } catch {
      return this.hint('full');
    }
    this.taken.add(page);
    this.hinted = null;
    this.beep();
    const [number = '', of = ''] = page.split(' ');
    this.show(this.words('caught', { number: number.padStart(3, '0'), page: of }));
  }

  private hint(hint: Hint, given: Readonly<Record<string, string>> = {}): void {
    const now = performance.now();
    if (this.hinted?.hint !== hint) this.hinted = { hint, since: now, isSaid: hint === 'taken' };
    // What was just said of a page may be read first.
    if (hint === 'taken' && now - this.hinted.since < PATIENCE_MS) return;
    const words = this.words(hint, given);
    this.show(words);
    if (this.hinted.isSaid || now - this.hinted.since < PATIENCE_MS) return;
    this.hinted.isSaid = true;
    this.say(words);
  }

  private words(hint: string, given: Readonly<Record<string, string>>): string {
    const words = this.dialog.querySelector(`[data-hint="${hint}"]`)?.textContent ?? '';
    return fillIn(words, given, document.documentElement.lang);
  }

  private show(text: string): void {
    const line = this.dialog.querySelector('.camera-line');
    if (line && line.textContent !== text) line.textContent = text;
  }

  /** Aloud, where the browser has a voice for the language of the page. */
  private say(text: string): void {
    const { lang } = document.documentElement;
    if (!('speechSynthesis' in self)) return;
    const voice = speechSynthesis.getVoices().find((one) => one.lang.startsWith(lang));
    if (!voice) return;
    speechSynthesis.cancel();
    speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(text), { lang: voice.lang, voice }));
  }

  private beep(): void {
    if (!this.sound) return;
    const tone = this.sound.createOscillator();
    tone.connect(this.sound.destination);
    tone.start();
    tone.stop(this.sound.currentTime + 0.12);
    navigator.vibrate?.(60);
  }

  private stop(): void {
    const stream = this.video.srcObject;
    if (stream instanceof MediaStream) for (const track of stream.getTracks()) track.stop();
    this.video.srcObject = null;
    this.before = null;
  }
}
