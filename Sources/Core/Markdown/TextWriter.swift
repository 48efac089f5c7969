internal import SocialText

/// Writes a part's text line by line, so that a line that lost all its text leaves no trace.
struct TextWriter {
  /// The lines that are done.
  private(set) var bytes: [UInt8] = []
  /// Where hashtags go: after the last visible character before their comment.
  private(set) var hashtagPlace: Int?
  /// Where markers vanished between two letters.
  private(set) var joints: [Range<Int>] = []

  let breaks: LineBreaks
  private var line: [UInt8] = []
  private var indent: [UInt8] = []
  /// The bullets and numbers that no line has yet.
  private var bullets: [[UInt8]] = []
  /// How many pictures and comments have vanished, in all and before each of `bullets`.
  private var gaps = 0
  private var gapsBefore: [Int] = []
  private var hasBlankBefore = false
  private var placeInLine: Int?
  private var vanished: Range<Int>?
  private var isAfterAddress = false
  private var swallowsSpace = false

  init(breaks: LineBreaks) { self.breaks = breaks }

  /// A blank line was typed here; any number of them is one.
  mutating func blankLine() { hasBlankBefore = true }

  /// What goes before the next line that has text, and before its bullets.
  mutating func setIndent(_ indent: [UInt8]) {
    if bullets.isEmpty { self.indent = indent }
  }

  /// A bullet or number that waits for the next line that has text.
  mutating func addBullet(_ bullet: [UInt8], indent: [UInt8]) {
    setIndent(indent)
    bullets.append(bullet)
    gapsBefore.append(gaps)
  }

  /// Ends a list item. A bullet that still waits is written, unless what it stood before has vanished.
  mutating func closeItem() {
    guard let bullet = bullets.popLast(), let before = gapsBefore.popLast(), gaps == before else { return }
    line = bullet
    endLine()
  }

  mutating func write(_ text: [UInt8]) {
    let text = swallowsSpace ? text.drop { $0.isBlank } : text[...]
    guard let first = text.firstScalar else { return }
    if isAfterAddress, Self.continuesAddress(first) { line.append(.space) }
    noteJoint(before: first)
    line += text
    vanished = nil
    isAfterAddress = false
    swallowsSpace = false
  }

  /// Text that may have line ends: from entities, as `&#10;`.
  mutating func write(lines text: [UInt8]) {
    guard text.contains(.lineEnd) else { return write(text) }
    let lines = text.split(separator: .lineEnd, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if index > 0 { endLine() }
      write(Array(line))
    }
  }

  /// An address gets space where it would run into a word.
  mutating func write(address: [UInt8]) {
    if line.lastScalar?.isWord == true || isAfterAddress { line.append(.space) }
    line += address
    vanished = nil
    isAfterAddress = true
    swallowsSpace = false
  }

  /// Whether an address followed by `scalar` would be another address. Closing punctuation is none of its own.
  private static func continuesAddress(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isWord || "/#&=%_~-+@$".unicodeScalars.contains(scalar)
  }

  /// Markers at `stretch` of the source left no trace here.
  mutating func vanish(_ stretch: Range<Int>) {
    vanished =
      vanished.map { min($0.lowerBound, stretch.lowerBound)..<max($0.upperBound, stretch.upperBound) } ?? stretch
  }

  private mutating func noteJoint(before next: Unicode.Scalar) {
    guard let vanished, next.isWord, line.lastScalar?.isWord == true else { return }
    joints.append(vanished)
  }

  /// A picture or comment left no trace here: one of the spaces around it is enough.
  mutating func closeGap() {
    gaps += 1
    swallowsSpace = line.last?.isASCIISpace ?? true
  }

  /// Hashtags go here, unless an earlier comment asked for them.
  mutating func markHashtagPlace() {
    guard hashtagPlace == nil, placeInLine == nil else { return }
    let count = line.withoutSpaceAtEnd.count
    if count == 0 { hashtagPlace = bytes.count } else { placeInLine = count }
  }

  /// A line end inside a paragraph; `indent` is what goes before the next line.
  mutating func breakLine(isHard: Bool, indent: [UInt8]) {
    if !isHard, breaks == .join {
      if !line.withoutSpaceAtEnd.isEmpty { write([.space]) }
      swallowsSpace = true
    } else {
      endLine()
      setIndent(indent)
    }
  }

  /// Ends the current line. A line without text is dropped, and its bullet is kept for the next one.
  mutating func endLine() {
    line.removeSubrange(line.withoutSpaceAtEnd.count...)
    if !line.isEmpty { appendLine() }
    line.removeAll(keepingCapacity: true)
    vanished = nil
    isAfterAddress = false
    swallowsSpace = false
  }

  private mutating func appendLine() {
    let isFirst = bytes.isEmpty
    if !isFirst { bytes.append(.lineEnd) }
    if !isFirst, hasBlankBefore { bytes.append(.lineEnd) }
    bytes += indent
    for bullet in bullets { bytes += bullet }
    bytes += line
    // The part's first line starts at the margin.
    if isFirst { bytes.removeFirst(bytes.prefix { $0.isASCIISpace }.count) }
    if let placeInLine { hashtagPlace = bytes.count - line.count + placeInLine }
    placeInLine = nil
    hasBlankBefore = false
    indent = []
    bullets = []
    gapsBefore = []
  }
}
