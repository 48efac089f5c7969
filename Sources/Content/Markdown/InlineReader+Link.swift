/// Links and pictures.
extension InlineReader {
  mutating func openLink(to destination: [UInt8]) {
    var node = OpenNode(closing: [], start: cursor.offset, firstPiece: pieces.count)
    if cursor.take("[".utf8) {
      node.closing = Array("]".utf8)
    } else if cursor.take("<".utf8) {
      node.closing = Array(">".utf8)
      node.style = .angledAddress
    } else {
      node.style = Self.isMail(destination) ? .prose : .bareAddress
    }
    if !node.closing.isEmpty { pieces.append(.marker(node.start..<cursor.offset)) }
    open.append(node)
  }

  /// Bare mail addresses are found in text whose escapes and entities are resolved already.
  private static func isMail(_ destination: [UInt8]) -> Bool {
    destination.starts(with: "mailto:".utf8) || destination.starts(with: "xmpp:".utf8)
  }

  mutating func openImage() throws(MarkerMismatch) {
    let start = cursor.offset
    guard cursor.take("![".utf8) else { throw MarkerMismatch() }
    open.append(OpenNode(closing: Array("]".utf8), start: start, firstPiece: pieces.count))
    pieces.append(.marker(start..<cursor.offset))
    openImages += 1
  }

  /// `[text](url)` is "text url", or "url" where the two are the same; `<url>` is "url".
  mutating func closeLink(_ node: OpenNode, to destination: [UInt8]) throws(MarkerMismatch) {
    if node.closing.isEmpty { return }
    let textEnd = cursor.offset
    guard cursor.take(node.closing) else { throw MarkerMismatch() }
    if node.style == .prose { takeTarget(after: node.start + 1..<textEnd) }
    let marker = textEnd..<cursor.offset
    guard openImages == 0 else { return pieces.append(.marker(marker)) }
    let text = pieces[node.firstPiece...].plainText
    if node.style == .angledAddress { return setOff(text, since: node, marker: marker) }
    checkDestination(destination, of: node)
    if isMention(node, of: destination) { return writeMention(text, of: destination, since: node) }
    if destination.isEmpty { return pieces.append(.marker(marker)) }
    if text == destination { return setOff(text, since: node, marker: marker) }
    if let last = text.last, !last.isSpace { pieces.append(.text([.space])) }
    pieces.append(.address(destination))
  }

  /// Puts an address in the place of the text, which says the same.
  private mutating func setOff(_ address: [UInt8], since node: OpenNode, marker: Range<Int>) {
    let others = pieces[node.firstPiece...].filter { !$0.isText }
    pieces.replaceSubrange(node.firstPiece..., with: others)
    pieces += [.address(address), .marker(marker)]
  }

  /// Whether `@` stands before a link to a member or an organization on LinkedIn: `@[Acme](urn:li:organization:1)`.
  private func isMention(_ node: OpenNode, of destination: [UInt8]) -> Bool {
    guard node.style == .prose, LittleText.isURN(destination), node.firstPiece > 0,
      case .text(let before) = pieces[node.firstPiece - 1]
    else { return false }
    return before.last == UInt8(ascii: "@")
  }

  /// Leaves a mention as LinkedIn reads it, its name without markers.
  private mutating func writeMention(_ name: [UInt8], of urn: [UInt8], since node: OpenNode) {
    let others = pieces[node.firstPiece...].filter { !$0.isText && !$0.isMarker }
    pieces.replaceSubrange(node.firstPiece..., with: others)
    pieces.append(.text(Array("[".utf8) + name + Array("](".utf8) + urn + Array(")".utf8)))
  }

  mutating func closeImage(_ node: OpenNode, of destination: [UInt8]) throws(MarkerMismatch) {
    let textEnd = cursor.offset
    guard cursor.take(node.closing) else { throw MarkerMismatch() }
    takeTarget(after: node.start + 2..<textEnd)
    openImages -= 1
    guard openImages == 0 else { return pieces.append(.marker(textEnd..<cursor.offset)) }
    let alt = pieces[node.firstPiece...].plainText
    pieces.removeSubrange(node.firstPiece...)
    checkDestination(destination, alt: alt, of: node)
    pieces.append(.image(destination: destination, alt: alt, at: node.start..<cursor.offset))
  }

  /// An address has no line ends either; only a character reference can bring one in.
  private mutating func checkDestination(_ destination: [UInt8], alt: [UInt8] = [], of node: OpenNode) {
    let hides = destination.hidesCharacters || alt.hidesCharacters || destination.contains { $0 < 0x20 }
    guard hides else { return }
    pieces.append(.issue(.hiddenReference, at: node.start..<cursor.offset))
  }

  private mutating func takeTarget(after text: Range<Int>) {
    switch cursor.takeLinkTarget() {
    case .here: break
    case .definitionOfText: labels.append(Array(cursor.bytes[text]))
    case .definition(let label): labels.append(label)
    }
  }
}
