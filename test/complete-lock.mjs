// `node test/complete-lock.mjs [--check]`: gives package-lock.json an entry for every optional package of every platform.
//
// npm leaves out the packages of other platforms that its registry does not have, and `npm ci` then refuses the lock
// file on every platform. What is left out is known from the packages of the same family that are there: the version is
// the one asked for, the platform is in the name. Such an entry has no integrity hash.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OS = {
  darwin: 'darwin',
  windows: 'win32',
  win32: 'win32',
  android: 'android',
  freebsd: 'freebsd',
  openharmony: 'openharmony',
  linux: 'linux',
};
const CPU = {
  arm64: 'arm64',
  x64: 'x64',
  64: 'x64',
  ia32: 'ia32',
  ppc64: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
  loong64: 'loong64',
  arm: 'arm',
};

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingPackages(lock.packages);
const addresses = Object.entries(lock.packages).filter(([, entry]) => entry.resolved?.includes('://'));

if (process.argv[2] === '--check') {
  for (const [place] of missing)
    process.stdout.write(`${place} is missing: run node test/complete-lock.mjs\n`);
  for (const [place] of addresses)
    process.stdout.write(`${place} names a registry: see omit-lockfile-registry-resolved in .npmrc\n`);
  process.exitCode = missing.length + addresses.length === 0 ? 0 : 1;
} else {
  const entries = [...Object.entries(lock.packages), ...missing];
  lock.packages = Object.fromEntries(entries.sort(([left], [right]) => left.localeCompare(right, 'en')));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${missing.length} packages added\n`);
}

function missingPackages(packages) {
  return Object.entries(packages).flatMap(([parent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !packages[`node_modules/${name}`] && !packages[`${parent}/node_modules/${name}`])
      .map(([name, version]) => [`node_modules/${name}`, entryOf(name, version, entry)]),
  );
}

function entryOf(name, version, parent) {
  const words = name.split(/[/-]/);
  const os = OS[words.find((word) => word in OS)];
  const cpu = CPU[words.find((word) => word in CPU)];
  if (!os || !cpu) throw new Error(`the platform of ${name} can't be read from its name`);
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : undefined;
  return {
    version,
    cpu: [cpu],
    ...(parent.dev && { dev: true }),
    ...(os === 'linux' && libc && { libc: [libc] }),
    license: parent.license,
    optional: true,
    os: [os],
  };
}
