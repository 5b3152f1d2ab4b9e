// Reads jest's report and prints `passed failed`. A suite that did not run, a test that was left out and an exit code
// that nothing explains count as failures: a green run is one in which everything ran.
import { readFileSync } from 'node:fs';

const [file, exitCode] = process.argv.slice(2);

try {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const leftOut = report.numPendingTests + report.numTodoTests + report.numPendingTestSuites;
  let failed = report.numFailedTests + report.numRuntimeErrorTestSuites + leftOut;
  if (failed === 0 && (Number(exitCode) !== 0 || report.numPassedTests === 0)) failed = 1;
  if (leftOut > 0) process.stderr.write(`${leftOut} tests or suites were left out\n`);
  process.stdout.write(`${report.numPassedTests} ${failed}\n`);
} catch (error) {
  process.stderr.write(`no report of the tests: ${error.message}\n`);
  process.stdout.write('0 1\n');
}
