import { type Context, readAnew } from '../context.js';

/** What a write answers; what it shows beside that is read anew, also where another came before it in the request. */
export async function afterWrite<Result>(context: Context, write: Promise<Result>): Promise<Result> {
  const result = await write;
  readAnew(context);
  return result;
}
