import type { Extension } from '@codemirror/state'
import './language.css'
import { actions } from './actions.ts'
import { bulb } from './bulb.ts'
import { client, type LanguageClient } from './client.ts'
import { completion } from './completion.ts'
import { format } from './format.ts'
import { hover } from './hover.ts'
import { navigate } from './navigate.ts'
import { rename } from './rename.ts'
import { signature } from './signature.ts'
import { usesPanel } from './usesPanel.ts'

/** All that an editor asks the analyzer for. */
export function language(own: LanguageClient): Extension {
  return [client.of(own), actions, bulb, completion, hover, signature, navigate, rename, format, usesPanel]
}
