/** `import dag from './features.ts?dag'`: a module for `Builder.withModules`, with names, types and modifiers. */
declare module '*?dag' {
  const module: import('dagwright').LiveModule
  export default module
}
