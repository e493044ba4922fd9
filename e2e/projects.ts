import { encodeShareHash } from '../app/shareLink.ts'
import { DEFAULT_SETTINGS, type ProjectSettings, type SourceText } from '../src/engine/page.ts'
import { expect } from './fixtures.ts'
import type { Workbench } from './pages/Workbench.ts'

export interface TestProject {
  readonly files: readonly SourceText[]
  readonly data?: readonly SourceText[]
  readonly settings?: Partial<ProjectSettings>
}

/** A link to a project that the test makes up. */
export async function linkTo(url: string, { files, data = [], settings = {} }: TestProject): Promise<string> {
  const hash = await encodeShareHash({
    files,
    data,
    settings: { ...DEFAULT_SETTINGS, name: 'made by a test', ...settings },
  })
  return url + hash
}

/** Opens a project of the test's own the way a person gets one: by its link and its card. */
export async function openProject(workbench: Workbench, url: string, project: TestProject): Promise<void> {
  await workbench.page.goto(await linkTo(url, project))
  await acceptOffer(workbench)
}

/** The same for a project of one module, `main.ts`. */
export function openCode(
  workbench: Workbench,
  url: string,
  text: string,
  settings: Partial<ProjectSettings> = {},
): Promise<void> {
  return openProject(workbench, url, { files: [{ path: 'main.ts', text }], settings })
}

export async function acceptOffer(workbench: Workbench): Promise<void> {
  const card = workbench.offer()
  await card.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(card).toBeHidden()
  await workbench.ready()
}
