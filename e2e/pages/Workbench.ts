import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { ResultTable } from './ResultTable.ts'
import { ResultTree } from './ResultTree.ts'

export type NodeStatus = 'idle' | 'queued' | 'running' | 'ok' | 'cached' | 'stale' | 'failed' | 'skipped'

/** The page as a person sees it: by roles and names. */
export class Workbench {
  readonly page: Page
  readonly runButton: Locator
  readonly stopButton: Locator
  readonly autoRun: Locator
  readonly problems: Locator
  readonly tree: ResultTree
  readonly table: ResultTable

  constructor(page: Page) {
    this.page = page
    this.runButton = page.getByRole('button', { name: /^Run(?! to here)/ })
    this.stopButton = page.getByRole('button', { name: /^Stop/ })
    this.autoRun = page.getByRole('switch', { name: 'Auto-run' })
    this.problems = page.getByRole('list', { name: 'Problems' })
    this.tree = new ResultTree(page.getByRole('tree', { name: 'Result' }))
    this.table = new ResultTable(page.getByRole('grid', { name: 'Result table' }))
  }

  /** The graph is drawn, and pressing Run would do something. */
  async ready(): Promise<void> {
    await expect(this.cards().first()).toBeVisible()
    await expect(this.runButton).toBeEnabled()
    await expect(this.runButton).not.toHaveAttribute('title', /sandbox is starting/)
  }

  cards(): Locator {
    // A card's name begins with its node's and a comma; what stands on it has names of its own.
    return this.graph().getByRole('group', { name: /^\S+, / })
  }

  card(node: string): Locator {
    return this.graph().getByRole('group', { name: new RegExp(`^${escapeForRegExp(node)},`) })
  }

  /** The border around cards that belong together, by what it is. */
  frame(name: string): Locator {
    return this.graph().getByRole('figure', { name: new RegExp(`^${escapeForRegExp(name)}:`) })
  }

  /** What stands on the border of a parallel block. */
  blockTitle(name: string): Locator {
    return this.graph().getByRole('button', { name: new RegExp(`^each of ${escapeForRegExp(name)}`) })
  }

  outlineRow(node: string): Locator {
    return this.page.getByRole('navigation', { name: 'Outline' }).getByTitle(node, { exact: true })
  }

  async openLegend(): Promise<void> {
    await this.graph().getByRole('button', { name: 'Legend' }).click()
  }

  legend(): Locator {
    return this.graph().getByRole('region', { name: 'Legend' })
  }

  private graph(): Locator {
    return this.page.getByRole('region', { name: 'Graph' })
  }

  /** The mark of a card that has problems; its name says which. */
  problemMark(node: string): Locator {
    return this.card(node).getByRole('img', { name: /^(error|warning):/ })
  }

  /** A problem of the list, by words of it. */
  problem(words: string | RegExp): Locator {
    return this.problems.getByRole('listitem').filter({ hasText: words })
  }

  /** The field of an input, or of a key of the config, on its card. */
  field(node: string): Locator {
    return this.card(node).getByRole('textbox', { name: node, exact: true })
  }

  /** Gives an input a file by the picker of its widget. */
  async pickFile(node: string, name: string, bytes: string | Buffer): Promise<void> {
    const buffer = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
    await this.card(node)
      .getByLabel(`CSV file for ${node}`, { exact: true })
      .setInputFiles({ name, mimeType: 'text/csv', buffer })
  }

  /** Opens the inspector on a node. */
  async inspect(node: string): Promise<Locator> {
    await this.card(node).click({ position: { x: 20, y: 12 } })
    await this.openTab('Inspector')
    const inspector = this.page.getByRole('region', { name: 'Inspector', exact: true })
    await expect(inspector.getByRole('heading', { name: node, exact: true })).toBeVisible()
    return inspector
  }

  async expectStatus(node: string, status: NodeStatus): Promise<void> {
    await expect(this.card(node)).toHaveAccessibleName(new RegExp(`, ${status},`))
  }

