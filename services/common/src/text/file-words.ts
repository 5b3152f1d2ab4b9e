/** What is the matter with a file, in words of whoever named it; the error's own where it is something rare. */
export function fileWords(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return WORDS[String(code)] ?? String(message ?? error);
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'the rights to it are missing',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
};
