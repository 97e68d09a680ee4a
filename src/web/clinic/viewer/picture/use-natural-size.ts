import { useEffect, useState } from 'react'

interface Size {
  readonly width: number
  readonly height: number
}

/** The size of a picture in its own pixels; null until it has loaded, or when it cannot be. */
export function useNaturalSize(url: string): Size | null {
  const [loaded, setLoaded] = useState<{ readonly url: string; readonly size: Size } | null>(null)
  useEffect(() => {
    const image = new Image()
    image.onload = () => setLoaded({ url, size: { width: image.naturalWidth, height: image.naturalHeight } })
    image.src = url
    return () => {
      image.onload = null
    }
  }, [url])
  return loaded?.url === url ? loaded.size : null
}
