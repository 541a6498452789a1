// The switches inside the Electron binary. electron.builder.yml sets them; here they are named once more to be read back.
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** Every fuse of a release, hard. */
export const releaseFuses = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

/** The one that lets Playwright drive the app. */
export const testFuses = { ...releaseFuses, EnableNodeCliInspectArguments: true };

// In the binary a fuse is one character: '1' is on.
const ON = '1'.charCodeAt(0);

/** The fuses as they stand in the binary, by name. */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  return Object.fromEntries(Object.keys(releaseFuses).map((name) => [name, wire[FuseV1Options[name]] === ON]));
}

export async function openInspectFuse(executable) {
  await flipFuses(executable, { version: FuseVersion.V1, resetAdHocDarwinSignature: process.platform === 'darwin', [FuseV1Options.EnableNodeCliInspectArguments]: true });
}
