internal import Diagnostics
internal import Validation

extension ByteWriter {
  mutating func range(_ range: SourceRange) {
    for number in [range.start.line, range.start.column, range.end.line, range.end.column] {
      self.number(Int32(clamping: number))
    }
  }

  mutating func trace(_ trace: PostTrace) {
    text(trace.id)
    range(trace.idRange)
    range(trace.textRange)
    range(trace.timeRange)
    list(trace.texts) { $0.textTrace($1) }
    list(trace.moments) { writer, moment in
      writer.number(moment.channels)
      writer.number(moment.minute)
    }
    list(trace.files) { $0.number($1) }
    list(trace.age.channels) { $0.text($1) }
    number(UInt8(trace.age.isWhole ? 1 : 0))
  }

  private mutating func textTrace(_ text: TextTrace) {
    number(text.channels)
    number(UInt8(text.at == nil ? 0 : 1))
    number(text.at ?? 0)
    number(text.exact)
    number(UInt8(text.sketch == nil ? 0 : 1))
    if let sketch = text.sketch { for index in sketch.indices { number(sketch[index]) } }
  }
}

extension ByteReader {
  mutating func range() -> SourceRange? {
    guard let start = position(), let end = position() else { return nil }
    return SourceRange(start, end)
  }

  private mutating func position() -> SourcePosition? {
    guard let line = number(Int32.self), let column = number(Int32.self) else { return nil }
    return SourcePosition(line: Int(line), column: Int(column))
  }

  mutating func trace(path: String) -> PostTrace? {
    guard let id = text(), let idRange = range(), let textRange = range(), let timeRange = range(),
      let texts = list({ $0.textTrace() }), let moments = list({ $0.momentTrace() }),
      let files = list({ $0.number(UInt64.self) }), let old = list({ $0.text() }), let isOld = number(UInt8.self)
    else { return nil }
    return PostTrace(
      path: path, id: id, idRange: idRange, textRange: textRange, timeRange: timeRange, texts: texts, moments: moments,
      files: files, age: PostAge(channels: old, isWhole: isOld == 1))
  }

  private mutating func momentTrace() -> MomentTrace? {
    guard let channels = number(UInt64.self), let minute = number(Int64.self) else { return nil }
    return MomentTrace(channels: channels, minute: minute)
  }

  private mutating func textTrace() -> TextTrace? {
    guard let channels = number(UInt64.self), let hasTime = number(UInt8.self), let at = number(Int64.self),
      let exact = number(UInt64.self), let hasSketch = number(UInt8.self)
    else { return nil }
    var trace = TextTrace(channels: channels, at: hasTime == 1 ? at : nil, exact: exact, sketch: nil)
    if hasSketch == 1 {
      var sketch = SIMD16<UInt32>()
      for index in sketch.indices {
        guard let member = number(UInt32.self) else { return nil }
        sketch[index] = member
      }
      trace.sketch = sketch
    }
    return trace
  }
}
