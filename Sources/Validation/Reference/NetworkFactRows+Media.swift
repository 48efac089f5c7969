internal import Content

extension NetworkFactRows {
  /// What media posts may have, and what the files may be.
  mutating func addMedia(_ media: MediaLimits) {
    add("media required", media.required, FactWords.truth)
    add("pictures", media.images, FactWords.count)
    add("animations", media.gifs, FactWords.count)
    add("films", media.videos, FactWords.count)
    add("documents", media.documents, FactWords.count)
    add("media, all together", media.total, FactWords.count)
    add("pictures and films at once", media.mixed, FactWords.truth)
    for format in media.formats {
      let kinds = format.kinds.map(\.rawValue).joined(separator: ", ")
      add("media of a \(format.format.rawValue) (\(kinds))", format.total, FactWords.count)
    }
    for rule in media.rules { addFile(rule) }
  }

  private mutating func addFile(_ rule: MediaKindLimits) {
    let formats = rule.formats.map(\.rawValue).joined(separator: ", ")
    let name = formats.isEmpty ? rule.kind.rawValue : "\(rule.kind.rawValue) (\(formats))"
    add("\(name): types", rule.types) { $0.joined(separator: ", ") }
    add("\(name): codecs", rule.codecs) { $0.joined(separator: ", ") }
    add("\(name): size", rule.size) { FactWords.range($0, FactWords.bytes) }
    add("\(name): safe size", rule.recommendedSize) { "up to \(FactWords.bytes($0))" }
    add("\(name): width in pixels", rule.width) { FactWords.range($0, FactWords.number) }
    add("\(name): height in pixels", rule.height) { FactWords.range($0, FactWords.number) }
    add("\(name): width that stays as it is", rule.recommendedWidth) { "up to \(FactWords.number($0))" }
    add("\(name): width times height", rule.pixels) { "up to \(FactWords.number($0))" }
    add("\(name): width plus height", rule.edges) { "up to \(FactWords.number($0))" }
    add("\(name): width to height", rule.aspect) { FactWords.range($0, FactWords.decimal) }
    add("\(name): duration in seconds", rule.duration) { FactWords.range($0, FactWords.decimal) }
    add("\(name): pictures a second", rule.frameRate) { FactWords.range($0, FactWords.decimal) }
    add("\(name): pictures", rule.frames) { "up to \(FactWords.number($0))" }
    add("\(name): pages", rule.pages) { "up to \(FactWords.number($0))" }
  }
}
