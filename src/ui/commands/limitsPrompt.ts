import type { RunLimits } from '../../engine/page.ts'
import type { Answer, Asked, PromptField, PromptForm } from './promptForm.ts'

/** What a run may take, each by itself; an empty field is no limit. */
export function limits({ history }: Asked): PromptForm {
  const now = history.present.settings.limits
  const field = (name: Extract<keyof RunLimits, string>, label: string, placeholder: string): PromptField => ({
    name,
    label,
    value: now[name] === null ? '' : String(now[name]),
    placeholder,
  })
  return {
    title: 'Limits of a run',
    text: 'What takes longer is ended and says so. Where values hold more, those that no function needs go first.',
    fields: [
      field('runSeconds', 'Seconds of a run', 'no limit'),
      field('nodeSeconds', 'Seconds of a node', 'no limit'),
      field('megabytes', 'Megabytes of values at once', 'as much as suits this device'),
    ],
    actions: [{ label: 'Set limits', isMain: true, answer: (typed) => answerWith(typed, now) }],
  }
}

function answerWith(typed: Readonly<Record<string, string>>, now: RunLimits): Answer {
  const amounts: Record<keyof RunLimits, number | null> = { ...now }
  for (const key of ['runSeconds', 'nodeSeconds', 'megabytes'] as const) {
    const text = (typed[key] ?? '').trim()
    const amount = text === '' ? null : Number(text)
    if (amount !== null && !(Number.isFinite(amount) && amount > 0))
      return { kind: 'wrong', message: `“${text}” is no amount above 0. Write a number, or nothing for no limit.` }
    amounts[key] = amount
  }
  return { kind: 'edit', edit: { kind: 'setSettings', settings: { limits: amounts } } }
}
