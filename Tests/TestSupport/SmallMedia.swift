/// Pictures and films of a few hundred bytes: valid headers, no pixels.
///
/// Their headers are like those of real tools, but no program can open them.
package enum SmallMedia {
  /// JPEG, turned by EXIF where an orientation from 5 to 8 is given.
  package static func jpeg(_ width: Int, _ height: Int, orientation: Int? = nil) -> [UInt8] {
    let jfif = [0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]
    let exif = orientation.map { value -> [UInt8] in
      let content = Array("Exif\0\0".utf8) + tiff(entries: [(274, value)], .big)
      return [0xFF, 0xE1] + big(content.count + 2, 2) + content
    }
    let frame = [0xFF, 0xC0, 0, 11, 8] + big(height, 2) + big(width, 2) + [1, 1, 0x11, 0]
    return [0xFF, 0xD8] + jfif + (exif ?? []) + frame + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x3F, 0xFF, 0xD9]
  }

  /// PNG, animated where there is more than one picture.
  package static func png(_ width: Int, _ height: Int, frames: Int = 1) -> [UInt8] {
    let animation = frames > 1 ? chunk("acTL", big(frames, 4) + big(0, 4)) : []
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", big(width, 4) + big(height, 4) + [8, 2, 0, 0, 0]) + animation + chunk("IDAT", [0])
      + chunk("IEND", [])
  }

  /// GIF with as many pictures.
  package static func gif(_ width: Int, _ height: Int, frames: Int = 1) -> [UInt8] {
    let control: [UInt8] = [0x21, 0xF9, 4, 0, 5, 0, 0, 0]
    let picture = control + [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 0x01, 0]
    return Array("GIF89a".utf8) + little(width, 2) + little(height, 2) + [0x80, 0, 0] + Array(repeating: 0, count: 6)
      + (0..<frames).flatMap { _ in picture } + [0x3B]
  }

  /// WebP: lossy, or extended where it has several pictures.
  package static func webp(_ width: Int, _ height: Int, frames: Int = 1) -> [UInt8] {
    let still = riff("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A] + little(width, 2) + little(height, 2) + [0, 0, 0, 0])
    let head = riff("VP8X", [2, 0, 0, 0] + little(width - 1, 3) + little(height - 1, 3))
    let content = frames == 1 ? still : head + (0..<frames).flatMap { _ in riff("ANMF", [0, 0, 0]) }
    return Array("RIFF".utf8) + little(content.count + 4, 4) + Array("WEBP".utf8) + content
  }

  /// A Windows bitmap, kept from the top down.
  package static func bmp(_ width: Int, _ height: Int) -> [UInt8] {
    Array("BM".utf8) + Array(repeating: 0, count: 12) + little(40, 4) + little(width, 4) + little(-height, 4)
      + Array(repeating: 0, count: 28)
  }

  /// A PDF, as far as its first line.
  package static let pdf = Array("%PDF-1.7\n%%EOF\n".utf8)

  /// WebM, as far as the header.
  package static let webm: [UInt8] = [0x1A, 0x45, 0xDF, 0xA3, 0x87, 0x42, 0x82, 0x84] + Array("webm".utf8)
}

extension SmallMedia {
  /// The order of the bytes of a number.
  package enum Order { case big, little }

  /// TIFF with the entries of its first directory.
  package static func tiff(entries: [(tag: Int, value: Int)], _ order: Order) -> [UInt8] {
    let head: [UInt8] = order == .big ? [0x4D, 0x4D, 0, 42] : [0x49, 0x49, 42, 0]
    var directory = number(entries.count, 2, order)
    for entry in entries {
      directory += number(entry.tag, 2, order) + number(3, 2, order) + number(1, 4, order)
      directory += number(entry.value, 2, order) + [0, 0]
    }
    return head + number(8, 4, order) + directory + number(0, 4, order)
  }

  private static func number(_ value: Int, _ length: Int, _ order: Order) -> [UInt8] {
    order == .big ? big(value, length) : little(value, length)
  }

  /// The lowest `length` bytes of a number, the highest first.
  package static func big(_ value: Int, _ length: Int) -> [UInt8] { little(value, length).reversed() }

  /// The lowest `length` bytes of a number, the lowest first.
  package static func little(_ value: Int, _ length: Int) -> [UInt8] {
    (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    big(content.count, 4) + Array(type.utf8) + content + big(0, 4)
  }

  private static func riff(_ type: String, _ content: [UInt8]) -> [UInt8] {
    Array(type.utf8) + little(content.count, 4) + content + Array(repeating: 0, count: content.count % 2)
  }
}
