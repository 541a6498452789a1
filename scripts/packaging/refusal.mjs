/** Why this must not be packaged, if so: the stand-in runtime is old and altered, nobody may be given it. */
export function refusal(kind, args) {
  const unpackedOnly = args.every((arg) => arg === '--dir');
  if (kind === 'release' || unpackedOnly) return undefined;
  return 'This checkout runs on the stand-in runtime; a release needs the real Electron. Only --dir (the unpacked app, for tests) is possible here.';
}
