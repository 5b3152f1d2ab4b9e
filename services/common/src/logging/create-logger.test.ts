import { describe, expect, it } from '@jest/globals';
import { createLogger } from './create-logger.js';

describe('the log', () => {
  it('is JSON lines with the deployment, a level in words and a time', () => {
    const { log, lines } = recorded();
    log.info({ port: 1 }, 'ready');
    expect(lines()).toEqual([
      { level: 'info', deployment: 'regions-12', time: expect.stringMatching(/Z$/), port: 1, msg: 'ready' },
    ]);
  });

  it('never holds an authorization header or the parameters of a statement', () => {
    const { log, lines } = recorded();
    const error = Object.assign(new Error('it failed'), { parameters: ['850101-1234'], query: 'select $1' });
    log.error({
      err: error,
      authorization: 'Bearer secret',
      req: { headers: { authorization: 'Bearer secret' } },
    });
    expect(lines()).toEqual([
      expect.objectContaining({ err: expect.objectContaining({ message: 'it failed' }) }),
    ]);
    expect(JSON.stringify(lines())).not.toMatch(/secret|850101|select/);
  });
});

function recorded() {
  let text = '';
  const log = createLogger({
    deployment: 'regions-12',
    destination: {
      write(line) {
        text += line;
      },
    },
  });
  return {
    log,
    lines: () =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
  };
}
