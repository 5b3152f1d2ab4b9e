/** What comes of something. @throws where nothing has after these milliseconds. */
export async function inTime<Result>(
  coming: Promise<Result>,
  withinMs: number,
  late: string,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(late)), withinMs);
  });
  try {
    return await Promise.race([coming, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
