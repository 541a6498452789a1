import { app } from 'electron'

/**
 * Chromium speaks with nobody: no look-up of any name (the engine speaks SMTP through Node, which this does not touch),
 * no background services, no reports. Set before `ready`.
 */
export function quietChromium(): void {
  // With both, helper processes refuse to run: `--no-sandbox` is how a container's root starts the app.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'disable-breakpad', 'dns-prefetch-disable', 'no-pings', 'disable-sync']) {
    app.commandLine.appendSwitch(name)
  }
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  app.commandLine.appendSwitch('disable-features', 'AutofillServerCommunication,MediaRouter,OptimizationHints,NetworkTimeServiceQuerying')
}
