// The parts of npm test by name, and what each needs: known before any package is installed.
const needsWindow = { types: false, unit: false, e2e: true, packaged: true };

/** `--only NAME` (more than once if wanted); what follows goes to the runner. */
export function parseArguments(argv) {
  const only = [];
  const args = [];
  for (let index = 0; index < argv.length; index += 1) {
    if (argv[index] === '--only') only.push(argv[(index += 1)] ?? '');
    else args.push(argv[index]);
  }
  const chosen = only.length > 0 ? only : Object.keys(needsWindow);
  const unknown = chosen.find((name) => !Object.hasOwn(needsWindow, name));
  return { chosen, args, complaint: unknown === undefined ? undefined : `There is no part "${unknown}". The parts are ${Object.keys(needsWindow).join(', ')}.`, withWindow: chosen.some((name) => needsWindow[name]) };
}
