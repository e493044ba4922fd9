import type { Plugin } from 'vite'

interface Cut {
  readonly file: RegExp
  readonly pattern: RegExp
  readonly to: string
  /** How often it is there: another number is another version, to be looked at. */
  readonly times: number
}

/** What only makes a function when it is loaded need not be loaded. */
const PURE = '$1/* @__PURE__ */ '

const CUTS: readonly Cut[] = [
  // Transitions here tween the three numbers of a view; nothing animates attributes, styles or texts.
  {
    file: /\/d3-transition\/dist\/d3-transition\.mjs$/,
    pattern: /^ {2}(attr|attrTween|style|styleTween|text|textTween): transition_\1,\n/gm,
    to: '',
    times: 6,
  },
  // What goes from one view to the next goes between arrays of numbers, not between any two values.
  {
    file: /\/@xyflow\/system\/dist\/esm\/index\.m?js$/,
    pattern: /import \{ interpolateZoom, interpolate \} from 'd3-interpolate'/g,
    to: "import { interpolateZoom, interpolateNumberArray as interpolate } from 'd3-interpolate'",
    times: 1,
  },
  {
    file: /\/d3-interpolate\/dist\/d3-interpolate\.mjs$/,
    pattern: /^(var \w+ = )(?=\(function|rgbSpline|hsl\(|hcl\(|cubehelix\(|interpolateTransform\()/gm,
    to: PURE,
    times: 12,
  },
  { file: /\/d3-ease\/dist\/d3-ease\.mjs$/, pattern: /^(var \w+ = )(?=\(function)/gm, to: PURE, times: 9 },
]

/**
 * React Flow moves its view with d3's transitions and interpolators, which also know attributes, styles, dates and colours: a good
 * part of the first load that nothing here calls. Without the ways to them the bundler leaves them out.
 */
export function leanFlow(): Plugin {
  return {
    name: 'dagwright:lean-flow',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (/\/d3-color\/dist\//.test(id)) return { moduleSideEffects: false }
      const cut = CUTS.find(({ file }) => file.test(id))
      if (!cut) return null
      const found = code.match(cut.pattern)?.length ?? 0
      // Silence would only show as a larger page.
      if (found !== cut.times) this.error(`${id} is not what it was: found ${found} of ${cut.times} places to cut`)
      return { code: code.replace(cut.pattern, cut.to), map: null }
    },
  }
}
