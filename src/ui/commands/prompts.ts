import { type EditIntent, findNode, indexOf, type Json, listNames, type Position, typeAt } from '../../engine/page.ts'
import type { Edit } from '../store/document.ts'
import type { Prompt } from '../store/targets.ts'
import { limits } from './limitsPrompt.ts'
import { newModule, removeModule, renameModule, renameProject } from './modulePrompts.ts'
import { parseTakes } from './parseTakes.ts'
import type { Answer, Asked, PromptAction, PromptForm } from './promptForm.ts'

type Of<K extends Prompt['kind']> = Prompt & { readonly kind: K }

/** The form of a prompt; null for one that has a box of its own. */
export function formFor(prompt: Prompt, state: Asked): PromptForm | null {
  switch (prompt.kind) {
    case 'newFunction':
      return newFunction(prompt, state)
    case 'newInput':
      return newInput(prompt, state)
    case 'rename':
      return rename(prompt.node)
    case 'retype':
      return retype(prompt.node, state)
    case 'insert':
      return insert(prompt)
    case 'move':
      return move(prompt.nodes, state)
    case 'remove':
      return remove(prompt.nodes, state)
    case 'pin':
      return pin(prompt.node, state)
    case 'newModule':
      return newModule(state)
    case 'renameModule':
      return renameModule(prompt.module)
    case 'removeModule':
      return removeModule(prompt.module, state)
    case 'renameProject':
      return renameProject(state)
    case 'limits':
      return limits(state)
    case 'connect':
      return null
  }
}

const TYPES = ['number', 'string', 'boolean', 'number[]', 'string[]', 'Float64Array', 'Date', 'ColumnTable']

function newFunction(
  { takes, place, name: begun = '' }: Of<'newFunction'>,
  { history, activeFile }: Asked,
): PromptForm {
  const modules = tsFiles(history.present.files)
  const answer = ({
    name = '',
    takes: text = '',
    returns = '',
    module = '',
  }: Readonly<Record<string, string>>): Answer => {
    const parsed = parseTakes(text)
    if (typeof parsed === 'string') return { kind: 'wrong', message: parsed }
    const intent = {
      kind: 'addFunction',
      name: name.trim(),
      module: modulePath(module),
      takes: parsed,
      returns,
    } as const
    return { kind: 'intent', intent, besides: placed(name.trim(), place) }
  }
  return {
    title: takes.length ? `New function that takes ${takes[0]}` : 'New function',
    fields: [
      { name: 'name', label: 'Name', value: begun, placeholder: 'spend_mean', isCode: true },
      {
        name: 'takes',
        label: 'Takes',
        value: takes.join(', '),
        placeholder: 'spend, weeks: number',
        hint: 'Names of nodes. A name that no node has is a new input: write its type behind it.',
        isCode: true,
      },
      { name: 'returns', label: 'Gives', value: 'number', options: TYPES, isCode: true },
      { name: 'module', label: 'Module', value: activeFile ?? modules[0] ?? 'main.ts', options: modules, isCode: true },
    ],
    actions: [{ label: 'Add function', isMain: true, answer }],
  }
}

function newInput({ target }: Of<'newInput'>, { program }: Asked): PromptForm {
  const functions = (program?.graph.nodes ?? [])
    .filter((node) => node.kind === 'function' && node.name === node.origin)
    .map((node) => node.name)
  return {
    title: target === null ? 'New input' : `New input of ${target}`,
    ...(functions.length === 0
      ? { text: 'An input is a parameter that no function feeds: add a function first.' }
      : {}),
    fields: [
      { name: 'name', label: 'Name', value: '', placeholder: 'spend', isCode: true },
      { name: 'type', label: 'Type', value: 'number', options: TYPES, isCode: true },
      { name: 'target', label: 'Taken by', value: target ?? functions[0] ?? '', options: functions, isCode: true },
      { name: 'default', label: 'Default', value: '', placeholder: 'none: a value has to be given', isCode: true },
    ],
    actions: [
      {
        label: 'Add input',
        isMain: true,
        answer: ({ name = '', type = '', target: into = '', default: text = '' }) =>
          intent({
            kind: 'addInput',
            name: name.trim(),
            type,
            target: into.trim(),
            ...(text.trim() ? { defaultText: text } : {}),
          }),
      },
    ],
  }
}

function rename(node: string): PromptForm {
  return {
    title: `Rename ${node}`,
    fields: [{ name: 'name', label: 'Name', value: node, isCode: true }],
    actions: [
      {
        label: 'Rename',
        isMain: true,
        answer: ({ name = '' }) =>
          name.trim() === node ? { kind: 'nothing' } : intent({ kind: 'rename', node, name: name.trim() }),
      },
    ],
  }
}

