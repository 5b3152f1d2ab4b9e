// `npm run check`: types, lint with folder directions, format, lock file, contract; every part runs, whatever the others say.
import { createSteps } from '../local/steps.mjs';
import { compileContract, runNode } from './support/contract.mjs';

const steps = createSteps();
const PARTS = {
  types: () =>
    runNode('node_modules/turbo/bin/turbo', 'run', 'build', '--output-logs=errors-only', '--continue'),
  // The tests are run without being checked; here they are.
  'types of the tests': () => runNode('node_modules/typescript/bin/tsc', '-p', 'tsconfig.tests.json'),
  // Warnings count: what is not worth obeying is switched off in biome.json.
  'lint and format': () =>
    runNode('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  'lock file': () => runNode('test/complete-lock.mjs', '--check'),
  contract: async () => {
    const compiled = await compileContract();
    return compiled.code === 0 ? runNode('test/contract/dist/main.js', 'check') : compiled;
  },
};

let failed = 0;
for (const [name, part] of Object.entries(PARTS)) {
  try {
    await steps.run(name, async () => {
      const { code, output } = await part();
      if (code !== 0) throw new Error(output.trim());
    });
  } catch (error) {
    failed += 1;
    process.stdout.write(`${error.message}\n`);
  }
}
process.stdout.write(`${Object.keys(PARTS).length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
