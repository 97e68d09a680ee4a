import { useEffect, useState } from 'react'

/** How far a picture has come; its size is in its own pixels. The server may draw it first, which takes a moment. */
export type PictureLoad =
  | { readonly status: 'loading' | 'failed' }
  | { readonly status: 'loaded'; readonly size: { readonly width: number; readonly height: number } }

const LOADING: PictureLoad = { status: 'loading' }

/** Loads a picture beside the place where it is shown, which cannot tell that it is still empty. */
export function usePictureLoad(url: string): PictureLoad {
  const [ended, setEnded] = useState<{ readonly url: string; readonly load: PictureLoad } | null>(null)
  useEffect(() => {
    const image = new Image()
    image.onload = () => {
      setEnded({ url, load: { status: 'loaded', size: { width: image.naturalWidth, height: image.naturalHeight } } })
    }
    image.onerror = () => setEnded({ url, load: { status: 'failed' } })
    image.src = url
    return () => {
      image.onload = null
      image.onerror = null
    }
  }, [url])
  return ended?.url === url ? ended.load : LOADING
}
