import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/**
 * The options that npm has from its settings files (`.npmrc`) and from the environment that it was started in, which it hands
 * on just as it does those of its command line.
 *
 * @param {Readonly<Record<string, string | undefined>>} env the variables that npm sets.
 * @returns {Map<string, string | null>} their values as npm hands them on; null where the file has them from a variable.
 */
export function settingsBeside(env) {
  const prefix = variable(env, 'npm_config_local_prefix');
  const files = [
    fileOf(env, 'npm_config_globalconfig'),
    fileOf(env, 'npm_config_userconfig'),
    prefix && path.join(prefix, '.npmrc'),
  ];
  return new Map([
    ...files.flatMap((file) => (file ? settingsIn(textOf(file)) : [])),
    ...settingsOfEnvironment(environmentOfNpm()),
  ]);
}

/** @param {string} text of a settings file. @returns {[string, string | null][]} */
export function settingsIn(text) {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, name, value] = /^\s*([^\s;#[=]+)\s*(?:=(.*))?$/.exec(line) ?? [];
    return name === undefined ? [] : [[optionOf(name.replace(/\[\]$/, '')), handedOn(value ?? 'true')]];
  });
}

/** @param {string} text the variables, NUL between them. @returns {[string, string][]} */
export function settingsOfEnvironment(text) {
  return text.split('\0').flatMap((line) => {
    const [, name, value] = /^npm_config_([^=]+)=(.*)$/is.exec(line) ?? [];
    return name === undefined ? [] : [[optionOf(name), handedOn(value)]];
  });
}

/**
 * A value as npm hands it on.
 *
 * @param {string} written as a file or a variable has it.
 * @returns {string | null} null where it names a variable; empty for what is off.
 */
export function handedOn(written) {
  const value = written.trim().replace(/^(["'])(.*)\1$/, '$2');
  if (value.includes('${')) return null;
  return ['false', 'null'].includes(value) ? '' : value;
}

/** npm reads its variables in any case, and hands those in upper case on as they are. */
function variable(env, name) {
  return env[name] || Object.entries(env).find(([key, value]) => key.toLowerCase() === name && value)?.[1];
}

/** From where npm was started. */
function fileOf(env, name) {
  const file = variable(env, name)?.replace(/^~(?=\/)/, homedir());
  return file && path.resolve(env.INIT_CWD ?? '', file);
}

const optionOf = (name) => name.toLowerCase().replaceAll('_', '-');

/**
 * What npm was started with, where the system tells. Between npm and the command there may be a shell: its environment has
 * what stood on npm's command line too.
 */
function environmentOfNpm() {
  const npm = [process.ppid, parentOf(process.ppid)].find((pid) =>
    textOf(`/proc/${pid}/comm`).startsWith('npm '),
  );
  return npm === undefined ? '' : textOf(`/proc/${npm}/environ`);
}

/** The name of a process stands in brackets, and may have some in it. */
const parentOf = (pid) => /^.*\) \S (\d+)/s.exec(textOf(`/proc/${pid}/stat`))?.[1];

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
