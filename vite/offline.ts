import type { PluginOption } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/** After one visit everything is there without a network: page, compiler, kernel, examples. A new version waits for the user's word. */
export function offline(): PluginOption {
  return VitePWA({
    registerType: 'prompt',
    // The page registers it itself, once it has nothing better to do.
    injectRegister: false,
    manifest: {
      name: 'Dagwright',
      short_name: 'Dagwright',
      description: "Hamilton's function DAGs for TypeScript, in the browser.",
      start_url: '.',
      scope: '.',
      display: 'standalone',
      background_color: '#ffffff',
      theme_color: '#ffffff',
      icons: [
        { src: 'icons/icon.svg', type: 'image/svg+xml', sizes: 'any' },
        { src: 'icons/icon-192.png', type: 'image/png', sizes: '192x192' },
        { src: 'icons/icon-512.png', type: 'image/png', sizes: '512x512' },
        { src: 'icons/icon-maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
      ],
    },
    workbox: {
      globPatterns: ['**/*.{html,js,css,json,svg,png,ico,ts,csv,txt,webmanifest,woff2}'],
      maximumFileSizeToCacheInBytes: 16 * 1024 * 1024,
      // The page is one document; its address may carry a query.
      navigateFallback: 'index.html',
      ignoreURLParametersMatching: [/./],
      cleanupOutdatedCaches: true,
      inlineWorkboxRuntime: true,
    },
  })
}