function retype(node: string, { program }: Asked): PromptForm {
  const found = program ? findNode(program.graph, node) : undefined
  const value = found && program ? typeAt(program.graph.types, found.type).text : ''
  return {
    title: `Type of ${node}`,
    fields: [{ name: 'type', label: 'Type', value, options: TYPES, isCode: true }],
    actions: [
      { label: 'Change type', isMain: true, answer: ({ type = '' }) => intent({ kind: 'retype', node, type }) },
    ],
  }
}

function insert({ edge }: Of<'insert'>): PromptForm {
  const { source, target, parameter } = edge
  return {
    title: `New function between ${source} and ${target}`,
    text: `It takes ${source} and hands it on until you write its body.`,
    fields: [{ name: 'name', label: 'Name', value: '', placeholder: `${source}_clean`, isCode: true }],
    actions: [
      {
        label: 'Insert',
        isMain: true,
        answer: ({ name = '' }) => intent({ kind: 'insert', target, parameter, name: name.trim() }),
      },
    ],
  }
}

function move(nodes: readonly string[], { history, program }: Asked): PromptForm {
  const own = new Set(nodes.map((name) => program && findNode(program.graph, name)?.module))
  const others = tsFiles(history.present.files).filter((path) => own.size > 1 || !own.has(path))
  return {
    title: nodes.length > 1 ? `Extract ${nodes.length} functions` : `Move ${nodes[0]}`,
    text: 'To a module that is there, or a new one; imports follow.',
    fields: [{ name: 'module', label: 'Module', value: '', placeholder: 'features.ts', options: others, isCode: true }],
    actions: [
      {
        label: nodes.length > 1 ? 'Extract' : 'Move',
        isMain: true,
        answer: ({ module = '' }) => intent({ kind: 'move', nodes, module: modulePath(module) }),
      },
    ],
  }
}

function remove(nodes: readonly string[], { program }: Asked): PromptForm {
  const graph = program?.graph
  const users = new Set(nodes.flatMap((name) => (graph && indexOf(graph).users.get(name)) ?? []))
  for (const name of nodes) users.delete(name)
  const action = (label: string, reconnect: boolean, isMain: boolean): PromptAction => ({
    label,
    isMain,
    answer: () => intent({ kind: 'remove', nodes, reconnect }),
  })
  return {
    title: `Delete ${listNames(nodes, 'and', 3)}?`,
    text: `${listNames([...users], 'and', 4)} ${users.size === 1 ? 'needs' : 'need'} it. Delete it and leave an input of its name, or lead what feeds it there instead.`,
    fields: [],
    actions: [action('Delete and reconnect', true, false), action('Delete', false, true)],
  }
}

function pin(node: string, { history, program }: Asked): PromptForm {
  const { overrides } = history.present.settings
  const found = program ? findNode(program.graph, node) : undefined
  const type = found && program ? typeAt(program.graph.types, found.type).text : 'unknown'
  return {
    title: `Pin ${node}`,
    text: 'A pinned node does not run; those that need it take this value.',
    fields: [
      {
        name: 'value',
        label: `Value (${type}), as JSON`,
        value: Object.hasOwn(overrides, node) ? JSON.stringify(overrides[node]) : '',
        placeholder: '42, "text", [1, 2, 3]',
        isCode: true,
      },
    ],
    actions: [
      {
        label: 'Pin',
        isMain: true,
        answer({ value = '' }) {
          const json = parseJson(value)
          return json === undefined
            ? {
                kind: 'wrong',
                message: `${value.trim() ? `${value.trim()} is no JSON` : 'A value is missing'}. Write text in double quotes.`,
              }
            : { kind: 'edit', edit: { kind: 'setOverride', name: node, value: json } }
        },
      },
    ],
  }
}

function intent(it: EditIntent): Answer {
  return { kind: 'intent', intent: it, besides: [] }
}

function placed(name: string, place: Position | null): Edit[] {
  return place && name
    ? [{ kind: 'moveNodes', positions: { [name]: { x: Math.round(place.x), y: Math.round(place.y) } } }]
    : []
}

/** `features` is `features.ts`. */
export function modulePath(text: string): string {
  const path = text.trim()
  return path === '' || path.endsWith('.ts') ? path : `${path}.ts`
}

function tsFiles(files: readonly { readonly path: string }[]): string[] {
  return files.map((file) => file.path).filter((path) => path.endsWith('.ts'))
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: the form says so.
    return undefined
  }
}
