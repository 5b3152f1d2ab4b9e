// `npm run data:check`, `npm run data:dump -- --region 14`, `npm run data:load -- FILE`: the data of the hub of this
// checkout, whether it runs or not.
const [{ data }, { HubFailure }, { RegionFileError }] = await Promise.all([
  import('./dist/commands/data.js'),
  import('./dist/failure.js'),
  import('@hub/common'),
]).catch(() => {
  process.stderr.write('the hub has not been built: run npm start first\n');
  process.exit(3);
});

try {
  requireOwnFlags();
  process.exitCode = await data(process.argv.slice(2));
} catch (error) {
  const known = error instanceof HubFailure || error instanceof RegionFileError;
  process.stderr.write(`${known ? error.message : error.stack}\n`);
  process.exitCode = error instanceof RegionFileError ? 2 : 3;
}

/** `npm run data:load FILE --dry-run` gives the flag to npm, which says nothing: the file would be loaded. */
function requireOwnFlags() {
  const swallowed = ['dry_run', 'region', 'out', 'demo'].filter((flag) => process.env[`npm_config_${flag}`]);
  if (swallowed.length === 0) return;
  const flags = swallowed.map((flag) => `--${flag.replace('_', '-')}`).join(' ');
  throw new HubFailure(
    `npm took ${flags} for itself: write npm run ${process.env.npm_lifecycle_event ?? 'data:load'} -- … ${flags}`,
  );
}
