/** Text in XML and HTML, attributes too; what XML cannot hold is left out. */
export function escapeXml(text: string): string {
  const legal = text.replace(/\p{Cs}/gu, '\ufffd').replace(/[^\P{Cc}\t\n\r]|\p{Noncharacter_Code_Point}/gu, '')
  return legal.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Long texts keep their start and end: there names and types differ. */
export function shorten(text: string, most: number): string {
  const characters = [...text]
  if (characters.length <= most) return text
  const head = Math.ceil((most - 1) * 0.7)
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (most - 1 - head)).join('')}`
}
