import type { ImageView } from '../../engine/page.ts'

/** An image as a file in its own format; pixels as PNG. */
export async function imageFile(image: ImageView): Promise<{ readonly blob: Blob; readonly ending: string }> {
  const blob = await blobOf(image)
  return { blob, ending: blob.type.replace(/^image\/|\+xml$/g, '') }
}

async function blobOf(image: ImageView): Promise<Blob> {
  if (image.kind === 'file') return new Blob([image.bytes], { type: image.type })
  const canvas = new OffscreenCanvas(image.width, image.height)
  canvas.getContext('2d')?.putImageData(new ImageData(image.data, image.width, image.height), 0, 0)
  return canvas.convertToBlob({ type: 'image/png' })
}
