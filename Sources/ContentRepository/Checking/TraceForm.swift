internal import Diagnostics
internal import Git
internal import Validation

/// How traces stand in a file: entries one after the other, numbers with their lowest byte first.
///
/// An entry is the blob's id (20 bytes), the length of what follows (4), and that: the post's id, its texts, its files.
enum TraceForm {
  /// What a file begins with. A change of the form, or of what makes a trace, changes the number.
  static let heading = Array("stet traces 1\n".utf8)

  private static let blobSize = 20
  private static let headSize = 24

  /// Where the entry of each blob begins; nothing where the bytes are no whole entries.
  static func places(in bytes: [UInt8], from start: Int) -> [ObjectID: Int]? {
    var places: [ObjectID: Int] = [:]
    places.reserveCapacity(bytes.count / 128)
    var place = start
    while place < bytes.count {
      guard place + headSize <= bytes.count, let blob = ObjectID(bytes: bytes[place..<place + blobSize]) else {
        return nil
      }
      places[blob] = place
      place += headSize + Int(number(bytes, at: place + blobSize, as: UInt32.self))
    }
    return place == bytes.count ? places : nil
  }

  /// The entry that begins at `place`; nothing where it is none.
  static func trace(in bytes: [UInt8], at place: Int, path: String) -> PostTrace? {
    let length = Int(number(bytes, at: place + blobSize, as: UInt32.self))
    var reader = TraceReader(bytes: bytes, offset: place + headSize, end: place + headSize + length)
    guard let id = reader.text(), let texts = reader.list({ $0.textTrace() }),
      let files = reader.list({ $0.next(UInt64.self) }), reader.isAtEnd
    else { return nil }
    return PostTrace(path: path, id: id, idRange: .fileStart, textRange: .fileStart, texts: texts, files: files)
  }

  /// The entry of a trace; nothing for one with more of anything than an entry can say.
  static func entry(of trace: PostTrace, blob: ObjectID) -> [UInt8]? {
    guard let id = UInt16(exactly: trace.id.utf8.count), let texts = UInt16(exactly: trace.texts.count),
      let files = UInt16(exactly: trace.files.count)
    else { return nil }
    var body = written(id) + Array(trace.id.utf8) + written(texts)
    for text in trace.texts {
      body += written(text.channels) + written(text.exact) + [text.sketch == nil ? 0 : 1]
      if let sketch = text.sketch { for index in sketch.indices { body += written(sketch[index]) } }
    }
    body += written(files)
    for file in trace.files { body += written(file) }
    return blob.bytes + written(UInt32(body.count)) + body
  }

  private static func written<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  /// The number at `place`, which lies within the bytes.
  static func number<Number: FixedWidthInteger>(_ bytes: [UInt8], at place: Int, as type: Number.Type) -> Number {
    bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Number.self)) }
  }
}

/// Reads the body of one entry.
private struct TraceReader {
  let bytes: [UInt8]
  var offset: Int
  let end: Int

  var isAtEnd: Bool { offset == end }

  mutating func next<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    guard offset + MemoryLayout<Number>.size <= min(end, bytes.count) else { return nil }
    defer { offset += MemoryLayout<Number>.size }
    return TraceForm.number(bytes, at: offset, as: type)
  }

  mutating func text() -> String? {
    guard let count = next(UInt16.self).map(Int.init), offset + count <= min(end, bytes.count) else { return nil }
    defer { offset += count }
    return String(decoding: bytes[offset..<offset + count], as: UTF8.self)
  }

  mutating func list<Element>(_ element: (inout TraceReader) -> Element?) -> [Element]? {
    guard let count = next(UInt16.self) else { return nil }
    var elements: [Element] = []
    for _ in 0..<count {
      guard let next = element(&self) else { return nil }
      elements.append(next)
    }
    return elements
  }

  mutating func textTrace() -> TextTrace? {
    guard let channels = next(UInt64.self), let exact = next(UInt64.self), let hasSketch = next(UInt8.self) else {
      return nil
    }
    var trace = TextTrace(channels: channels, exact: exact, sketch: nil)
    if hasSketch == 1 {
      var sketch = SIMD16<UInt32>()
      for index in sketch.indices {
        guard let member = next(UInt32.self) else { return nil }
        sketch[index] = member
      }
      trace.sketch = sketch
    }
    return trace
  }
}
