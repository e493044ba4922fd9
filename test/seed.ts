import { configureGlobal } from 'fast-check'

/**
 * All property tests start from one seed, so that the same commit gives the same answer everywhere. Another seed looks further:
 * `SEED=7 npx vitest run`; what it finds becomes a test of its own.
 */
configureGlobal({ seed: Number(process.env.SEED ?? 4) })
