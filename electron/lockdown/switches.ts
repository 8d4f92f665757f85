/** Chromium's switches that keep the program off the network and the screen unzoomed, and let it speak: name and value. */
export function lockdownSwitches(devServer: URL | null): readonly (readonly [name: string, value: string])[] {
  const resolver = devServer ? `MAP * ~NOTFOUND, EXCLUDE ${devServer.hostname}` : 'MAP * ~NOTFOUND'
  return [
    ['host-resolver-rules', resolver],
    ['disable-pinch', ''],
    ['overscroll-history-navigation', '0'],
    ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
    ['disable-background-networking', ''],
    ['disable-component-update', ''],
    ['disable-domain-reliability', ''],
    ['no-proxy-server', ''],
    ['no-pings', ''],
    // The voices of a Linux system come by this service; other systems take no notice of it.
    ['enable-speech-dispatcher', ''],
  ]
}
