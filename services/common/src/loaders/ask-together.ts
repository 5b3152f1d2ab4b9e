export interface AskTogether<Answer, Asking> {
  /** Asks for several keys, each once, in one request; every key is answered. */
  readonly ask: (keys: readonly string[], asking: Asking) => Promise<ReadonlyMap<string, Answer>>;
  /** How many keys go into one request. Default: 500. */
  readonly most?: number;
  /** How long a request may keep others waiting. Unit: milliseconds. Default: 100. */
  readonly patienceMs?: number;
}

interface Group<Answer, Asking> {
  /** Whoever asked first: the request is made in that one's name. */
  readonly asking: Asking;
  readonly keys: Set<string>;
  readonly answered: Promise<ReadonlyMap<string, Answer>>;
  settle(answer: Promise<ReadonlyMap<string, Answer>>): void;
}

/**
 * Lets many ask at once in few requests: while one is under way, the questions that come gather for the next one. Who asks
 * alone does not wait. No answer is kept.
 *
 * @returns asks for one key. Where a request fails, so does everyone who asked in it.
 */
export function askTogether<Answer, Asking>({
  ask,
  most = 500,
  patienceMs = 100,
}: AskTogether<Answer, Asking>): (key: string, asking: Asking) => Promise<Answer> {
  /** In the order they are to be sent; the last one still takes keys. */
  const waiting: Group<Answer, Asking>[] = [];
  let scheduled = false;
  let underWay = 0;

  const sendNext = () => {
    const group = waiting.shift();
    if (group === undefined) return;
    underWay += 1;
    let counted = true;
    /** Once: when it has been answered, or has taken too long for others to wait for it. */
    const letOthersGo = () => {
      clearTimeout(timer);
      if (!counted) return;
      counted = false;
      underWay -= 1;
      if (underWay === 0) sendNext();
    };
    const timer = setTimeout(letOthersGo, patienceMs);
    const answer = ask([...group.keys], group.asking);
    group.settle(answer);
    answer.then(letOthersGo, letOthersGo);
  };

  return async (key, asking) => {
    let group = waiting.at(-1);
    if (group === undefined || (group.keys.size >= most && !group.keys.has(key))) {
      group = newGroup(asking);
      waiting.push(group);
    }
    group.keys.add(key);
    if (underWay === 0 && !scheduled) {
      scheduled = true;
      // Those who ask in the same turn of the event loop ask together.
      setImmediate(() => {
        scheduled = false;
        if (underWay === 0) sendNext();
      });
    }
    const answers = await group.answered;
    if (!answers.has(key)) throw new Error(`Expected an answer about ${key}, got none.`);
    return answers.get(key) as Answer;
  };
}

function newGroup<Answer, Asking>(asking: Asking): Group<Answer, Asking> {
  let settle: Group<Answer, Asking>['settle'] = () => undefined;
  const answered = new Promise<ReadonlyMap<string, Answer>>((resolve) => {
    settle = resolve;
  });
  return { asking, keys: new Set(), answered, settle };
}
