// `npm run schema [-- --release]`: writes the committed contract from the services' code.
import { compileContract, runNode } from './support/contract.mjs';

const compiled = await compileContract();
const result =
  compiled.code === 0
    ? await runNode('test/contract/dist/main.js', 'write', ...process.argv.slice(2))
    : compiled;
process.stdout.write(result.output);
process.exitCode = result.code;
