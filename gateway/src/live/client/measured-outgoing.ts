import { Outgoing, type OutgoingOptions } from './outgoing.js';
import { Waiting } from './waiting.js';

export interface MeasuredOutgoingOptions extends Omit<OutgoingOptions, 'onBehind'> {
  /** Milliseconds that a client has to answer before which next to nothing lies. */
  readonly answerTimeout: number;
  /** Asks the client how far it has come. It answers with the place, once it has read all that was written before. */
  ask(place: number): void;
  /** More waits here than may, since the client's network takes no more; or it has taken all of it again. */
  onFull(full: boolean): void;
}

/** How often a client is asked for as much as may lie before it: so finely is it seen how far it has come. */
const QUESTIONS = 4;
/** Bytes between questions, whatever may lie before a client: more would be dear, fewer would take slow ones for gone. */
const [LEAST_STEP, MOST_STEP] = [16 * 1024, 64 * 1024];
/** Bytes that are next to nothing: who takes longer for them than from ping to ping is not taken for slow, but for gone. */
const LITTLE = 4 * 1024;

/**
 * What is written to one client and not known to be read by it, wherever it lies: here, or in the buffers of the network,
 * which are much larger and tell nothing. The client itself tells, by the questions that it has answered.
 *
 * Places are counted in bytes written. A place that a client makes up is believed where it was asked for it: it only
 * cheats itself out of being spared, and what waits here stays bounded.
 */
export class MeasuredOutgoing {
  /** Bytes after which the client is asked. What is larger is best written in parts, so that it shows progress. */
  readonly step: number;
  readonly #options: MeasuredOutgoingOptions;
  readonly #kept: Outgoing;
  readonly #waiting = new Waiting();
  #written = 0;
  #asked = 0;
  #answered = 0;
  /** Where there is something to be seen to; 0 for a client that is behind. */
  #due = 0;
  /** What a client that is behind has to answer before it is told more. */
  #mark = 0;
  /** When the client last gave a sign, or was asked for one when it owed none. */
  #since = 0;

  constructor(options: MeasuredOutgoingOptions) {
    this.#options = options;
    this.step = Math.min(Math.max(Math.ceil(options.backlog / QUESTIONS), LEAST_STEP), MOST_STEP);
    this.#kept = new Outgoing({ ...options, onBehind: (full) => this.#fill(full) });
  }

  /** Whether the client has more before it than it may. */
  get behind(): boolean {
    return this.#waiting.isOn;
  }

  /** Whether the client has been silent for so long that it must have gone. */
  get isLost(): boolean {
    // Whether the network takes something of what waits here is watched there; what comes of the client is not read.
    if (this.#kept.behind || this.#answered === this.#asked) return false;
    const { answerTimeout, stallTimeout } = this.#options;
    const patience = this.#written - this.#answered > LITTLE ? stallTimeout : answerTimeout;
    return performance.now() - this.#since >= patience;
  }

  /** @returns false where nothing more should be written that can be left out, until `whenTaken` calls. */
  write(bytes: Uint8Array): boolean {
    const taken = this.#kept.write(bytes);
    this.#written += bytes.length;
    return taken && this.#written < this.#due ? true : this.#look(taken);
  }

  /** Writes one after the other, between which no question may stand. */
  writeBoth(first: Uint8Array, second: Uint8Array): boolean {
    this.#kept.write(first);
    this.#written += first.length;
    return this.write(second);
  }

  /** Calls back once the client, which is behind, has read all that was too much for it. */
  whenTaken(act: () => void): void {
    this.#waiting.add(act);
  }

  /** Asks the client how far it has come. */
  ask(): void {
    if (this.#answered === this.#asked) this.#since = performance.now();
    // One more, so that no two questions are of the same place.
    this.#written += 1;
    this.#asked = this.#written;
    this.#setDue();
    this.#options.ask(this.#asked);
  }

  /** The client has said that it has come to a place; NaN is a sign of life alone. */
  answer(place: number): void {
    if (place > this.#answered && place <= this.#asked) {
      this.#answered = place;
      this.#since = performance.now();
      this.#setDue();
      this.#goOn();
    } else {
      this.heard();
    }
  }

  /** The client has said something. */
  heard(): void {
    // One that speaks without ever answering would be told nothing more, and be kept for ever.
    if (!this.behind) this.#since = performance.now();
  }

  #look(taken: boolean): boolean {
    if (this.#written >= this.#asked + this.step) this.ask();
    const isTooMuch = this.#written > this.#answered + this.#options.backlog;
    if (!this.behind && (isTooMuch || !taken)) {
      this.#waiting.begin();
      if (this.#asked < this.#written) this.ask();
      this.#mark = this.#asked;
    }
    this.#setDue();
    return !this.behind;
  }

  #fill(full: boolean): void {
    if (!full) this.#since = performance.now();
    this.#options.onFull(full);
    this.#goOn();
  }

  #goOn(): void {
    if (!this.behind || this.#answered < this.#mark || this.#kept.behind) return;
    this.#waiting.end();
    this.#setDue();
  }

  #setDue(): void {
    const tooMuch = this.#answered + this.#options.backlog + 1;
    this.#due = this.behind ? 0 : Math.min(this.#asked + this.step, tooMuch);
  }
}