  async run(): Promise<void> {
    await this.runButton.click()
  }

  /** Runs, and waits until nothing is running any more. */
  async runToEnd(): Promise<void> {
    await this.run()
    await this.idle()
  }

  async idle(): Promise<void> {
    // Stop takes the place of Run while something runs.
    await expect(this.stopButton).toBeHidden()
    await expect(this.runButton).toBeEnabled()
    // A run of a moment is not shown as running, but known to be.
    await expect(this.runButton).toHaveAttribute('aria-busy', 'false')
  }

  async runToHere(node: string): Promise<void> {
    await this.card(node).hover()
    await this.card(node).getByRole('button', { name: 'Run to here' }).click()
  }

  async toggleOutput(node: string): Promise<void> {
    await this.page.getByRole('button', { name: `output ${node}`, exact: true }).click()
  }

  async openTab(
    name: 'Result' | 'Problems' | 'Quality' | 'Console' | 'Timeline' | 'Files' | 'Code' | 'Inspector',
  ): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
  }

  /** The editor of a module, brought to the front. */
  async editor(file: string): Promise<Locator> {
    await this.page.getByRole('tab', { name: file }).click()
    return this.page.getByRole('textbox', { name: `Code of ${file}` })
  }

  /** Replaces a module's whole text, as one paste does. */
  async setCode(file: string, text: string): Promise<void> {
    const editor = await this.editor(file)
    await editor.press('ControlOrMeta+a')
    await this.page.keyboard.insertText(text)
  }

  /** Chooses how the run's result is built. */
  async chooseResult(kind: 'dict' | 'table' | 'matrix'): Promise<void> {
    await this.page.getByRole('button', { name: /^Result builder/ }).click()
    await this.page.getByRole('menuitemradio', { name: kind }).click()
  }

  async chooseProjectMenu(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Project menu' }).click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }

  async chooseAdapter(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Adapter/ }).click()
    await this.page.getByRole('menuitemradio', { name }).click()
  }

  async chooseTheme(name: 'Light' | 'Dark' | 'As the system'): Promise<void> {
    await this.page.getByRole('button', { name: 'Theme' }).click()
    await this.page.getByRole('menuitemradio', { name }).click()
  }

  async openExample(title: string): Promise<void> {
    await this.chooseProjectMenu('Open example…')
    const dialog = this.page.getByRole('dialog', { name: 'Open an example' })
    await dialog.getByRole('button', { name: title }).click()
    await expect(dialog).toBeHidden()
    await this.ready()
  }

  /** Opens files by the project menu's picker. */
  async openFiles(...files: readonly { readonly name: string; readonly bytes: string | Uint8Array }[]): Promise<void> {
    const picked = files.map(({ name, bytes }) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    }))
    await this.page.getByLabel('Open files', { exact: true }).setInputFiles(picked)
  }

  /** What a press of the button downloads. */
  async download(press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), press()])
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }

  async downloadResult(format: 'JSON' | 'CSV'): Promise<string> {
    const { bytes } = await this.downloadValue('result', format)
    return bytes.toString('utf8')
  }

  /** Takes what the panel shows as a file. */
  async downloadValue(name: string, format: string): Promise<{ name: string; bytes: Buffer }> {
    return this.download(() => this.chooseDownload(name, format))
  }

  async chooseDownload(name: string, format: string): Promise<void> {
    const panel = this.page.getByRole('region', { name: 'Result' })
    await panel.getByRole('button', { name: `Download ${name}`, exact: true }).click()
    await this.page.getByRole('menuitem', { name: new RegExp(`^${format}\\b`) }).click()
  }

  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText())
  }

  notices(): Locator {
    return this.page.getByRole('log', { name: 'Notices' })
  }

  /** The card that describes a shared project before it is opened. */
  offer(): Locator {
    return this.page.getByRole('dialog', { name: /^Open “/ })
  }
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
