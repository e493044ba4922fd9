/// <reference types="vite-plugin-pwa/vanillajs" />

declare module 'virtual:dagwright-libs' {
  /** Declaration files for the compiler's virtual file system: path -> text. */
  const libs: Readonly<Record<string, string>>
  export default libs
}

declare module 'virtual:kernel' {
  /** Where the kernel's bundle, one classic script, is served. */
  const url: string
  export default url
}

declare module 'virtual:parts' {
  /** Where the engine's heavy parts, a module each, are served. */
  const urls: Readonly<Record<string, string>>
  export default urls
}

declare module 'virtual:known-analyses' {
  /** SHA-256 of a request -> where its analysis, made at build time, is served. */
  const known: Readonly<Record<string, string>>
  export default known
}

declare module 'virtual:frame' {
  /** The sandbox frame's document: its own policy and the boot script whose hash the page's policy names. */
  const srcdoc: string
  export default srcdoc
}

declare module 'virtual:draw-chart' {
  /** The address of `src/ui/widgets/value/drawChart.ts`, bundled with Vega into one module. */
  const url: string
  export default url
}
