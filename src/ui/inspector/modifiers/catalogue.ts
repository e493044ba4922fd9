/** A modifier to add: its line in the menu, and what it begins with. */
export interface CatalogueEntry {
  readonly name: string
  readonly says: string
  /** A call to complete. */
  readonly template: string
}

export interface CatalogueGroup {
  readonly title: string
  readonly entries: readonly CatalogueEntry[]
}

/** All modifiers of docs/writing-modules.md, by what a person wants of them. */
export const CATALOGUE: readonly CatalogueGroup[] = [
  {
    title: 'Often used',
    entries: [
      { name: 'tag', says: 'Labels, for people and for filters', template: "tag({ owner: 'name' })" },
      { name: 'checkOutput', says: 'Checks what it gives', template: 'checkOutput({ range: [0, 1] })' },
      { name: 'config.when', says: 'In the graph only for some config', template: "config.when({ region: 'us' })" },
      { name: 'cache', says: 'How the cache treats it', template: "cache({ behavior: 'recompute' })" },
    ],
  },
  {
    title: 'What comes out',
    entries: [
      { name: 'extractFields', says: 'A node for each field', template: "extractFields('a', 'b')" },
      { name: 'extractColumns', says: "A node for each of a table's columns", template: "extractColumns('a', 'b')" },
      { name: 'unpackFields', says: 'A node for each item of a tuple', template: "unpackFields('first', 'last')" },
      {
        name: 'pipeOutput',
        says: 'The result goes through more functions',
        template: 'pipeOutput(step((value: number) => value * 2))',
      },
      {
        name: 'checkOutputCustom',
        says: 'Checks with a function of your own',
        template:
          "checkOutputCustom((value: number) => ({ passes: value > 0, message: 'It is not above 0' }), { importance: 'fail' })",
      },
      {
        name: 'saveTo.json',
        says: 'A node that writes it to a JSON file',
        template: "saveTo.json({ path: value('out/result.json') })",
      },
      {
        name: 'saveTo.csv',
        says: 'A node that writes it to a CSV file',
        template: "saveTo.csv({ path: value('out/result.csv') })",
      },
      { name: 'tagOutputs', says: 'Labels its nodes one by one', template: "tagOutputs({ name: { unit: 'cm' } })" },
      {
        name: 'schema.output',
        says: 'Which columns its table has',
        template: "schema.output(['shop', 'string'], ['units', 'number'])",
      },
    ],
  },
  {
    title: 'What goes in',
    entries: [
      { name: 'inject', says: 'Binds parameters to nodes or values', template: 'inject({ parameter: value(1) })' },
      {
        name: 'pipeInput',
        says: 'The first parameter goes through more functions',
        template: 'pipeInput(step((value: number) => value * 2))',
      },
      {
        name: 'loadFrom.json',
        says: 'A parameter is read from a JSON file',
        template: "loadFrom.json({ path: value('data.json'), inject: 'parameter' })",
      },
      {
        name: 'loadFrom.csv',
        says: 'A parameter is read from a CSV file',
        template: "loadFrom.csv({ path: value('data.csv'), inject: 'parameter' })",
      },
      {
        name: 'withColumns',
        says: 'Computes columns of a table first',
        template: "withColumns((price: number[]) => price, { columnsToPass: ['price'] })",
      },
    ],
  },
  {
    title: 'Several nodes of one function',
    entries: [
      {
        name: 'parameterize',
        says: 'A node for each entry',
        template: 'parameterize({ name: { parameter: value(1) } })',
      },
      {
        name: 'parameterizeValues',
        says: 'A node for each value of one parameter',
        template: "parameterizeValues('parameter', { one: 1, two: 2 })",
      },
      {
        name: 'parameterizeSources',
        says: 'A node for each choice of sources',
        template: "parameterizeSources({ name: { parameter: 'node' } })",
      },
      {
        name: 'parameterizeExtractColumns',
        says: 'A table for each entry, and a node for each column',
        template: "parameterizeExtractColumns({ outputs: ['a', 'b'], inputs: { parameter: value(1) } })",
      },
      {
        name: 'subdag',
        says: 'Nests a graph of functions',
        template: "subdag((raw: number) => raw, { inputs: { raw: source('node') } })",
      },
      {
        name: 'parameterizedSubdag',
        says: 'A nested graph for each entry',
        template: 'parameterizedSubdag((raw: number) => raw, { outputs: { name: { inputs: { raw: value(1) } } } })',
      },
    ],
  },
  {
    title: 'Whether and how',
    entries: [
      { name: 'exclude', says: 'No node; others may call it', template: 'exclude()' },
      { name: 'does', says: 'Another function gives the value', template: 'does((parameter: number) => parameter)' },
      { name: 'dataLoader', says: 'It loads data, and tells what it loaded', template: 'dataLoader()' },
      { name: 'dataSaver', says: 'It saves data, and tells what it saved', template: 'dataSaver()' },
      { name: 'mutate', says: 'A step at the end of other functions', template: 'mutate(other)' },
      {
        name: 'resolve',
        says: 'Chooses a modifier by config',
        template: 'resolve((config) => tag({ region: config.region }))',
      },
    ],
  },
]
