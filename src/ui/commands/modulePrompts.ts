import { listNames } from '../../engine/page.ts'
import { findNameFault, freeFileName, toFileName } from '../common/fileName.ts'
import { moduleUse } from '../store/moduleUse.ts'
import type { Asked, PromptForm } from './promptForm.ts'

export function newModule({ history }: Asked): PromptForm {
  const existing = history.present.files.map((file) => file.path)
  return {
    title: 'New module',
    fields: [
      {
        name: 'path',
        label: 'Name',
        value: freeFileName(existing),
        hint: 'A file of its own: features.ts',
        isCode: true,
      },
    ],
    actions: [
      {
        label: 'Add module',
        isMain: true,
        answer({ path: typed = '' }) {
          const path = toFileName(typed)
          const fault = findNameFault(path, existing)
          return fault === null
            ? { kind: 'edit', edit: { kind: 'addFile', path, text: '', isModule: true } }
            : { kind: 'wrong', message: fault }
        },
      },
    ],
  }
}

export function renameModule(module: string): PromptForm {
  return {
    title: `Rename ${module}`,
    fields: [{ name: 'path', label: 'Name', value: module, hint: 'Imports of it follow.', isCode: true }],
    actions: [
      {
        label: 'Rename',
        isMain: true,
        answer({ path: typed = '' }) {
          const path = toFileName(typed)
          return path === module
            ? { kind: 'nothing' }
            : { kind: 'intent', intent: { kind: 'renameModule', module, path }, besides: [] }
        },
      },
    ],
  }
}

export function removeModule(module: string, { program, history }: Asked): PromptForm {
  const { holds, users, importers } = moduleUse(module, program?.graph ?? null, history.present.files)
  const sentences = [
    holds.length > 0 && `It holds ${listNames(holds, 'and', 4)}.`,
    users.length > 0 &&
      `${listNames(users, 'and', 4)} ${users.length === 1 ? 'takes' : 'take'} what goes, and keep an input of its name.`,
    importers.length > 0 && `${listNames(importers, 'and', 3)} ${importers.length === 1 ? 'imports' : 'import'} it.`,
  ]
  return {
    title: `Delete ${module}?`,
    text: sentences.filter(Boolean).join(' '),
    fields: [],
    actions: [
      { label: 'Delete', isMain: true, answer: () => ({ kind: 'edit', edit: { kind: 'removeFile', path: module } }) },
    ],
  }
}

export function renameProject({ history }: Asked): PromptForm {
  return {
    title: 'Rename the project',
    fields: [{ name: 'name', label: 'Name', value: history.present.settings.name }],
    actions: [
      {
        label: 'Rename',
        isMain: true,
        answer: ({ name = '' }) =>
          name.trim()
            ? { kind: 'edit', edit: { kind: 'setSettings', settings: { name: name.trim() } } }
            : { kind: 'wrong', message: 'Give the project a name.' },
      },
    ],
  }
}
