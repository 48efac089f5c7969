internal import Core
internal import SocialText

/// Numbers as findings show them: the same on every machine, regardless of its locale.
enum Amount {
  /// `5.3 MiB of 5 MiB`: both in the unit in which the limit is round. A value beyond the limit is never rounded to the
  /// limit.
  static func size(_ size: Int64, of limit: Int64, isTooSmall: Bool = false) -> (size: String, limit: String) {
    let unit = units.first { limit >= $0.bytes && limit % $0.bytes == 0 } ?? (1, "bytes")
    // A pointer may claim any size: this keeps the number from overflowing.
    let exact = Double(min(size, 1 << 55)) / Double(unit.bytes) * 10
    let tenths = Int64(exact.rounded(isTooSmall ? .down : .up))
    return ("\(decimal(tenths)) \(unit.name)", "\(limit / unit.bytes) \(unit.name)")
  }

  /// A number with at most one digit after the point.
  static func short(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return "\(value)" }
    return decimal(Int64((value * 10).rounded()))
  }

  /// The same with what is counted: `1 second`, `2.5 seconds`.
  static func short(_ value: Double, _ plural: String) -> String {
    let number = short(value)
    return "\(number) \(number == "1" && plural.hasSuffix("s") ? String(plural.dropLast()) : plural)"
  }

  /// Width divided by height: `1.91:1`.
  static func ratio(_ value: Double) -> String {
    let hundredths = Int64((min(value, 1e9) * 100).rounded())
    let rest = hundredths % 100
    let digits = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return "\(hundredths / 100)\(digits):1"
  }

  /// `3 pictures`, `1 picture`: `plural` ends with the letter that one of them does not have.
  static func count(_ count: Int, _ plural: String) -> String {
    "\(count) \(count == 1 && plural.hasSuffix("s") ? String(plural.dropLast()) : plural)"
  }

  private static func decimal(_ tenths: Int64) -> String {
    tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private static let units: [(bytes: Int64, name: String)] = [
    (1 << 30, "GiB"), (1_000_000_000, "GB"), (1 << 20, "MiB"), (1_000_000, "MB"), (1 << 10, "KiB"), (1_000, "kB"),
  ]
}

/// How words of the content are shown inside a finding: on one line, short, and harmless on a terminal.
package enum Shown {
  private static let maximumLength = 80

  /// The text in double quotes.
  package static func quoted(_ text: String) -> String { "\"\(plain(text))\"" }

  /// The text in backticks, as something to be written.
  package static func code(_ text: String) -> String { "`\(plain(text))`" }

  /// The text with anything hidden spelled out (`<U+202E>`), cut where it is long.
  package static func plain(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(maximumLength + 1)
    let shown = scalars.prefix(maximumLength).map(visible).joined()
    return scalars.count > maximumLength ? shown + "…" : shown
  }

  /// The whole text with everything beyond ASCII spelled out: `Sta<U+0308>nde`.
  package static func spelled(_ text: String) -> String {
    text.unicodeScalars.map { $0.isASCII ? visible($0) : "<\($0.codePoint)>" }.joined()
  }

  /// A few of the names, and how many more there are.
  package static func list(_ names: [String], most: Int = 10) -> String {
    list(names.prefix(most), of: names.count)
  }

  /// Names, and how many more there are.
  ///
  /// - Parameter count: how many there are with those that are not named.
  package static func list(_ names: some Collection<String>, of count: Int) -> String {
    let shown = names.map(plain).joined(separator: ", ")
    return count > names.count ? shown + " and \(count - names.count) more" : shown
  }

  /// A scalar, spelled out if it is invisible.
  package static func visible(_ scalar: Unicode.Scalar) -> String {
    HiddenScalar.isHidden(scalar) ? "<\(scalar.codePoint)>" : String(scalar)
  }
}

/// Invisible characters, which can make a name look like another one.
package enum HiddenScalar {
  /// Whether `scalar` is a control character, a direction override, a line separator, or none that text may have.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    default: return scalar.properties.isBidiControl || scalar.properties.isNoncharacterCodePoint || scalar == "\u{FEFF}"
    }
  }
}

/// Corrections that are certain, and clauses for those that are only likely.
enum Suggested {
  /// The channel that a name certainly means: one in another spelling, the only one of the network that it names, or
  /// the one with the network's name.
  static func channel(_ name: String, in configuration: Configuration) -> String? {
    if let same = Suggestions.same(as: name, among: configuration.channels.map(\.name)) { return same }
    guard let network = Network(rawValue: name) ?? Network(meant: name) else { return nil }
    let channels = configuration.channels.filter { $0.network == network }
    let namesake = channels.first { $0.name == network.rawValue }
    return namesake?.name ?? (channels.count == 1 ? channels.first?.name : nil)
  }

  /// A fix that replaces a name; empty if the name is `nil`.
  static func fix(_ range: SourceRange, writing name: String?) -> [Fix] {
    name.map { [Fix(title: "write \(Shown.code($0))", edits: [TextEdit(range: range, text: $0)])] } ?? []
  }
}

/// Finds the file that was meant by a path that does not exist.
enum SuggestedFile {
  /// The path among `paths` of one folder whose name is nearest to that of `path`.
  static func nearest(to path: String, among paths: [String]) -> String? {
    Suggestions.nearest(to: name(of: path), among: paths.map(name)).flatMap { meant in
      paths.first { name(of: $0) == meant }
    }
  }

  private static func name(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }
}

/// A file of the repository that a post names on a channel.
struct FileReference: Hashable {
  /// From the repository's root.
  let path: String
  let range: SourceRange
  /// Whether it is named in the front matter, where its value may be replaced; else by a picture in the text.
  let isValue: Bool
}

extension ChannelUnderCheck {
  /// Whether the post has any media, card or picture here.
  var usesFiles: Bool {
    content.media != nil || content.preview?.image != nil || text.parts.contains { !$0.images.isEmpty }
  }

  /// Every file that the rendition needs, computed anew.
  var foundReferences: [FileReference] {
    let media = (content.media ?? []).enumerated().flatMap {
      files(of: $0.element, at: "\(deciding("media")).\($0.offset)")
    }
    let card = (content.preview?.image).map { reference($0, "\(deciding("preview")).image") }
    return media + [card].compactMap { $0 } + pictures
  }

  private func files(of item: MediaItem, at path: String) -> [FileReference] {
    var files: [FileReference] = []
    if case .file(let file) = item.source { files.append(reference(file, "\(path).file")) }
    if let thumbnail = item.thumbnail { files.append(reference(thumbnail, "\(path).thumbnail")) }
    return files
      + item.captions.enumerated().map { reference($0.element.file, "\(path).captions.\($0.offset).file") }
  }

  private func reference(_ file: String, _ key: String) -> FileReference {
    FileReference(path: file, range: post.places.value(key), isValue: true)
  }

  private var pictures: [FileReference] {
    text.parts.flatMap(\.images).compactMap { image in
      file(of: image).map { FileReference(path: $0, range: place(ofText: image.range), isValue: false) }
    }
  }

  /// The file of the repository that a picture in the text shows; `nil` if its destination is no such file.
  func file(of image: MarkdownImage) -> String? {
    try? RepositoryPath.normalised(image.destination, from: post.path)
  }
}
