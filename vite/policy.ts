type Policy = Readonly<Record<string, readonly string[]>>

/** Inside the frame: its one script, blob workers, and Arquero's compiled expressions; no network at all. */
export function framePolicy(scriptHash: string): Policy {
  return {
    'default-src': ["'none'"],
    'script-src': [scriptHash, 'blob:', "'unsafe-eval'"],
    'worker-src': ['blob:'],
    'connect-src': ["'none'"],
  }
}

/**
 * The page's. The frame inherits it and can only narrow it, hence its script's hash, `blob:` and `'unsafe-eval'`; the page
 * itself uses none of them. `frame-src 'none'` keeps the frame from leaving; `srcdoc` is not subject to it.
 */
export function pagePolicy(scriptHash: string, developmentNonce: string | null): Policy {
  const development = developmentNonce === null ? [] : [`'nonce-${developmentNonce}'`]
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'", scriptHash, 'blob:', "'unsafe-eval'", ...development],
    'worker-src': ["'self'", 'blob:'],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': developmentNonce === null ? ["'self'"] : ["'self'", 'ws:'],
    'frame-src': ["'none'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'object-src': ["'none'"],
  }
}

export function formatPolicy(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ')
}
