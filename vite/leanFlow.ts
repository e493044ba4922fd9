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

const REACT_FLOW = /\/@xyflow\/react\/dist\/esm\/index\.m?js$/

const CUTS: readonly Cut[] = [
  // Parts of React Flow that are not used here: its controls, what resizes nodes, its own kinds of nodes and edges, their names.
  {
    file: REACT_FLOW,
    pattern: /^(const \w+ = )(?=memo\(|create\w+Edge\(\{)/gm,
    to: PURE,
    times: 22,
  },
  { file: REACT_FLOW, pattern: /^\w+\.displayName = '\w+';\n/gm, to: '', times: 21 },
  {
    file: REACT_FLOW,
    pattern: /^const (builtinNodeTypes|builtinEdgeTypes) = \{[^}]*\};$/gm,
    to: 'const $1 = {};',
    times: 2,
  },
  // An edge that is being drawn is a curve, as all are.
  {
    file: REACT_FLOW,
    pattern: /^ +case ConnectionLineType\.(?:SimpleBezier|Step|SmoothStep):\n[\s\S]*?break;\n/gm,
    to: '',
    times: 3,
  },
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
 * React Flow moves its view with d3's transitions and interpolators, which also know attributes, styles, dates and colours, and makes
 * components that no page has to show: a good part of the first load that nothing here calls. Without the ways to them the
 * bundler leaves them out.
 */
export function leanFlow(): Plugin {
  return {
    name: 'dagwright:lean-flow',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (/\/d3-color\/dist\//.test(id)) return { moduleSideEffects: false }
      const cuts = CUTS.filter(({ file }) => file.test(id))
      if (!cuts.length) return null
      let lean = code
      for (const { pattern, to, times } of cuts) {
        const found = lean.match(pattern)?.length ?? 0
        // Silence would only show as a larger page.
        if (found !== times) this.error(`${id} is not what it was: found ${found} of ${times} places for ${pattern}`)
        lean = lean.replace(pattern, to)
      }
      return { code: lean, map: null }
    },
  }
}
