import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Compiles the contract's own code, which needs the services and what the gateway reads of a graph. */
export const compileContract = () => runNode('node_modules/typescript/bin/tsc', '-b', 'test/contract');

/** Runs a program of ours to its end. @returns its exit code and what it wrote. */
export function runNode(program, ...args) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
