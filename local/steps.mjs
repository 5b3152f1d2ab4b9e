/**
 * Shows a start as it goes, one line for each step with its time; on a terminal, the steps under way turn below.
 *
 * @param {NodeJS.WriteStream} out
 * @returns {{
 *   run: <Result>(name: string, work: () => Promise<Result>, detail?: (result: Result) => string) => Promise<Result>,
 *   note: (line: string) => void,
 * }} `run` shows a step, and rethrows what its work throws; `note` writes a line of its own.
 */
export function createSteps(out = process.stdout) {
  const underWay = new Set();
  let turn = 0;
  let timer;

  const clear = () => out.isTTY && out.write('\r\x1b[2K');
  const draw = () => {
    if (!out.isTTY || underWay.size === 0) return;
    turn = (turn + 1) % SPINNER.length;
    const names = [...underWay].join(', ');
    out.write(`\r\x1b[2K${SPINNER[turn]} ${names}`.slice(0, Math.max(20, out.columns ?? 80)));
  };
  const print = (line) => {
    clear();
    out.write(`${line}\n`);
    draw();
  };

  return {
    note: print,
    async run(name, work, detail = () => '') {
      const start = performance.now();
      underWay.add(name);
      if (out.isTTY) timer ??= setInterval(draw, 100).unref();
      draw();
      const line = (mark, more) =>
        print(`${mark} ${name.padEnd(20)} ${seconds(performance.now() - start)}${more ? `  ${more}` : ''}`);
      try {
        const result = await work();
        underWay.delete(name);
        line('✓', detail(result));
        return result;
      } catch (error) {
        underWay.delete(name);
        line('✗', '');
        throw error;
      } finally {
        if (underWay.size === 0) {
          clearInterval(timer);
          timer = undefined;
        }
      }
    },
  };
}

const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`.padStart(8);
